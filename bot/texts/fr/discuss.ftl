# Confronter et discuter : voter, parler, revoter
discuss-foretold = { $minutes ->
        [one] 💬 Ensuite vous parlez une minute avec quelqu’un qui a choisi autre chose, puis vous revotez. Vous saurez tous deux que vos choix diffèrent.
       *[other] 💬 Ensuite vous parlez { $minutes } minutes avec quelqu’un qui a choisi autre chose, puis vous revotez. Vous saurez tous deux que vos choix diffèrent.
    }
discuss-first-vote = Votre premier vote : <b>{ $answer }</b>
discuss-with = { $count ->
        [one] 💬 Parlez avec <b>{ $names }</b>. Vous êtes le duo { $number }.
       *[other] 💬 Parlez avec <b>{ $names }</b>. Vous êtes le groupe { $number }.
    }
discuss-who = { $name } ({ $beside })
discuss-differ = { $count ->
        [one] Vos choix diffèrent. Dites-vous pourquoi, et guettez ce à quoi vous n’aviez pas pensé.
       *[other] Vous n’avez pas tous choisi la même chose. Dites-vous pourquoi, et guettez ce à quoi vous n’aviez pas pensé.
    }
discuss-alike = Vous avez choisi la même chose. Qu’est-ce qui plaiderait contre ? Cherchez ensemble la meilleure raison.
discuss-listen = Vous n’avez pas encore voté : écoutez d’abord ce qui plaide pour l’un, et pour l’autre.
discuss-nobody = Les autres parlent à deux ou à trois. Voulez-vous rejoindre un groupe ?
discuss-until = Jusqu’à { $until }. Ensuite vous revotez.
discuss-button-away = L’autre personne n’est pas là
discuss-button-away-all = Personne du groupe n’est là
discuss-button-join = Trouver quelqu’un avec qui parler
discuss-moved = Voici quelqu’un d’autre avec qui parler.
discuss-over = La discussion est terminée.
discuss-no-other = Il n’y a pas d’autre groupe pour le moment. Dites-le à l’animation dans l’appel, s’il vous plaît.
discuss-again = <b>Votez de nouveau, s’il vous plaît.</b> Gardez votre choix ou changez-le, les deux sont bien. Seuls comptent dans l’évolution ceux qui votent deux fois.
discuss-mine = ✓ Votre second vote : <b>{ $answer }</b>
discuss-first-choice = { $label } · mon premier vote
discuss-talk-now = C’est le moment de parler. Vous revotez à { $until }.
discuss-vote-again = Le premier vote est terminé. Utilisez les boutons les plus récents pour revoter.
discuss-not-yet = Le second vote vient après la discussion.

# La liste des groupes, pour l’équipe
pairs-button = Qui parle avec qui
pairs-talking = <b>{ $title }</b>
    Ces personnes parlent ensemble jusqu’à { $until } :
pairs-before = <b>{ $title }</b>
    Ces personnes ont parlé ensemble :
pairs-list = <pre>{ $pairs }</pre>
pairs-line = { $number }. { $names }
pairs-alone = { $number }. { $names } (sans partenaire)
pairs-note = Copiez la liste pour les salles de votre appel. Elle change quand quelqu’un cherche un autre partenaire.
pairs-over = <b>{ $title }</b>
    La discussion est terminée. Qui a parlé avec qui n’est pas conservé.

# Ce que la discussion a changé
shift-changed = { $changed ->
        [0] Personne sur { $people } n’a changé d’avis.
        [one] Une personne sur { $people } a changé d’avis :
       *[other] { $changed } personnes sur { $people } ont changé d’avis :
    }
shift-moved = • { $number } de « { $before } » à « { $after } »
shift-count = { $label } : <b>{ $before }</b> → <b>{ $after }</b>
shift-twice = Seuls comptent ceux qui ont voté les deux fois.
