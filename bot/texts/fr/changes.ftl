# Quelque chose change dans une visite : l'avis à tout le monde, et la carte de l'équipe.
# Les heures sont dans le fuseau du lecteur, celles de l'hôte à côté.

change-notice = <b>Changement : { $visit }</b>
change-moved = • <b>{ $name }</b> : { $before } → <b>{ $after }</b>
change-ends = • <b>{ $name }</b> : se termine { $after } au lieu de { $before }
change-cancelled = • <s>{ $name }, { $when }</s> : annulé
change-restored = • <b>{ $name }</b> a lieu, finalement : { $when }
change-added = • Nouveau : <b>{ $name }</b>, { $when }
change-link = • L’appel a un nouveau lien : { $link }
change-no-link = • Le lien de l’appel suivra.

# La carte de l'équipe
change-none = Vous n’animez aucune visite qui pourrait être changée.
change-title =
    <b>Changer le programme</b> · { $visit }
    Choisissez ce qui change. Vous verrez qui cela touche avant que rien ne se passe.
change-over = <b>{ $visit }</b> · Toutes les séances sont terminées, plus rien ne peut être déplacé.
change-day = <b>{ $name }</b>, { $date }
change-session = <b>{ $name }</b>
    { $start }–{ $end }
change-session-cancelled = <s>{ $name }</s> : annulé
    { $start }–{ $end }
change-how = Touchez de combien de minutes cela se déplace, ou écrivez-les (10, -5), ou écrivez la nouvelle heure à votre horloge, par exemple { $example }.
change-what-follows = Ce qui suit ce jour-là se déplace aussi.
change-only-this = Seule cette séance se déplace.
change-ask-link = <b>Écrivez le nouveau lien de l’appel.</b> Il commence par https://.
    Maintenant : { $link }
change-ask-no-link = <b>Écrivez le lien de l’appel.</b> Il commence par https://.
change-latest = ✎ Changé à { $when } :
change-preview = <b>Voici ce qui changerait :</b>
change-preview-told = { $people ->
        [0] Personne n’a encore rejoint la visite, personne n’est donc averti.
        [one] Une personne est avertie, en un message, à son heure.
       *[other] { $people } personnes sont averties, en un message chacune, à leur heure.
    }
change-preview-later = Dont à la fin de leurs heures calmes : { $later }.
change-preview-moved = Messages qui se déplacent : { $number }.
change-preview-gone = Messages qui ne partent plus : { $number }.
change-preview-added = Nouveaux messages : { $number }.
change-preview-again = Messages déjà envoyés qui reviennent avec la nouvelle heure : { $number }.
change-preview-sent = Messages déjà envoyés qui ne reviennent pas : { $number }.
change-meanwhile = La visite a changé entre-temps. Regardez encore une fois : voici ce qui changerait maintenant.

# Boutons
change-button-day = { $name }
change-button-session = { $start } { $name }
change-button-session-cancelled = { $start } { $name } (annulé)
change-button-whole-day = Toute la journée
change-button-link = Le lien de l’appel
change-button-later = +{ $minutes } min
change-button-earlier = −{ $minutes } min
change-button-follow = ☐ Ce qui suit se déplace aussi
change-button-following = ☑ Ce qui suit se déplace aussi
change-button-cancel-session = Annuler cette séance
change-button-cancel-day = Annuler toute la journée
change-button-restore = Cela a lieu, finalement
change-button-yes = Oui, changer
change-button-no = Non, laisser ainsi
change-button-back = ‹ Retour
change-button-sheet = ‹ Feuille de route

# Réponses et refus
change-done = C’est changé. Tout le monde est averti.
change-nothing = C’est déjà le cas.
change-unclear = Je n’ai pas pu lire « { $said } ». Écrivez des minutes (10, ou -5 pour plus tôt) ou une heure à votre horloge, par exemple 10:30.
change-is-over = { $name } est déjà terminé.
change-has-begun = { $name } a commencé et ne peut plus être annulé. Ce qui suit peut l’être.
change-in-the-past = { $name } aurait alors déjà commencé, à { $when }. Choisissez une heure plus tardive.
change-other-date = { $name } serait alors à une autre date. Cela se change dans le fichier : hospes plan import.
change-overlaps = { $name } empiéterait sur { $other } ({ $when }). Déplacez aussi ce qui suit, ou choisissez une autre heure.
change-clocks = Le changement d’heure a lieu à ce moment : cette heure existe deux fois, ou pas du tout. Choisissez-en une autre.
change-last-one = Au moins une séance de la visite doit avoir lieu.
change-bad-link = « { $said } » n’est pas une adresse qui commence par https://. Copiez-la depuis votre appel vidéo.
change-not-allowed = Le plan ne le permet pas : { $problem }.
change-later = Répondez d’abord, s’il vous plaît, à ce que je viens de demander. Revenez ensuite ici.
