# Une annonce de l’équipe : la lettre, et la carte de l’équipe.
announcement =
    <b>{ $author }</b> · { $visit }

    { $text }
short-announcement = { $author } : { $text }

announce-not-yours = Vous n’animez aucune visite ; il n’y a donc personne à qui annoncer quelque chose.
announce-which = Dans quelle visite voulez-vous annoncer quelque chose ?
announce-ask-text =
    <b>Écrivez votre annonce maintenant.</b>
    En un seul message d’au plus 3 000 caractères. Vous la verrez avant qu’elle parte.
announce-ask-time =
    <b>Quand doit-elle partir ?</b>
    Écrivez-le, à l’heure locale ({ $city }) : 17:00, demain 9:00 ou 2027-04-21 09:00.
announce-unclear = Je n’ai pas pu lire « { $said } » comme un moment à venir.
announce-empty = <b>Une nouvelle annonce</b>, encore sans texte.
announce-preview = <b>Voici ce que les gens verront :</b>
announce-one-language = Elle part comme vous l’avez écrite, dans une seule langue.
announce-soon = <b>Elle part dans une minute.</b> Jusque-là, vous pouvez l’arrêter.
announce-planned = <b>Elle part { $when }</b>, à l’heure locale ({ $city }).
announce-too-late =
    <b>Votre annonce n’a pas été envoyée.</b>
    Elle était prévue pour { $planned } ; je n’ai pas pu l’envoyer à ce moment-là, et plus d’une heure après, elle pourrait ne plus être juste. C’est de nouveau un brouillon : envoyez-la, changez-la ou abandonnez-la.
announce-latest = Annoncé, { $when } : { $author } : { $text }
announce-discarded = Abandonnée. Rien n’a été envoyé.
announce-sent = <b>Envoyée : { $when }.</b> Toutes les personnes qui participent la reçoivent ; pas l’équipe.
announce-nobody = Personne n’a encore rejoint la visite ; personne ne l’a donc reçue.
announce-name = { $name }
announce-more = et { $count } de plus

# Qui est atteint
reaches-now = { $now ->
        [0] Personne n’est atteint maintenant.
        [one] Une personne est atteinte maintenant.
       *[other] { $now } personnes sont atteintes maintenant.
    }
reaches-at = Reçue maintenant par { NUMBER($now) }, et par { NUMBER($later) } après { $at }, à leur heure.
reaches-later = Reçue maintenant par { NUMBER($now) }, et par { NUMBER($later) } après leur nuit.
reaches-then-now = { $now ->
        [0] Personne ne sera atteint alors, en l’état.
        [one] Une personne sera atteinte alors.
       *[other] { $now } personnes seront atteintes alors.
    }
reaches-then-at = Reçue alors par { NUMBER($now) }, et par { NUMBER($later) } après { $at }, à leur heure.
reaches-then-later = Reçue alors par { NUMBER($now) }, et par { NUMBER($later) } après leur nuit.
reaches-silent = { $silent ->
        [one] Une personne ne la reçoit pas : elle a demandé une pause, ou aura reçu assez de messages ce jour-là.
       *[other] { $silent } personnes ne la reçoivent pas : elles ont demandé une pause, ou auront reçu assez de messages ce jour-là.
    }

# Ce qu’elle est devenue
announce-arrived = ✓ Envoyée : { $count }
announce-together = ✓ Envoyée, dans un message avec d’autres : { $count }
announce-on-its-way = En route : { $count }
announce-morning = Attend leur matin : { $count } –
announce-unreached = Impossible à joindre : { $count } –
announce-kept-back = Pas envoyée (pause, assez de messages, ou parties) : { $count }
announce-forgotten = Il y a si longtemps qu’on ne garde plus si elle est arrivée : { $count }

# Boutons
announce-button-send = Envoyer
announce-button-time = Envoyer à …
announce-button-other-time = Une autre heure …
announce-button-text = Changer le texte
announce-button-write = Écrire le texte
announce-button-drop = Abandonner
announce-button-undo = Arrêter
announce-button-once = Envoyer tout de suite
announce-button-keep = ‹ Laisser tel quel

# Accusés et refus
announce-leaves = Elle part dans { $seconds } secondes. « Arrêter » la retient.
announce-undone = Arrêtée. Rien n’a été envoyé.
announce-gone = Cette annonce n’est plus conservée.
announce-left-already = Elle est déjà partie.
announce-not-any-more = Ce n’est plus possible ; voici où elle en est.
announce-no-text = Il n’y a pas encore de texte.
announce-too-long = Cela fait { $length } caractères ; une annonce en a au plus { $limit }. Raccourcissez-la, ou faites-en deux, s’il vous plaît.
