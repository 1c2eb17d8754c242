# Ce qui figure sur les images des résultats, à côté des options et des textes.

picture-number = { NUMBER($number) }
picture-place = { NUMBER($place) }.
picture-first = { $people ->
        [0] en premier pour personne
        [one] en premier pour une personne
       *[other] en premier pour { NUMBER($people) }
    }
picture-points = { NUMBER($points, maximumFractionDigits: 1) } / 100
picture-pinned = épinglée
picture-answered = répondue
picture-more-questions = { $more ->
        [one] Et une autre question
       *[other] Et { NUMBER($more) } autres questions
    }
picture-more-words = { $more ->
        [one] Et un autre mot
       *[other] Et { NUMBER($more) } autres mots
    }
picture-before = avant
picture-after = après
picture-change = { $by ->
        [0] ±0
       *[other] { $sign }{ NUMBER($by) }
    }
picture-moved = { $people ->
        [one] Une personne est passée de « { $from } » à « { $to } »
       *[other] { NUMBER($people) } personnes sont passées de « { $from } » à « { $to } »
    }
picture-nobody-moved = Personne n’a choisi autrement la deuxième fois.
