# Le tableau : la page partagée dans la réunion, et la carte avec laquelle l’équipe la conduit.

# La carte
board-card =
    <b>{ $visit }</b> · Tableau
    Partagez cette page dans la réunion. Elle suit ce que vous demandez et montre les résultats dès qu’ils peuvent l’être.
    <code>{ $address }</code>
    Qui a le lien peut regarder : gardez-le donc pour la réunion. Un nouveau lien, et l’ancien n’ouvre plus rien.
board-card-no-address =
    <b>{ $visit }</b> · Tableau
    Cet Hospes n’a pas encore d’adresse sur le web : il n’y a donc pas de page à partager. La personne qui l’exploite peut en définir une.
board-card-shows = À l’écran : <b>{ $title }</b>
board-card-empty = À l’écran : le début de la prochaine séance.
board-card-dark = À l’écran : seulement le titre de la visite.
board-card-spotlight = À l’écran : une réponse, en grand.
board-card-held = Il reste sur celle-ci, quoi que vous ouvriez.
board-card-results = Son résultat est montré.
board-card-no-results = Son résultat n’est pas montré.
board-button-board = Tableau à partager
board-button-look = Ouvrir le tableau
board-button-show = Montrer le résultat
board-button-hide = Cacher le résultat
board-button-hold = Rester sur celle-ci
board-button-follow = Suivre ce que j’ouvre
board-button-dark = Ne montrer que le titre
board-button-light = Tout montrer à nouveau
board-button-end-spotlight = Éteindre le projecteur
board-button-renew = Renouveler le lien
board-button-renew-now = Oui, le renouveler
board-renew-ask =
    <b>{ $visit }</b> : donner un nouveau lien au tableau ?
    L’ancien lien n’ouvre plus rien, tout de suite. Les personnes qui l’ont ouvert lisent qu’il a été renouvelé ; merci de partager le nouveau.
board-renewed = Voici le nouveau lien. L’ancien n’ouvre plus rien.
board-shown = Le tableau montre le résultat.
board-hidden = Le tableau ne montre pas le résultat.
board-held = Le tableau reste sur celle-ci.
board-follows = Le tableau suit ce que vous ouvrez.
board-is-dark = Le tableau ne montre que le titre.
board-is-light = Le tableau montre tout à nouveau.
board-spotlight-ended = Le projecteur est éteint.
board-shows-nothing = Il n’y a rien sur le tableau pour l’instant.

# Du tableau vers la conversation, par son code QR
board-stranger = Bonjour ! Les personnes qui participent à une visite trouvent ici ses questions ouvertes. Je ne vous connais pas encore : ouvrez d’abord le lien personnel de votre invitation, puis revenez.

# Sur la page : sans balises
board-join = Participer
board-how = Scannez, ou ouvrez
board-starts = Nous commençons à { $when }
board-soon = La prochaine question viendra ici
board-over = Cette visite est terminée. Merci d’avoir été là !
board-open = Vous pouvez répondre
board-voting = Votez pour les questions qui comptent pour vous
board-talking = Parlez avec votre partenaire
board-again = Votez encore une fois
board-closed = Clos
board-counted = { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }
board-needed = { $needed ->
        [one] Il manque encore 1 voix
       *[other] Il manque encore { $needed } voix
    }
board-needed-next = { $needed ->
        [one] Encore une voix, et cela avance
       *[other] Encore { $needed } voix, et cela avance
    }
board-at-closing = Le résultat viendra à la clôture
board-not-yet = L’équipe d’animation montrera le résultat ici
board-hidden-result = Le résultat n’est pas montré ici
board-nothing = Il n’y a rien à montrer
board-seen-group = Tout le monde voit qui a dit quoi
board-seen-organisation-type = Montré par type d’organisation, sans noms
board-seen-facilitators = Seule l’équipe d’animation voit les réponses
board-seen-own-group = Seul le petit groupe de chacun voit les réponses
board-seen-no-one = Anonyme : personne ne voit qui a dit quoi
board-count = { $number } · { $percent } %
board-right = Juste : { $answer }
board-place = { $place }. { $label }
board-first = { $first ->
        [0] Premier pour personne
        [one] Premier pour { $first }
       *[other] Premier pour { $first }
    }
board-points = { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
board-spot = { $across } · { $up }
board-in-between = entre les deux
board-votes = { $votes ->
        [one] { $votes } voix
       *[other] { $votes } voix
    }
board-answered = Répondue
board-pinned = Épinglée
board-starred = Mise en avant par l’équipe
board-shift = { $before } → { $after }
board-before = Premier vote
board-after = Second vote
board-moved = { $number } de « { $source } » à « { $target } »
board-more = et { $number } de plus
board-speaks = A la parole
board-next = Ensuite

# Autour
board-left = Temps restant
board-minute = Plus qu’une minute.
board-time-up = Le temps est écoulé.
board-gone = Ce lien a été renouvelé. Demandez le nouveau à l’équipe d’animation.
board-lost = La connexion est perdue. Elle revient d’elle-même.
board-refresh = Dans votre navigateur, cette page ne s’actualise pas d’elle-même.
board-refresh-now = Actualiser
board-help = Touches
board-close = Fermer
board-fullscreen = Plein écran
board-theme = Clair ou sombre
board-qr = Montrer ou cacher le code pour participer
board-language = Langue
board-said = { $title } : { $counted }
