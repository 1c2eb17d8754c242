# Courriels : du texte, rien de ce qui a été écrit. $who est le titre des visites.
mail-subject = Hospes a un message pour vous
mail-hello = Bonjour { $name },
mail-hello-nameless = Bonjour,
mail-waits =
    Quelque chose vous attend dans votre conversation avec Hospes. Ce lien l’ouvre, une seule fois, pendant { $days ->
        [one] un jour
       *[other] { $days } jours
    } :

    { $link }
mail-subject-asked = Votre accès à la conversation
mail-asked =
    Vous avez demandé un nouvel accès à votre conversation avec Hospes. Ce lien l’ouvre, une seule fois, pendant { $minutes } minutes :

    { $link }

    Si vous ne l’avez pas demandé, vous n’avez rien à faire.
mail-why = Vous recevez ceci parce que vous participez à « { $who } » sur notre page, et que ses responsables nous ont donné cette adresse. Ce que nous avons écrit n’est pas dans ce courriel. Questions : { $contact }
mail-why-organiser = Vous recevez ceci parce que vous conversez avec Hospes sur notre page. Ce que nous avons écrit n’est pas dans ce courriel.
mail-stop = Pour ne plus recevoir de courriels quand quelque chose attend : écrivez /settings dans la conversation, puis « Plus … ». Le menu de la page le permet aussi.
