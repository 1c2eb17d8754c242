# /settings, /pause, /fewer, /resume

settings-title = <b>Comment je vous écris</b>
settings-zone = Votre heure : <b>{ $now }</b>, { $city }.
settings-quiet = { $own ->
        [yes] Vos heures calmes : <b>{ $hours }</b>, à votre heure.
       *[other] Heures calmes : <b>{ $hours }</b>, à votre heure, comme pour la visite.
    } Pendant ce temps, vous ne recevez rien que vous n’ayez demandé. Le lien d’une séance de nuit arrive avant.
settings-fewer-on = Moins de messages : <b>oui</b>. Vous recevez l’heure et le lien de chaque jour, les changements, votre certificat, et un autre message par jour au plus.
settings-fewer-off = Moins de messages : <b>non</b>. Vous recevez aussi les récapitulatifs et les rappels des questions ouvertes.
settings-no-pause = Pause : <b>aucune</b>.
settings-paused = <b>En pause jusqu’à : { $until }.</b> Ni rappels, ni questions, ni lien de l’appel : /agenda le montre, et /now ce qui est ouvert. Seuls les changements du programme et votre certificat arrivent encore. /resume y met fin.
settings-paused-on-call = <b>En pause jusqu’à ce que vous écriviez /resume.</b> Ni rappels, ni questions, ni lien de l’appel : /agenda le montre, et /now ce qui est ouvert. Seuls les changements du programme et votre certificat arrivent encore.
settings-language = Langue : <b>{ $language }</b>.

settings-ask-zone =
    <b>Où êtes-vous ?</b>
    Touchez l’heure que montre votre horloge, ou écrivez le nom d’une ville ou d’un pays. Toutes les heures et tous les messages suivent aussitôt.
settings-zone-unclear = Je ne connais pas de lieu appelé « { $said } ». Une plus grande ville proche ou le pays suffit, comme « Lisbonne » ou « Finlande ».
settings-ask-quiet =
    <b>Quand dois-je me taire ?</b>
    Maintenant : { $hours }. Touchez, ou écrivez de quand à quand à votre heure, comme 22-7 ou 22:00-07:30.
settings-quiet-unclear = Je n’ai pas su lire « { $said } » comme des heures calmes. Écrivez de quand à quand, comme 22-7 ou 21:30-07:00 ; 18 heures au plus. Pour plus longtemps : /pause.
settings-ways =
    <b>Plus sur la manière de vous joindre</b>
    Calendrier : les séances dans le vôtre. Autre application : la même visite par un autre de nos canaux.
settings-mail = Courriel quand quelque chose vous attend sur notre page sans que vous l’ayez vu : <b>{ $on ->
        [yes] oui
       *[no] non
    }</b>. Rien de ce que j’ai écrit n’y figure.
settings-ask-language =
    <b>Dans quelle langue dois-je écrire ?</b>
    Touchez-en une, ou écrivez son nom.
settings-language-unclear = Je n’écris pas encore en « { $said } ». Choisissez l’une de celles-ci.
settings-ask-pause =
    <b>Jusqu’à quand faire une pause ?</b>
    Jusque-là rien n’arrive, pas même les rappels et le lien de l’appel : /agenda le montre. Seuls les changements du programme et votre certificat arrivent encore. Rien d’ancien n’arrive après.
    Touchez, ou écrivez-le : 2 jours, jusqu’à vendredi, jusqu’à 18:00.
settings-pause-unclear = Je n’ai pas su lire « { $said } » comme la fin d’une pause. Écrivez pour combien de temps ou jusqu’à quand, un an au plus : 2 jours, 3 heures, jusqu’à vendredi, le 21 avril à 18:00.

settings-zone-set = Tout est maintenant à votre nouvelle heure.
settings-quiet-set = C’est fait. Vos heures calmes valent dès maintenant.
settings-language-set = C’est fait. J’écris désormais dans cette langue.
settings-fewer-set = Moins de messages désormais. Arrivent encore : l’heure et le lien de chaque jour, les changements, votre certificat, et un autre message par jour au plus. /fewer l’annule.
settings-mail-set = Vous recevez un courriel quand quelque chose vous attend sur notre page.
settings-mail-unset = Vous ne recevez plus de courriels quand quelque chose attend.
settings-fewer-unset = Vous recevez de nouveau les récapitulatifs et les rappels des questions ouvertes, hors de vos heures calmes.
settings-pause-set = En pause jusqu’à : { $until }. Seuls les changements et votre certificat arrivent encore.
settings-pause-set-on-call = En pause jusqu’à ce que vous écriviez /resume. Seuls les changements et votre certificat arrivent encore.
settings-resumed = Bon retour ! { $open ->
        [0] Rien n’est ouvert pour vous.
        [one] Questions ouvertes : { $open } : /now
       *[other] Questions ouvertes : { $open } : /now
    }
settings-pause-over = Vous étiez en pause. Comme vous voilà de retour, elle est finie : tout arrive comme prévu. /pause en commence une autre.
settings-not-paused = Il n’y a pas de pause à terminer : vous recevez déjà tout.
settings-later = Répondez d’abord à ce que je viens de vous demander, puis revenez ici.

# Boutons
settings-button-back = ‹ Retour
settings-button-zone = Je suis ailleurs
settings-button-quiet = Heures calmes
settings-button-quiet-visit = Comme pour la visite
settings-button-fewer = Moins de messages
settings-button-more = Tous les messages
settings-button-pause = Pause …
settings-button-resume = Terminer la pause
settings-button-language = Langue
settings-button-calendar = Calendrier
settings-button-ways = Plus …
settings-button-connect = Une autre application
settings-button-mail-on = M’envoyer des courriels
settings-button-mail-off = Pas de courriels
settings-button-pause-tomorrow = Jusqu’à demain, 08:00
settings-button-pause-week = Une semaine
settings-button-pause-day = Jusqu’au prochain jour de la visite : { $until }
settings-button-pause-forever = Jusqu’à ce que j’écrive /resume
