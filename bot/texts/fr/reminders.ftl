# Rappels. Les heures sont celles du lecteur, celles de l’hôte à côté.
reminder-prepare =
    <b>{ $visit }</b>
    La visite commence le { $starts } et dure { $days } jours.
    Notez dès maintenant les jours dans votre agenda : le programme les montre à votre heure. Il est utile aussi de décider quand et où vous participerez, et ce qui pourrait vous en empêcher.
reminder-tomorrow =
    <b>{ $day }</b>
    Début : { $starts }.
    { $prepare }
tomorrow-prepare-prompt = Une chose à préparer : réfléchissez à « { $prompt } ». La question vous sera posée.
tomorrow-prepare-place = Une chose à préparer : un endroit calme et votre casque.
reminder-join =
    <b>{ $day }</b> commence à { $starts }.
    Une fois dans l’appel, signalez votre présence avec le mot affiché à l’écran : écrivez-le ici, ou touchez « Je suis là ».
reminder-join-early =
    <b>{ $day }</b> commence le { $starts }.
    Une fois dans l’appel, signalez votre présence avec le mot affiché à l’écran : écrivez-le ici.
reminder-recap =
    <b>{ $day }</b>, c’est fini. Merci !
    1. { $there }
    2. { $asked ->
        [0] Rien n’a été demandé aujourd’hui.
       *[other] Réponses données : { $answered } sur { $asked }.
    }
    3. { $task }
    4. Les résultats sont plus haut dans cette conversation ; /me montre où vous en êtes.
    5. { $next }
recap-there = Séances suivies : { $sessions } sur { $planned }.
recap-not-there = Votre présence n’a pas été signalée aujourd’hui. Si vous étiez là, dites-le à l’équipe : elle peut corriger.
recap-task = Encore à faire : « { $prompt } ». Cela compte pour votre certificat.
recap-task-until = Encore à faire jusqu’au { $until } : « { $prompt } ». Cela compte pour votre certificat.
recap-no-task = Il ne vous reste rien à faire aujourd’hui.
recap-next = Nous nous retrouvons le { $starts }.
recap-last = C’était le dernier jour. Vous pouvez compléter jusqu’au { $until }.
reminder-missed =
    Vous nous avez manqué aujourd’hui : <b>{ $day }</b>.
    { $chance }
    { $next }
    Vous étiez là sans pouvoir le signaler ? Dites-le à l’équipe : elle peut corriger.
missed-chance = Vous pouvez encore obtenir votre certificat. { $days ->
        [0] Vos jours suffisent déjà.
        [one] Il faut encore un jour.
       *[other] Il faut encore { $days } jours.
    } { $prompts ->
        [0] Toutes vos réponses sont là.
        [one] Il reste une question, jusqu’au { $until } au plus tard.
       *[other] Il reste { $prompts } questions, jusqu’au { $until } au plus tard.
    }
missed-no-chance = Les jours qui restent ne suffisent plus pour le certificat (il en manque { $days }). Vous êtes le bienvenu malgré tout, et pouvez répondre à ce qui est ouvert jusqu’au { $until }.
reminder-button-join-call = Rejoindre l’appel
reminder-button-check-in = Je suis là
reminder-button-agenda = Programme
reminder-button-now = Ce qui est ouvert
reminder-button-me = Où j’en suis
