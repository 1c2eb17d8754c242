# Les mains levées : la sienne
hand-up = { $place ->
        [1] ✋ <b>Votre main est levée.</b> C’est à vous ensuite.
        [2] ✋ <b>Votre main est levée.</b> Vous êtes deuxième dans la file.
        [3] ✋ <b>Votre main est levée.</b> Vous êtes troisième dans la file.
       *[other] ✋ <b>Votre main est levée.</b> Vous êtes au rang { $place } dans la file.
    }
    Ce message change quand la file avance ; vous n’avez rien à faire.
hand-speaking = 🎤 <b>Vous avez la parole.</b>
    Ouvrez votre micro, s’il vous plaît.
hand-down = Votre main est baissée.
hand-not-now = On lève la main pendant une séance, et une demi-heure avant et après. { $next }
hand-button-raise = ✋ Lever la main
hand-button-again = ✋ Lever la main
hand-button-lower = Baisser la main
hand-button-done = J’ai terminé
hand-is-up = Votre main est levée.
hand-is-down = Votre main est baissée.

# La file, pour l’équipe
queue-title = { $count ->
        [0] <b>Mains levées</b>
       *[other] <b>Mains levées : { $count }</b>
    }
queue-speaking = 🎤 { $who } a la parole.
queue-line = { $turns ->
        [0] { $place }. { $who } · n’a pas parlé aujourd’hui
        [one] { $place }. { $who } · a parlé une fois
       *[other] { $place }. { $who } · a parlé { $turns } fois
    }
queue-more = … et { $count } de plus
queue-empty = Personne n’attend. On lève la main avec /hand.
queue-who = { $name } ({ $beside })
queue-who-alone = { $name }
queue-button-next = Ensuite : { $name }
queue-button-new = Pas encore parlé : { $name }
queue-button-fair = A le moins parlé : { $name }
queue-button-done = { $name } a terminé
queue-button-out = Retirer : { $name }
queue-button-clear = Baisser toutes les mains
queue-has-floor = Cette personne a déjà la parole.
queue-gone = Cette main est déjà baissée.
queue-lowered = { $count ->
        [one] Une main a été baissée.
       *[other] { $count } mains ont été baissées.
    }
