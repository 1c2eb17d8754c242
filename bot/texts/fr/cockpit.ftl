# La feuille de route de l’équipe d’animation.

sheet-title = <b>Feuille de route</b> · { $visit }
sheet-day = { $date } · { $title }
sheet-now = ▶ <b>{ $start }–{ $end }</b> { $title }
sheet-method = ◆ À animer à la main : { $title }
sheet-next = Ensuite, { $when } : { $title }
sheet-over = Toutes les séances sont terminées.
sheet-word = Mot de présence à montrer à l’écran : <b>{ $word }</b>
sheet-presence = { $there } sur { $joined } { $there ->
        [one] est là.
       *[other] sont là.
    }
sheet-open-by-hand = 🟢 <b>{ $title }</b> · { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }{ $steps ->
        [1] { " " }(compté par paliers)
       *[other] { "" }
    }{ $phase ->
        [voting] { " " }; vote en cours
        [talking] { " " }; discussion à deux
        [again] { " " }; second vote
       *[answers] { "" }
    } ; ouvert jusqu’à ce que vous fermiez
sheet-open-until = 🟢 <b>{ $title }</b> · { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }{ $steps ->
        [1] { " " }(compté par paliers)
       *[other] { "" }
    }{ $phase ->
        [voting] { " " }; vote en cours, jusqu’à { $closes }
        [talking] { " " }; discussion à deux, jusqu’à { $closes }
        [again] { " " }; second vote, jusqu’à { $closes }
       *[answers] { " " }; se ferme : { $closes }
    }
sheet-waiting = { $waiting ->
        [one] Une contribution attend votre regard.
       *[other] { $waiting } contributions attendent votre regard.
    }
sheet-on-the-board = Son résultat est au tableau.
sheet-last = ✓ { $title } · { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }.
sheet-last-too-few = ✓ { $title } · Moins de 3 réponses ; il n’y a rien à montrer.
sheet-coming = Prochaine question : { $title }
sheet-coming-itself = Prochaine question : { $title } (s’ouvre d’elle-même avec sa séance)
sheet-later = { $more ->
        [0] Puis : { $titles }
       *[other] Puis : { $titles } · et { $more } de plus
    }
sheet-skipped = Pas aujourd’hui : { $titles }
sheet-hands = { $raised ->
        [one] Une main est levée.
       *[other] { $raised } mains sont levées.
    }
sheet-list = <b>Questions et méthodes</b> · { $visit }
    Touchez-en une pour la voir et l’animer.
sheet-gone = Ceci n’est plus dans le plan.
sheet-not-yet = Pas encore ouvert.
sheet-not-today = Pas aujourd’hui. Vous pouvez quand même l’ouvrir.
sheet-was-closed = Clos ; { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }.
sheet-was-retracted = Retiré ; rien n’est gardé.
sheet-missing = { $count ->
        [one] <b>{ $title }</b> · Une personne n’a pas répondu.
       *[other] <b>{ $title }</b> · { $count } personnes n’ont pas répondu.
    }
sheet-name = • { $name }
sheet-name-not-seen = • { $name } – pas encore vu
sheet-not-seen = { $count ->
        [one] Une personne ne l’a pas encore vue.
       *[other] { $count } personnes ne l’ont pas encore vue.
    } Telegram ne dit pas qui l’a vue.
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
sheet-further = <b>{ $title }</b>
    Corriger ses mots, obtenir ses réponses en fichier, ou la retirer.
sheet-tools =
    <b>Plus, pendant l’appel</b>
    Poser une question qui n’est dans aucun plan, voir qui veut parler, noter quelque chose pour le rapport.
sheet-files =
    <b>Autour de l’appel</b>
    Qui de vous mène, ce qui sera envoyé et quand, un message à tous, un changement du programme, les réponses en fichier, une répétition entre vous.
sheet-withdraw = Retirer <b>{ $title }</b> ? Tout le monde le verra sur la carte, et toutes les réponses seront effacées. C’est sans retour.
sheet-not-yours = Vous n’animez aucune visite ; il n’y a donc pas de feuille de route pour vous.

# Qui manque
nudge-how = Le rappel est sans bruit. Il remet la question à la fin de leur discussion ; personne ne voit qui d’autre l’a reçu.
nudge-was = Un rappel vient de partir. Vous pourrez recommencer après deux minutes.
nudge-note = 🔔 C’est encore ouvert. Votre réponse nous aiderait. Si vous préférez ne pas répondre, pas de souci.
nudge-done = Rappelé sans bruit : { $title }
nudge-too-soon = Un rappel est parti il y a moins de deux minutes. Laissez-leur un instant, s’il vous plaît.

# Notes pour le rapport
note-write =
    <b>Une note pour le rapport</b>
    Écrivez-la maintenant, comme un message. Seule l’équipe la voit. Elle est gardée avec la question ouverte.
note-kept = Noté pour le rapport. Seule l’équipe le voit. Toutes les notes : /sheet, puis « Plus … », « Écrire une note ».
note-kept-on = Noté pour le rapport, sur « { $title } ». Seule l’équipe le voit. Toutes les notes : /sheet, puis « Plus … », « Écrire une note ».
note-too-long = Une note peut avoir de 1 à { NUMBER($limit) } caractères ; celle-ci en a { NUMBER($length) }.
note-deleted = La note est supprimée.
notes-title = { $count ->
        [0] <b>Notes pour le rapport</b> · Il n’y en a pas.
       *[other] <b>Notes pour le rapport</b> · { $count }. Seule l’équipe les voit.
    }
notes-note = <b>{ $who }</b>, { $when }
    { $text }
notes-note-on = <b>{ $who }</b>, { $when }, sur « { $about } »
    { $text }

# Qui mène
team-page =
    <b>Qui mène ?</b>
    Cela ne fait que l’annoncer à l’équipe. Chacun garde tous ses boutons.
team-alone =
    <b>Qui mène ?</b>
    Vous êtes pour l’instant seul dans l’équipe.
lead-you = C’est vous qui menez.
lead-who = { $who } mène.
lead-taken = C’est vous qui menez. Les autres le voient.
lead-handed-over = { $who } mène désormais, et le sait.
lead-not-reached = { $who } mène désormais, mais n’est pas joignable ici. Dites-le dans l’appel, s’il vous plaît.
lead-not-in-team = Cette personne n’est plus dans l’équipe.
lead-is-yours = <b>{ $who } vous passe la main.</b> { $state } Votre feuille de route est ci-dessous.
lead-runs = Ouvert en ce moment : { $title }, { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }.
lead-nothing-runs = Rien n’est ouvert en ce moment.

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
sheet-button-rehearse = 👻 Ouvrir : { $title }
sheet-button-reaches-now = Atteint { NUMBER($now) } maintenant
sheet-button-reaches-at = { NUMBER($now) } maintenant, { NUMBER($later) } après { $at } à leur heure
sheet-button-reaches-later = { NUMBER($now) } maintenant, { NUMBER($later) } après leur nuit
sheet-button-close = Fermer : { $title }
sheet-button-step-voting = Lancer le vote : { $title }
sheet-button-step-talking = Laisser discuter : { $title }
sheet-button-step-again = Revoter : { $title }
sheet-button-close-at-once = Fermer tout de suite
sheet-button-ask-anew = Reposer à tous
sheet-button-show = Montrer au tableau
sheet-button-hide = Cacher au tableau
sheet-button-moderate = { $waiting ->
        [0] Regarder les réponses
        [one] Regarder les réponses (1 attend)
       *[other] Regarder les réponses ({ $waiting } attendent)
    }
sheet-button-hands = Mains levées : { $raised }
sheet-button-queue = Qui veut parler
sheet-button-skip = Passer
sheet-button-after-all = La poser quand même
sheet-button-back = ‹ La précédente
sheet-button-on = Continuer dans le plan
sheet-button-undo = Annuler : { $what }
sheet-button-further = Changer ou retirer …
sheet-button-to-item = ‹ Retour à la question
sheet-button-word = Corriger ses mots
sheet-button-export-one = Ses réponses en fichier
sheet-button-nudge = Rappeler sans bruit
sheet-button-proxy = Répondre pour quelqu’un …
sheet-button-spot = Poser une question maintenant
sheet-button-note = Écrire une note
sheet-button-notes = Toutes les notes ({ $count })
sheet-button-unnote = Supprimer : { $what }
sheet-button-team = Qui mène ?
sheet-button-hand-over = Passer la main à { $who }
sheet-button-take-lead = C’est moi qui mène
sheet-button-files = Autour de l’appel …
sheet-button-export = Réponses en fichier
sheet-button-ghost-on = Répéter entre nous
sheet-button-ghost-off = Finir la répétition
sheet-button-reopen = Rouvrir
sheet-button-more = + 1 minute
sheet-button-result = Montrer le résultat : { $title }
sheet-button-so-far = Résultat jusqu’ici
sheet-button-missing = Qui manque ?
sheet-button-withdraw = Retirer …
sheet-button-retract = Oui, retirer
sheet-button-list = Toute la liste …
sheet-button-tools = Plus …
sheet-button-main = ‹ Retour à la feuille de route
sheet-button-earlier = ‹ Avant
sheet-button-later = Après ›
sheet-button-method = ◆ { $title }
sheet-button-waiting = ○ { $title }
sheet-button-running = 🟢 { $title }
sheet-button-done = ✓ { $title }
sheet-button-skipped = – { $title }

# Accusés
sheet-opened = Ouvert : { $title }
sheet-closed = Clos : { $title }
sheet-reopened = Rouvert : { $title }
sheet-asked-anew = Ces réponses sont scellées ; la question est reposée à tous. Le premier résultat reste : { $title }
sheet-prolonged = Une minute de plus, jusqu’à { $until }
sheet-result-below = Le résultat est ci-dessous.
sheet-sealed-yet = Personne ne voit ces réponses avant la clôture de la question.
sheet-nothing-yet = Il n’y a rien à montrer pour l’instant : trop peu de personnes ont répondu.
sheet-no-result = Il n’y a rien à montrer : personne n’a répondu, moins de 3 personnes, ou les réponses ont été supprimées après leur délai.
sheet-withdrawn = Retiré : { $title }
sheet-step-voting = Le vote commence : { $title }
sheet-step-talking = La discussion commence : { $title }
sheet-step-again = Le second vote commence : { $title }
sheet-shown = Au tableau : { $title }
sheet-hidden = Retiré du tableau : { $title }
sheet-did-skipped = Pas aujourd’hui : { $title }
sheet-did-after-all = Posée quand même : { $title }
sheet-did-back = De retour à : { $title }
sheet-no-such-step = Ce n’est pas possible en ce moment. Regardez de nouveau la feuille de route, s’il vous plaît.

# Ce que quelqu’un d’autre a fait entre-temps
sheet-meanwhile-opened = Déjà ouvert : { $title }
sheet-meanwhile-by-opened = { $who } l’a déjà ouvert : { $title }
sheet-meanwhile-closed = Déjà clos : { $title }
sheet-meanwhile-by-closed = { $who } l’a déjà fermé : { $title }
sheet-meanwhile-stepped = C’est déjà en cours : { $title }
sheet-meanwhile-by-stepped = { $who } a été plus rapide, c’est déjà en cours : { $title }
sheet-meanwhile-withdrawn = Déjà retiré : { $title }
sheet-meanwhile-by-withdrawn = { $who } l’a déjà retiré : { $title }

# Annuler
sheet-act-opened = ouverture de « { $title } »
sheet-act-reopened = réouverture de « { $title } »
sheet-act-closed = clôture de « { $title } »
sheet-act-stepped = suite de « { $title } »
sheet-act-prolonged = une minute de plus pour « { $title } »
sheet-act-withdrawn = retrait de « { $title } »
sheet-act-shown = mise au tableau de « { $title } »
sheet-act-hidden = retrait du tableau de « { $title } »
sheet-act-skipped = saut de « { $title } »
sheet-act-after-all = reprise de « { $title } »
sheet-act-back = retour à « { $title } »
sheet-undone = Annulé : { $what }
sheet-undo-gone = C’est déjà annulé, ou trop ancien.
sheet-undo-other = Quelque chose a été fait depuis : { $what }. Le bouton ci-dessous annule d’abord cela.
sheet-undo-changed = Cela ne peut plus être annulé, car la question a changé depuis : { $what }
sheet-undo-withdrawn = Ce qui a été retiré ne peut pas revenir : les réponses sont supprimées. Vous pouvez l’ouvrir de nouveau pour la reposer à tous.
sheet-undo-stepped = Cela a commencé et ne peut pas être repris. Vous pouvez continuer, ou fermer.
sheet-undo-answered = Quelqu’un a déjà répondu. Retirer supprime les réponses ; confirmez-le, s’il vous plaît.
sheet-undo-sealed = Les réponses sont scellées et ne peuvent pas continuer. Vous pouvez reposer la question à tous ; le premier résultat reste.
prompt-no-minute-left = Il reste moins d’une minute ; on ne peut pas en retirer une. Vous pouvez fermer.
