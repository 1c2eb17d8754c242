# Ce que l’équipe décide de ce que les gens ont écrit.

moderate-list = <b>Modérer</b> · { $title }
moderate-count = { $count ->
        [one] Une contribution.
       *[other] { $count } contributions.
    }
moderate-waiting = { $count ->
        [one] ⏳ Une vous attend.
       *[other] ⏳ { $count } vous attendent.
    }
moderate-hidden = { $count ->
        [one] 🙈 Une est masquée.
       *[other] 🙈 { $count } sont masquées.
    }
moderate-line = <b>{ $number }.</b> { $text }{ $marks }
moderate-counted = { $text } ({ $number })
moderate-nothing = Dès que quelqu’un écrit quelque chose, vous pouvez en décider ici.
moderate-needs-voices = { $count ->
        [one] Cette question est anonyme. Dès qu’une personne de plus aura répondu, vous verrez ici ce qui a été écrit, sans les noms.
       *[other] Cette question est anonyme. Dès que { $count } personnes de plus auront répondu, vous verrez ici ce qui a été écrit, sans les noms.
    }
moderate-text = { $text }
moderate-text-of = <b>{ $by }</b> : { $text }
moderate-is-held = ⏳ Cela vous attend : personne d’autre ne le voit tant que vous ne l’affichez pas.
moderate-is-hidden = 🙈 Masqué : personne d’autre ne le voit, et cela n’est pas compté.
moderate-is-starred = ⭐ Marqué d’une étoile : cela vient en premier.
moderate-is-pinned = 📌 Épinglé : cela reste en haut.
moderate-is-answered = ✓ Traité.
moderate-merged = { $count ->
        [one] Compté avec :
       *[other] Comptés avec ({ $count }) :
    }
moderate-pick =
    Laquelle dit la même chose ? Elle sera comptée avec celle-ci :
    <b>{ $text }</b>
moderate-review =
    <b>{ $word }</b> ({ $people }) → <b>{ $as_word }</b> ({ $as_people }) ?
    Est-ce que les deux veulent dire la même chose ? { $left ->
        [one] C’est la dernière paire.
       *[other] Il reste { $left } paires.
    }
moderate-reviewed = Il n’y a pas d’autres mots qui se ressemblent.
moderate-gone = Cela n’est plus là : on l’a repris, ou réuni à autre chose.
moderate-nothing-written = On n’écrit rien ici avec ses propres mots ; il n’y a donc rien à modérer.
moderate-not-shown = Les autres ne le voient pas. Affichez-le d’abord, puis mettez-le à l’écran.
moderate-votes-sealed = Les votes sont scellés : plus personne ne peut dire de qui ils viennent. Réunir ou séparer des questions maintenant pourrait compter quelqu’un deux fois.

# Boutons
moderate-button-hide = 🙈 Masquer
moderate-button-show = Afficher de nouveau
moderate-button-approve = ✓ Afficher
moderate-button-star = ⭐ Étoile
moderate-button-unstar = Retirer l’étoile
moderate-button-pin = 📌 Épingler
moderate-button-unpin = Détacher
moderate-button-answered = ✓ Traitée
moderate-button-unanswered = Pas encore traitée
moderate-button-pick = Réunir avec …
moderate-button-apart = Séparer
moderate-button-spot = 🔦 En grand à l’écran
moderate-button-unspot = Retirer de l’écran
moderate-button-same = Compter ensemble
moderate-button-keep = Garder séparés
moderate-button-review = { $count ->
        [one] Une paire de mots se ressemble
       *[other] { $count } paires de mots se ressemblent
    }
moderate-button-list = ‹ Retour à la liste
moderate-button-back = ‹ Retour

# Accusés de réception
moderate-done-hide = Masqué. Personne d’autre ne le voit.
moderate-done-show = Tous ceux qui peuvent voir les réponses le voient.
moderate-done-star = Étoile ajoutée. Cela vient en premier.
moderate-done-unstar = L’étoile est retirée.
moderate-done-pin = Épinglé en haut.
moderate-done-unpin = N’est plus épinglé.
moderate-done-answered = Noté comme traité.
moderate-done-unanswered = N’est plus noté comme traité.
moderate-done-merge = Compté ensemble maintenant.
moderate-done-apart = Séparé. Chacun compte de nouveau pour lui-même.
moderate-done-keep = Gardés séparés.
moderate-done-spot = L’écran partagé le montre en grand.
moderate-done-unspot = L’écran partagé montre de nouveau la question.

# À qui l’a écrit
moderate-held-mine = ⏳ Quelqu’un de l’équipe regarde d’abord ce que vous avez écrit, puis les autres le voient.
