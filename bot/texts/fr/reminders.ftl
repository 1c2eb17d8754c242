# Rappels. Les heures sont celles du lecteur, celles de l’hôte à côté.
reminder-prepare =
    <b>{ $visit }</b>
    La visite commence le { $starts } et dure { $days } jours.
    Essayez les boutons dès maintenant, et notez les jours dans votre agenda.
    <b>Une question :</b> quand et où vous installerez-vous, et qu’est-ce qui pourrait vous en empêcher ? Écrivez-le ici, tout simplement. Personne d’autre ne le verra ; je vous le rappellerai la veille de chaque jour. Vous pouvez aussi ne rien écrire.
reminder-tomorrow =
    <b>{ $day }</b>
    Début : { $starts }.
    { $prepare }
    Viendrez-vous ? Un appui suffit pour prévenir l’équipe.
reminder-tomorrow-planned =
    <b>{ $day }</b>
    Début : { $starts }.
    { $prepare }
    Vous aviez prévu : { $plan }
    Viendrez-vous ? Un appui suffit pour prévenir l’équipe.
tomorrow-prepare-prompt = Une chose à préparer : réfléchissez à « { $prompt } ». La question vous sera posée.
tomorrow-prepare-place = Une chose à préparer : un endroit calme et votre casque.
reminder-join =
    <b>{ $day }</b> commence à { $starts }.
    Une fois dans l’appel, signalez votre présence avec le mot affiché à l’écran : écrivez-le ici, ou touchez « Je suis là ».
reminder-join-begun =
    <b>{ $day }</b> a commencé à { $starts }, et se poursuit.
    Une fois dans l’appel, signalez votre présence avec le mot affiché à l’écran : écrivez-le ici, ou touchez « Je suis là ».
reminder-join-early =
    <b>{ $day }</b> commence le { $starts }.
    Une fois dans l’appel, signalez votre présence avec le mot affiché à l’écran : écrivez-le ici.
reminder-recap =
    <b>{ $day }</b>, c’est fini. Merci !
    1. { $there }
    2. { $asked ->
        [0] Rien n’a été demandé.
       *[other] Réponses données : { $answered } sur { $asked }.
    }
    3. { $task }
    4. { $asked ->
        [0] /me montre où vous en êtes.
       *[other] Les résultats sont plus haut dans cette conversation ; /me montre où vous en êtes.
    }
    5. { $next }
recap-there = Séances suivies : { $sessions } sur { $planned }.
recap-not-there = Votre présence n’a pas été signalée. Si vous étiez là, dites-le à l’équipe : elle peut corriger.
recap-excused = Vous aviez dit que vous ne pourriez pas venir.
recap-tasks =
    Encore à faire, et tout compte pour votre certificat :
    { $tasks }
recap-task = Encore à faire : « { $prompt } ». Cela compte pour votre certificat.
recap-task-until = Encore à faire jusqu’au { $until } : « { $prompt } ». Cela compte pour votre certificat.
recap-no-task = Aucune nouvelle question n’attend votre réponse.
recap-next = Nous nous retrouvons le { $starts }.
recap-last = C’était le dernier jour. Vous pouvez rattraper ce qui manque jusqu’au { $until }.
recap-over = C’était le dernier jour.
reminder-missed =
    Vous nous avez manqué : <b>{ $day }</b>.
    { $chance }
    { $next }
    Vous étiez là sans pouvoir le signaler ? Dites-le à l’équipe : elle peut corriger.
reminder-missed-excused =
    Vous ne pouviez pas venir, vous l’aviez dit : <b>{ $day }</b>.
    { $chance }
    { $next }
reminder-nudge =
    { $count ->
        [one] Une question de <b>{ $day }</b> attend votre réponse. Elle compte pour votre certificat :
       *[other] { $count } questions de <b>{ $day }</b> attendent votre réponse. Elles comptent pour votre certificat :
    }
    { $tasks }
    { $then }
nudge-once = Ce rappel ne reviendra pas avant le dernier jour.
nudge-last-day = C’était le dernier jour ; rien de nouveau ne sera demandé.
reminder-last-call =
    <b>Dernier rappel.</b> Les certificats seront décidés le { $until }. { $count ->
        [one] Il ne manque plus au vôtre qu’une réponse :
       *[other] Il ne manque plus au vôtre que ces { $count } réponses :
    }
    { $tasks }
nudge-task = • « { $prompt } »
nudge-task-until = • « { $prompt } », jusqu’au { $until }
missed-chance = Vous pouvez encore obtenir votre certificat. { $days ->
        [0] Vous avez déjà assez de jours.
        [one] Il faut encore un jour.
       *[other] Il faut encore { $days } jours.
    }
missed-answered = Toutes vos réponses sont là.
missed-tasks =
    Il faut aussi vos réponses à ceci :
    { $tasks }
missed-task-later = • « { $prompt } » : pas encore demandé, puis ouvert jusqu’au { $until }
missed-task-live = • « { $prompt } » : demandé pendant la séance, le { $day }
missed-attendance = { $days ->
        [0] Vous avez déjà assez de jours pour le certificat de participation.
        [one] Vous pouvez encore obtenir le certificat de participation : il faut encore un jour.
       *[other] Vous pouvez encore obtenir le certificat de participation : il faut encore { $days } jours.
    } { $lost ->
        [one] Pour celui de participation et d’achèvement, il manque une réponse qui ne peut plus être donnée.
       *[other] Pour celui de participation et d’achèvement, il manque { $lost } réponses qui ne peuvent plus être données.
    }
missed-no-chance = { $days ->
        [one] Pour le certificat, il faudrait encore un jour,
       *[other] Pour le certificat, il faudrait encore { $days } jours,
    } { $left ->
        [0] et il n’en reste plus.
        [one] et il n’en reste qu’un. Votre venue nous fera plaisir malgré tout.
       *[other] et il n’en reste que { $left }. Votre venue nous fera plaisir malgré tout.
    }
missed-welcome = { $left ->
        [0] Merci d’avoir pris part à la visite, avec ou sans certificat.
        [one] Avec ou sans certificat, votre venue nous fera plaisir le jour qui reste.
       *[other] Avec ou sans certificat, votre venue nous fera plaisir les jours qui restent.
    }
reminder-button-join-call = Rejoindre l’appel
reminder-button-try-out = Essayer
reminder-button-check-in = Je suis là
reminder-button-agenda = Programme
reminder-button-now = Ce qui est ouvert
reminder-button-me = Où j’en suis

# Ce qui arrive en même temps, en un seul message ; sans balises dans les parties.
reminder-together =
    <b>En un seul message, pour vous en envoyer moins :</b>
    { $parts }
together-part = • { $part }
together-and = { $first }
    { $next }
short-reminder-prepare = { $visit } commence le { $starts }. Essayez les boutons et notez-le dans votre agenda. Quand et où vous installerez-vous, et qu’est-ce qui pourrait vous en empêcher ? Écrivez-le ici ; personne d’autre ne le verra.
short-reminder-recap = { short-recap } { $task } { $next }
short-reminder-recap-first = { short-recap } { $next }
short-recap = { $day }, c’est fini. { $there } { $asked ->
        [0] Rien n’a été demandé.
       *[other] Réponses données : { $answered } sur { $asked }.
    }
short-reminder-missed = Vous nous avez manqué : { $day }. { $chance }
short-reminder-missed-excused = Vous ne pouviez pas venir : { $day }. { $chance }
short-reminder-nudge = Encore à répondre pour { $day }, pour votre certificat :
    { $tasks }
short-reminder-last-call = Dernier rappel : les certificats seront décidés le { $until }. Il manque encore au vôtre :
    { $tasks }
