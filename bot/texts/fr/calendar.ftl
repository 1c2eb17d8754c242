# Calendriers : le fichier, l’adresse à suivre, et la page derrière elle.
calendar-no-visit = Il n’y a pas encore de visite dont les jours pourraient entrer dans votre calendrier.
calendar-not-yours = Vous ne participez pas à cette visite, il n’y a donc pas de calendrier pour vous.
calendar-no-address = Cette installation de Hospes n’a pas d’adresse publique, aucun calendrier ne peut donc s’y abonner. /calendar vous envoie le fichier.
calendar-button = Mettre dans mon calendrier
calendar-file =
    <b>{ $visit }</b> : ouvrez le fichier, et toutes les séances entrent dans votre calendrier, avec le lien de l’appel et une alarme 15 minutes avant chaque journée.
    En cas de changement, ce fichier ne suit pas. Un calendrier abonné suit de lui-même.
calendar-file-only =
    <b>{ $visit }</b> : ouvrez le fichier, et toutes les séances entrent dans votre calendrier, avec le lien de l’appel et une alarme 15 minutes avant chaque journée.
    Si quelque chose change, envoyez à nouveau /calendar et ouvrez le nouveau fichier : il corrige ce qui est là.
calendar-button-feed = Abonner mon calendrier
calendar-feed =
    <b>{ $visit }</b> : avec cette adresse à vous, votre calendrier suit de lui-même tous les changements.
    <code>{ $address }</code>
    Touchez le premier bouton, ou ajoutez l’adresse à votre calendrier comme abonnement. Gardez-la pour vous : quiconque la connaît voit le programme et le lien de l’appel. Avec une nouvelle adresse, l’ancienne n’ouvre plus rien.
calendar-feed-off = <b>{ $visit }</b> : votre adresse est désactivée. Un calendrier qui la suivait ne reçoit plus rien.
calendar-button-open = Ouvrir dans mon calendrier
calendar-button-renew = Nouvelle adresse
calendar-button-off = Désactiver
calendar-renewed = Voici votre nouvelle adresse. L’ancienne n’ouvre plus rien.
calendar-off = Désactivée.

# Dans le fichier : sans balises.
calendar-summary = { $title } · { $visit }
calendar-summary-cancelled = Annulé : { $title } · { $visit }
calendar-host-clock = { $start }–{ $end } à { $city }

# Sur la page : sans balises.
calendar-page-title = { $visit }, dans votre calendrier
calendar-page-how = Votre calendrier suivra la visite : nouvelles heures, annulations et nouveau lien de l’appel arrivent d’eux-mêmes.
calendar-page-open = Ouvrir dans mon calendrier
calendar-page-by-hand = Si rien ne s’ouvre, ajoutez cette adresse à votre calendrier comme abonnement (« à partir d’une adresse web ») :
calendar-page-secret = Gardez cette adresse pour vous : quiconque la connaît voit le programme et le lien de l’appel.
