# Liens qui n’ouvrent pas
link-unknown =
    Ce lien n’ouvre rien ici. Il est peut-être ancien, ou une partie s’est perdue.
    Ouvrez s’il vous plaît encore une fois le lien de votre invitation. S’il ne marche toujours pas, demandez-en un nouveau à la personne qui vous a invité·e.
link-expired =
    La visite « { $visit } » est terminée et ses liens sont fermés.
    Pour toute question à son sujet, écrivez à { $contact }.
link-used =
    Ce lien a déjà servi, depuis un autre compte.
    S’il vous était destiné, demandez-en un nouveau à la personne qui vous a invité·e.
link-elsewhere =
    Votre visite a lieu dans une autre de nos conversations : { $bot }
    Ouvrez s’il vous plaît encore une fois le lien de votre invitation : il vous y mène.
join-void = Votre lien a été remplacé entre-temps par un plus récent. Ouvrez le lien le plus récent, s’il vous plaît.
link-of-another =
    Ce lien est celui de { $name } : il a déjà été ouvert depuis un autre compte, et il ne vaut que pour une personne.
    Vous aimeriez participer aussi, ou vous êtes { $name } avec un nouveau compte ? Écrivez à { $contact }, vous recevrez votre propre lien.

# À la porte
stranger =
    Bonjour ! Je suis Hospes et j’accompagne des visites en ligne.
    Pour entrer, ouvrez le lien personnel de votre invitation. Pas d’invitation ? Demandez-la à l’organisation.
stranger-contact =
    Bonjour ! Je suis Hospes et j’accompagne des visites en ligne entre villes et régions.
    Pour entrer, ouvrez le lien personnel de votre invitation. Pas d’invitation, ou le lien ne marche pas ? Écrivez à { $contact }.

# La carte
join-step = <i>Étape { $step } sur { $steps }</i>
join-back = Retour
join-hello =
    Bonjour <b>{ $name }</b> ! Ceci est votre lien personnel pour la visite <b>{ $visit }</b>.
    L’inscription prend environ une minute.
join-hello-organiser = Bonjour ! Ceci est le lien pour la personne qui gère ce Hospes.
join-language = En quelle langue dois-je vous écrire ?
join-button-not-me = Ce n’est pas moi
join-not-me =
    Merci de me l’avoir dit. Le lien est de nouveau libre pour la personne à qui il est destiné, et dans un jour j’oublierai cette conversation.
    Pour participer vous-même, demandez votre propre lien à l’organisation.

privacy-basis = votre consentement, que vous pouvez retirer à tout moment
privacy-notice =
    <b>Ce qui est conservé sur vous, et pourquoi</b>
    • Responsable : { $controller }. Questions sur vos données : { $contact }.
    • Pourquoi : pour mener cette visite et établir votre attestation. Base légale : { $basis }.
    • Quoi : ce que votre invitation dit de vous (nom, organisation, pays, adresse électronique et autres), le numéro de cette conversation, votre langue et votre fuseau horaire, les jours où vous êtes présent·e, ce que vous répondez ici et ce que je vous écris.
    • Qui voit vos réponses : chaque question vous le dit avant que vous répondiez. Une fois une question anonyme close, notre base de données ne dit plus qui a écrit quoi, pas même à nous.
    • Combien de temps : vos réponses { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } après le dernier jour, puis elles sont supprimées. Tout le reste, au plus tard jusqu’à ce que vous l’effaciez. Une attestation reste même alors dans notre liste, sans limite de temps, pour pouvoir être vérifiée.
    • Vos droits : /mydata montre ce qui est conservé, /delete l’efface (une trace de votre accord reste, et une attestation aussi), /stop met tout en pause.
    { $channel ->
        [telegram] • Telegram transporte ces messages et répond de sa propre part, selon ses propres conditions. Si vous préférez vous en passer, écrivez à { $contact } avant de donner votre accord.
       *[other] • Vous écrivez sur notre propre page ; aucun autre service ne transporte ces messages.
    }

    Êtes-vous d’accord ?
privacy-installation =
    <b>Ce qui est conservé sur vous, et pourquoi</b>
    • Quoi : votre nom, le numéro de cette conversation, votre langue et votre fuseau horaire, et ce que vous faites ici pour mener des visites. Cela sert à cela et à rien d’autre.
    • Combien de temps : jusqu’à ce que vous l’effaciez. Une trace de votre accord reste, ainsi que ce qui a été fait sous quel numéro, sans votre nom.
    • Vos droits : /mydata montre ce qui est conservé, /delete l’efface.
    { $channel ->
        [telegram] • Telegram transporte ces messages et répond de sa propre part, selon ses propres conditions.
       *[other] • Vous écrivez sur notre propre page ; aucun autre service ne transporte ces messages.
    }

    Êtes-vous d’accord ?
join-button-agree = Je suis d’accord
join-button-refuse = Je ne suis pas d’accord
join-refused =
    C’est tout à fait votre droit. Sans votre accord, je ne vous écrirai pas et ne vous demanderai rien.
    Si vous souhaitez participer autrement, { $contact } vous aidera. Et si vous changez d’avis, la notice est toujours là.
join-button-read-again = La relire
join-operator = la personne qui gère ce Hospes

join-name =
    <b>Votre nom sur l’attestation</b>
    J’ai noté : <b>{ $name }</b>
    Si c’est juste, touchez le bouton. Sinon, écrivez-le simplement comme il doit être.
join-button-name = Oui, c’est juste
name-blank = Je n’ai pas trouvé de nom dans ce message. Écrivez-le avec des lettres, s’il vous plaît.
name-long = Ce nom dépasse 80 caractères. Écrivez-en une forme plus courte, s’il vous plaît.
name-undrawable = Je n’ai pas de police pour { $letters } : l’attestation ne pourrait pas montrer votre nom. Écrivez-le autrement, s’il vous plaît, par exemple en lettres latines.

join-zone =
    <b>Quelle heure est-il chez vous ?</b>
    Toutes les heures seront données à votre horloge. Touchez la ligne qui convient. Si aucune ne convient, écrivez-moi le nom de votre ville ou de votre pays.
join-button-zone = { $city } : { $time } ({ $offset })
join-zone-unknown = Je ne connais pas de lieu appelé « { $said } ». Essayez la grande ville la plus proche, ou votre pays.

join-done =
    <b>Vous y êtes, { $name }. Bienvenue à « { $visit } » !</b>
    { $next }
    Je vous ferai signe à temps et, pendant la visite, les questions apparaîtront ici même. Il n’y a rien d’autre à préparer pour l’instant.
    Des questions ? /help, ou écrivez à { $contact }.
join-done-team =
    <b>Vous y êtes, { $name }. Merci de mener « { $visit } » !</b>
    Votre feuille de route suit. Elle montre toujours la suite, et ses boutons ouvrent et ferment les questions.
join-done-organiser =
    <b>Vous y êtes, et c’est vous qui gérez ce Hospes.</b>
    Ensuite : importez une visite avec « hospes plan import », puis invitez avec « hospes people import ».

# Retours
welcome-known =
    Bon retour, { $name }. Vous êtes dans « { $visit } ».
    { $next }
welcome-back =
    Quel plaisir de vous revoir, { $name } ! Vous êtes de nouveau dans « { $visit } », avec tout ce que vous aviez fait.
    { $next }
welcome-organiser = Bon retour. Vous gérez ce Hospes ; la commande « hospes --help » montre ce qui est possible.

# Boutons qui mènent plus loin
button-now = Ce qui est ouvert
button-agenda = Programme
button-me = Où j’en suis
button-call = Ouvrir l’appel vidéo

# Boutons qui ne font plus rien
stale-button = Ce bouton appartient à un message plus ancien. C’est le dernier message, plus bas, qui compte.
not-your-button = Ce bouton est réservé à l’équipe de la visite ; elle seule peut s’en servir.
