# Classement, points, grille, météo : cartes, accusés et résultats. Retirer une réponse.

# Comment répondre
how-ranking = Touchez d’abord ce qui compte le plus, puis la suite. { $most ->
        [one] Vous avez une place à donner.
       *[other] Vous avez { $most } places à donner.
    } Touchez encore pour en retirer une. Vous pouvez aussi l’écrire : « 3 1 2 ».
how-points = Vous avez 100 points à répartir. Chaque touche en donne 10. Pour d’autres nombres, écrivez-les dans l’ordre des réponses : « 55 30 15 ».
how-ranking-change = Pour changer, touchez-en une pour la retirer, ou écrivez un autre ordre.
how-points-change = Pour changer, recommencez ou écrivez d’autres nombres.
how-corner = Touchez l’endroit qui convient, ou écrivez son numéro : 1 est le premier bouton, 4 le dernier.
how-temperature = Touchez ce qui convient. Vous pouvez aussi écrire un chiffre : 1 est le plus bas, 5 le plus haut.
how-tapped = Touchez une autre réponse pour changer. Touchez encore la vôtre pour la retirer.
temperature-title = Comment allez-vous en ce moment ?
temperature-1 = 😞 Pas bien
temperature-2 = 🙁 Pas très bien
temperature-3 = 😐 Moyen
temperature-4 = 🙂 Bien
temperature-5 = 😀 Très bien

# Ma réponse
prompt-my-order-so-far = { $left ->
        [one] Votre ordre jusqu’ici : <b>{ $answer }</b>. Il reste une place.
       *[other] Votre ordre jusqu’ici : <b>{ $answer }</b>. Il reste { $left } places.
    }
prompt-my-points-so-far = { $left ->
        [one] Réparti jusqu’ici : <b>{ $answer }</b>. Il reste un point sur 100.
       *[other] Réparti jusqu’ici : <b>{ $answer }</b>. Il reste { $left } points sur 100.
    }
prompt-not-finished = Ce n’était pas encore terminé : <b>{ $answer }</b>. Ce n’est donc pas compté.
prompt-you-chose = Vous avez choisi : <b>{ $answer }</b>
prompt-taken-back = ↩ Vous avez retiré votre réponse. Vous pouvez répondre à nouveau jusqu’à la clôture.
with-points = { $label } · { $points }
button-start-over = Recommencer
button-take-back = Retirer ma réponse
button-yes-take-back = Oui, la retirer
button-keep = La garder
form-button-withdraw = Tout retirer
withdraw-question = Retirer votre réponse ? Vous pourrez répondre à nouveau jusqu’à la clôture.
withdraw-which = Laquelle voulez-vous retirer ?

# Accusés d’un bouton
receipt-ranking-left = { $left ->
        [one] Enregistré. Il reste une place.
       *[other] Enregistré. Il reste { $left } places.
    }
receipt-points-left = { $left ->
        [one] Enregistré. Il reste un point.
       *[other] Enregistré. Il reste { $left } points.
    }
receipt-taken-back = Retiré. Vous pouvez répondre à nouveau jusqu’à la clôture.
receipt-kept = Votre réponse reste telle quelle.
withdraw-counted = Cette partie est terminée ; votre réponse reste telle quelle.

# Ce qui ne va pas
answer-no-order = Je ne peux pas lire cela comme un ordre. Écrivez des numéros de 1 à { $options }, le meilleur d’abord, par exemple « 2 1 », ou les réponses séparées par des virgules.
answer-twice = « { $option } » y est deux fois. Chaque réponse n’a qu’une place.
answer-too-many-places = { $most ->
        [one] Il n’y a qu’une place à donner.
       *[other] Il n’y a que { $most } places à donner.
    }
answer-places-taken = { $most ->
        [one] La place est donnée. Touchez la réponse qui l’a pour la retirer d’abord.
       *[other] Les { $most } places sont données. Touchez-en une pour la retirer d’abord.
    }
answer-no-points = Je ne peux pas lire cela comme des points. Écrivez un nombre pour chacune des { $options } réponses, par exemple « { $example } ».
answer-not-hundred = Cela fait { $total } points. Répartissez-en 100 exactement, s’il vous plaît.
answer-points-spent = Les 100 points sont répartis. Touchez « Recommencer » pour les répartir autrement.

# Résultats
result-place = { $first ->
        [0] { $place }. { $label }
        [one] { $place }. { $label } · en tête une fois
       *[other] { $place }. { $label } · en tête { $first } fois
    }
result-share = { $label } : { NUMBER($mean, maximumFractionDigits: 1) } sur 100
result-corner = • { $across } · { $up } : { $number }
result-votes = { $votes ->
        [0] • { $text }
        [one] • { $text } · { $votes } voix
       *[other] • { $text } · { $votes } voix
    }
result-votes-of = { $votes ->
        [0] • <b>{ $name }</b> : { $text }
        [one] • <b>{ $name }</b> : { $text } · { $votes } voix
       *[other] • <b>{ $name }</b> : { $text } · { $votes } voix
    }
result-pinned = { " " }· épinglée
result-answered = { " " }· répondue
