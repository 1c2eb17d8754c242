# /connect : la même visite dans une autre application. $channel est `web` (notre page), `telegram`,
# ou le nom d’un autre robot sur Telegram.
connect-offer =
    <b>Continuer dans une autre application</b>
    Ouvrez-y le lien ci-dessous, ou écrivez-y ce code : <code>{ $code }</code>
    Il n’est que pour vous, ne sert qu’une fois, et pendant { $minutes } minutes. Vos réponses, votre présence et votre attestation restent les vôtres : rien ne recommence.
connect-button = { $channel ->
        [web] Continuer sur notre page
       *[other] Continuer dans Telegram
    }
connect-button-here = M’écrire de nouveau ici
connect-back = En ce moment, je vous écris dans une autre conversation.
connect-nowhere = Il n’y a pas d’autre application : ce Hospes n’est qu’ici.
connect-unknown = Ce code n’ouvre rien. Un signe s’est peut-être perdu ? /connect vous en donne un nouveau, dans la conversation où vous êtes déjà.
connect-used = Ce code a déjà servi. /connect vous en donne un nouveau, dans la conversation où vous êtes déjà.
connect-expired = Ce code est trop ancien. /connect vous en donne un nouveau, dans la conversation où vous êtes déjà.
connect-same-chat = Vous y êtes déjà. Ouvrez le lien, ou écrivez le code, dans l’autre application.
connect-taken = Cette conversation est celle d’une personne déjà inscrite ; le code n’y fait donc rien. Si c’est vous aussi, adressez-vous à l’organisation.
connect-moved = { $channel ->
        [web] Désormais, je vous écris sur notre page.
       *[other] Désormais, je vous écris dans Telegram.
    } Ce qui se trouve ici continue de fonctionner. Ce n’était pas vous ? Dites-le à l’organisation. /connect vous ramène ici.
connect-done =
    <b>Bonjour { $name }, vous y êtes.</b>
    Je vous écris ici désormais. Vos réponses, votre présence et votre attestation sont telles qu’elles étaient.
    { $channel ->
        [web] Aucun autre service ne transporte ces messages.
       *[other] Telegram transporte ces messages et en répond pour sa part, selon ses propres conditions.
    }
connect-here = Je vous écris ici désormais.
