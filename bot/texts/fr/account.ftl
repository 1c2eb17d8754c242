# /help
help =
    <b>Ce que vous pouvez faire ici</b>
    /now – ce qui est ouvert
    /hand – lever la main pendant une séance
    /agenda – les jours et les séances, à votre heure
    /me – où vous en êtes : jours, réponses, attestation
    /settings – votre heure, vos heures calmes, votre langue
    /pause – rien pendant un temps
    /stop – quitter la visite
    /mydata – ce qui est conservé sur vous
    /delete – l’effacer

    <b>Pour joindre quelqu’un :</b> écrivez à { $contact }. Ou envoyez /help suivi de votre question en un seul message ; je la transmettrai à l’équipe.
help-no-visit =
    Vous ne participez à aucune visite en ce moment. Si vous en attendiez une, ouvrez le lien de votre invitation.
    /mydata montre ce qui est conservé sur vous, /delete l’efface.
help-asked =
    <b>{ $name } demande de l’aide</b> dans « { $visit } » :
    { $question }
    Répondez s’il vous plaît à { $email }.
help-passed-on = C’est transmis à l’équipe. Elle vous répondra par courriel ou pendant l’appel.
help-nobody = Personne de l’équipe n’est joignable ici en ce moment. Écrivez s’il vous plaît à { $contact }.
unknown-command = Je ne connais pas cette commande. /help montre ce que je sais faire.

# /mydata
mydata =
    <b>Ce qui est conservé sur vous</b>
    • Nom : { $name } ; sur l’attestation : { $certificate-name }
    • Adresse électronique : { $email }
    • Organisation : { $organisation }
    • Fuseau horaire : { $zone }
    • Visites : { $visits } – pour les mener
    • Jours de présence notés : { $check-ins } – pour votre attestation
    • Réponses à votre nom : { $answers } – comme chaque question l’annonçait
    • Attestations : { $certificates } – pour qu’on puisse les vérifier
    Le fichier contient tous les détails. Les réponses aux questions anonymes n’y sont pas : personne ne peut dire lesquelles sont les vôtres.
    /delete efface tout cela.

# /stop
stop-ask = Voulez-vous partir ? Vous ne recevrez plus ni rappels ni questions. Rien n’est perdu, et /start vous ramène à tout moment. Pour un temps seulement : /pause.
stop-yes = Partir
stop-no = Rester
stop-kept = Vous restez. Rien n’a changé.
stop-nothing = Il n’y a rien à quitter : vous ne participez à aucune visite en ce moment.
stopped = C’est fait, vous avez quitté la visite ; je ne vous écrirai plus. /start vous ramène, et d’ici là rien n’est perdu.

# /delete
delete-ask =
    <b>Dois-je effacer tout ce qui est conservé sur vous ?</b>
    Votre nom, vos réponses et vos présences disparaissent pour de bon, et vous quittez toutes les visites. C’est irrévocable.
    Deux choses restent : les réponses aux questions anonymes, car personne ne peut dire lesquelles sont les vôtres, et une attestation qui vous a été délivrée, pour qu’elle reste vérifiable.
delete-yes = Tout effacer
delete-no = Garder
delete-kept = Rien n’a été effacé.
deleted =
    C’est fait : tout ce qui était conservé sur vous est effacé, et votre consentement est retiré.
    { $certificates ->
        [0] Il ne reste rien à votre nom.
       *[other] Seule l’inscription de votre attestation demeure, pour qu’elle reste vérifiable.
    }
    C’est mon dernier message. Bonne continuation !
