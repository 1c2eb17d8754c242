# La feuille de route de l’équipe d’animation.

sheet-title = <b>Feuille de route</b> · { $visit }
sheet-day = { $date } · { $title }
sheet-now = ▶ <b>{ $start }–{ $end }</b> { $title }
sheet-method = ◆ À animer à la main : { $title }
sheet-next = Ensuite, { $when } : { $title }
sheet-over = Toutes les séances sont terminées.
sheet-word = Mot de présence à montrer à l’écran : <b>{ $word }</b>
sheet-presence = { $there } sur { $joined } sont présents.
sheet-open-by-hand = 🟢 <b>{ $title }</b> · { $answered } sur { $asked } ont répondu ; ouvert jusqu’à ce que vous fermiez
sheet-open-until = 🟢 <b>{ $title }</b> · { $answered } sur { $asked } ont répondu ; se ferme : { $closes }
sheet-last = Clos : { $title } · { $answered } sur { $asked } ont répondu.
sheet-last-too-few = Clos : { $title } · Moins de 3 réponses ; il n’y a rien à montrer.
sheet-coming = Prochaine question : { $title }
sheet-coming-itself = Prochaine question : { $title } (s’ouvre d’elle-même avec sa séance)
sheet-list = <b>Questions et méthodes</b> · { $visit }
    Touchez-en une pour la voir et l’animer.
sheet-gone = Ceci n’est plus dans le plan.
sheet-not-yet = Pas encore ouvert.
sheet-was-closed = Clos ; { $answered } sur { $asked } ont répondu.
sheet-was-retracted = Retiré ; rien n’est gardé.
sheet-missing = { $count ->
        [one] <b>{ $title }</b> · Une personne n’a pas répondu.
       *[other] <b>{ $title }</b> · { $count } personnes n’ont pas répondu.
    }
sheet-name = • { $name }
sheet-nobody-missing = <b>{ $title }</b> · Tout le monde a répondu.
sheet-outside =
    Ouvrir <b>{ $title }</b> maintenant ?
    Aucune séance n’est en cours. Qui est dans ses heures calmes la reçoit quand elles finissent. Tout le monde la trouve à tout moment avec /now.
sheet-outside-late = Elle se ferme : { $closes }. { $late ->
        [one] Les heures calmes d’une personne finissent plus tard : elle ne la reçoit pas, et la trouve d’ici là avec /now.
       *[other] Les heures calmes de { $late } personnes finissent plus tard : elles ne la reçoivent pas, et la trouvent d’ici là avec /now.
    }
sheet-outside-silent = { $silent ->
        [one] Une personne ne la trouve que par /now : elle a demandé une pause, ou a reçu assez de messages aujourd’hui.
       *[other] { $silent } personnes ne la trouvent que par /now : elles ont demandé une pause, ou ont reçu assez de messages aujourd’hui.
    }
sheet-tools =
    <b>Plus</b>
    Ce qui sera envoyé et quand, un message à tous, ou un changement du programme.
sheet-withdraw = Retirer <b>{ $title }</b> ? Tout le monde le verra sur la carte, et toutes les réponses seront effacées. C’est sans retour.
sheet-not-yours = Vous n’animez aucune visite ; il n’y a donc pas de feuille de route pour vous.

# Méthodes
method-rounds = { $size ->
        [0] { $rounds ->
            [one] Un tour
           *[other] { $rounds } tours
        }
       *[other] { $rounds ->
            [one] Un tour, groupes de { $size }
           *[other] { $rounds } tours, groupes de { $size }
        }
    }
method-step = { $number }. { $minutes }:{ $seconds } · { $who } : { $what }
method-step-each = { $number }. { $minutes }:{ $seconds } · { $who } : { $what } (à chaque tour)
method-who = { $who ->
        [all] tout le monde
        [client] la personne qui demande
        [consultants] celles qui conseillent
       *[other] { $who }
    }
method-by-hand = À animer à la main : lisez les étapes et gardez le temps, s’il vous plaît.

# Boutons
sheet-button-open = Ouvrir : { $title }
sheet-button-reaches-now = Atteint { NUMBER($now) } maintenant
sheet-button-reaches-at = { NUMBER($now) } maintenant, { NUMBER($later) } après { $at } à leur heure
sheet-button-reaches-later = { NUMBER($now) } maintenant, { NUMBER($later) } après leur nuit
sheet-button-close = Fermer : { $title }
sheet-button-reopen = Rouvrir
sheet-button-more = + 1 minute
sheet-button-result = Montrer le résultat : { $title }
sheet-button-so-far = Résultat jusqu’ici
sheet-button-missing = Qui manque ?
sheet-button-withdraw = Retirer …
sheet-button-retract = Oui, retirer
sheet-button-list = Toutes les questions et méthodes
sheet-button-tools = Plus …
sheet-button-main = ‹ Retour à la feuille de route
sheet-button-earlier = ‹ Avant
sheet-button-later = Après ›
sheet-button-method = ◆ { $title }
sheet-button-waiting = ○ { $title }
sheet-button-running = 🟢 { $title }
sheet-button-done = ✓ { $title }

# Accusés
sheet-opened = Ouvert : { $title }
sheet-closed = Clos : { $title }
sheet-reopened = Rouvert : { $title }
sheet-asked-anew = Ces réponses sont scellées ; la question est reposée à tous. Le premier résultat reste : { $title }
sheet-prolonged = Une minute de plus, jusqu’à { $until }
sheet-result-below = Le résultat est ci-dessous.
sheet-sealed-yet = Personne ne voit les réponses à une question anonyme avant sa clôture.
sheet-no-result = Il n’y a rien à montrer : personne n’a répondu, moins de 3 personnes, ou les réponses ont été supprimées après leur délai.
sheet-withdrawn = Retiré : { $title }
