# La page sur laquelle on répète une visite : plusieurs discussions côte à côte, une horloge, un public.

stage-title = Répétition
stage-hint = Tout le monde ici est inventé, et rien ne quitte cet ordinateur. Vous êtes la facilitatrice ou le facilitateur : appuyez sur le premier bouton de la feuille de route, et tout le monde reçoit la question. Les autres discussions sont celles de participants : essayez-les aussi. « Aller à la suite » avance l’horloge jusqu’à ce qui se passe ensuite.
stage-hint-gone = Compris
stage-clock = L’horloge de la visite
stage-play = Lecture
stage-pause = Pause
stage-speed = Vitesse
stage-speed-times = { $times }×
stage-jump = Aller à la suite
stage-jumping = En route …
stage-nothing-next = Terminé : plus rien n’arrive de soi-même
stage-session-on = Maintenant : { $title }. À l’écran partagé : « { $word } »
stage-session-off = Aucune session en cours
stage-there = Il est { $when } : { $what }
stage-stop-begins = { $title } commence
stage-stop-ends = { $title } se termine
stage-stop-held = messages qui attendaient la fin des heures calmes
stage-stop-to = { $count ->
        [one] { $what } (une personne)
       *[other] { $what } (jusqu’à { $count } personnes)
    }
stage-chats = Discussions
stage-another = Une autre discussion …
stage-close = Fermer cette discussion : { $name }
stage-take = Jouer
stage-give = Simuler
stage-role-participant = participant·e
stage-role-facilitator = facilitation
stage-role-host-coordinator = coordination de l’hôte
stage-role-organiser = organisation
stage-role-crowd = dans le public
stage-role-away = pas encore là
stage-crowd = Le public
stage-size = Combien de personnes
stage-size-of = { $size } sur { $most }
stage-share = Combien d’entre elles répondent
stage-share-of = { $share } %
stage-pace = À quelle vitesse
stage-pace-eager = rapide
stage-pace-normal = normale
stage-pace-slow = lente
stage-sent = Ce qui a été envoyé, et pourquoi
stage-sent-nothing = Rien encore.
stage-not-sent = { $count ->
        [one] Non envoyé à une personne
       *[other] Non envoyé à { $count } personnes
    }
stage-kind-letter = message
stage-kind-card = carte
stage-kind-changed = carte, modifiée
stage-lane-live = tout de suite
stage-lane-owed = dans tous les cas
stage-lane-unsolicited = de jour seulement
stage-why-time = À l’heure prévue : { $what }
stage-why-team = L’équipe a fait quelque chose qui les concerne
stage-why-own = Répond à ce que la personne a fait
stage-why-join = La personne a ouvert son lien personnel
stage-why-sheet = La feuille de route de l’équipe
stage-why-tool = Un outil de l’équipe
stage-why-opened = { $who } a ouvert : { $title }
stage-why-opened-itself = S’est ouvert de soi-même : { $title }
stage-why-result = Fermé : { $title }
stage-lost = La répétition s’est arrêtée, ou la connexion est perdue. Cette page revient d’elle-même.
stage-starting = La répétition commence dans un instant.
stage-script = Cette page a besoin de JavaScript.
