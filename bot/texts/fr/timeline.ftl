# /timeline : ce qui sera envoyé, pour l’équipe. À l’heure de l’hôte.

timeline-not-yours = Vous n’animez aucune visite ; il n’y a donc rien à montrer ici.
timeline-title =
    <b>Ce qui sera envoyé</b> · { $visit }
    Tout est à l’heure locale ({ $city }). Touchez une ligne pour l’envoyer, l’annuler ou la déplacer.
timeline-nothing = <b>Ce qui sera envoyé</b> · { $visit }
    Rien d’autre n’est prévu.
timeline-line = <b>{ $number }.</b> { $when } · <b>{ $what }</b>
timeline-from-to = { $first } – { $last }
timeline-to = { $count ->
        [0] à personne
        [one] à une personne
       *[other] à { $count } personnes
    }
timeline-to-at-most = { $count ->
        [one] à une personne au plus : { $who }
       *[other] à { $count } personnes au plus : { $who }
    }
timeline-only = { $who ->
        [absent] seulement celles qui ne sont pas là ce jour-là
        [checked-in] seulement celles qui n’ont pas signalé leur présence
        [nudge] seulement celles à qui il reste une réponse à donner pour ce jour
        [last-call] seulement celles à qui il ne manque que des réponses
       *[other] pas à tout le monde ({ $who })
    }
timeline-at-most = Parmi ces personnes, { $who }.
timeline-soonest = L’envoi est possible une fois le jour terminé : à partir de { $soonest }.
timeline-own = Prévu pour { $time } à l’heure de chacun.
timeline-moved-later = Déplacé par l’équipe : { $hours ->
        [0] { $minutes } minutes plus tard que prévu.
       *[other] { $hours } h { $minutes } min plus tard que prévu.
    }
timeline-moved-earlier = Déplacé par l’équipe : { $hours ->
        [0] { $minutes } minutes plus tôt que prévu.
       *[other] { $hours } h { $minutes } min plus tôt que prévu.
    }
timeline-decided-skip = Annulé par l’équipe : personne ne le reçoit.
timeline-decided-now = Envoyé par l’équipe ; les personnes en heures calmes le reçoivent à leur fin, celles qui arrivent plus tard au moment prévu.
timeline-group = <b>{ $what }</b>
timeline-at = { $when }
timeline-instant = • { $when } : { $count }
timeline-instants-more = • et ainsi de suite, jusqu’à { $when }
timeline-kept-back = Pas envoyé à { $count } : { $reason }.
timeline-why-itself = Cela se fait de soi-même et ne se déplace pas ici. La feuille de route ouvre et ferme les questions ; /change déplace les séances.
timeline-why-announcement = Sa carte permet de la changer.
timeline-gone = Ce n’est plus à venir.
timeline-ask-now = L’envoyer maintenant ? Personne ne le reçoit pendant ses heures calmes.
timeline-ask-host =
    <b>Quand faut-il l’envoyer ?</b>
    Maintenant : { $time }, à l’heure locale ({ $city }). Touchez, ou écrivez une heure, comme 16:30 ou 2027-04-21 09:00.
timeline-ask-own =
    <b>Quand faut-il l’envoyer ?</b>
    Maintenant : { $time }, à l’heure de chacun. Touchez, ou écrivez une autre heure de ce jour, comme 16:30.
timeline-unclear = Je n’ai pas pu lire « { $said } » comme une heure.

# Ce que c’est
timeline-prepare = Essai et calendrier : avant { $day }
timeline-tomorrow = La veille : { $day }
timeline-join = Lien vers l’appel : { $day }
timeline-recap = Bilan : { $day }
timeline-missed = Vous nous avez manqué : { $day }
timeline-nudge = Questions encore ouvertes : { $day }
timeline-last-call = Dernier rappel avant les certificats
timeline-open-prompt = S’ouvre d’elle-même : { $title }
timeline-close-prompt = Se ferme d’elle-même : { $title }
timeline-ask = Question qui attend leur matin : { $title }
timeline-show = Résultat qui attend leur matin : { $title }
timeline-certify = Certificats
timeline-changed = Avis de changement
timeline-announce = Annonce : { $title }
timeline-announced = Annonce qui attend leur matin : { $title }
timeline-announcement-gone = Annonce effacée avec les données de la personne qui l’avait écrite

# Ce qui n’a pas été envoyé
timeline-suppressed = <b>Pas envoyé, et pourquoi</b>
timeline-none-suppressed = <b>Pas envoyé, et pourquoi</b>
    Rien pour l’instant : tout ce qui était dû a été envoyé.
timeline-suppressed-line = <b>{ $number }.</b> { $what } · { $count } · { $reason }
timeline-names = <b>{ $what }</b>
    { $reason } ({ $when })
timeline-reason = { $reason ->
        [skipped-by-the-team] annulé par l’équipe
        [excused] ces personnes avaient dit ne pas pouvoir venir
        [their-settings] pas à ce moment, selon leurs réglages
        [stale] trop tard pour être utile
        [left] parties de la visite
        [not-reachable] impossible de les atteindre
        [checked-in] présence déjà signalée
        [was-there] présentes
        [was-absent] absentes
        [nothing-to-catch-up] plus rien à faire pour elles
        [closed] clos entre-temps
        [not-open] déjà clos
        [not-closed] rouvert
        [nothing-to-show] rien à montrer
        [nothing-has-changed-after-all] le changement a été annulé
        [told-with-a-later-change] annoncé avec un changement suivant
        [withdrawn] retiré
        [its-author-is-gone] la personne qui l’avait écrite a fait effacer ses données
        [failed] un problème de notre côté ; la personne qui exploite le robot le voit
       *[other] pour une autre raison ({ $reason })
    }

# Boutons
timeline-button-group = { $number }. { $what }
timeline-button-names = { $number }. { $what }
timeline-button-suppressed = Ce qui n’a pas été envoyé, et pourquoi
timeline-button-earlier = ‹ Avant
timeline-button-later = Après ›
timeline-button-back = ‹ Retour
timeline-button-now = Envoyer maintenant …
timeline-button-yes = Oui, envoyer maintenant
timeline-button-skip = Annuler cet envoi
timeline-button-after-all = Envoyer quand même
timeline-button-move = Déplacer …
timeline-button-plan = De nouveau comme prévu
timeline-button-earlier-by = −{ $minutes } min
timeline-button-later-by = +{ $minutes } min
timeline-button-open = L’ouvrir
timeline-button-sheet = À venir
timeline-button-announce = Annoncer
timeline-button-change = Changer

# Accusés et refus
timeline-skipped = Annulé. « Envoyer quand même » revient là-dessus.
timeline-after-all = L’envoi se fera comme prévu.
timeline-moved = Déplacé.
timeline-sent = { $later ->
        [0] En route vers { $now }.
       *[other] En route vers { $now } ; { $later } le reçoivent après leurs heures calmes.
    }
timeline-on-its-way = C’est déjà en route ; les personnes qui restent le reçoivent après leurs heures calmes.
timeline-in-the-past = Ce moment est passé. Choisissez-en un plus tard, ou « Envoyer maintenant ».
timeline-too-late-host = C’est trop tard pour être utile. L’envoi doit se faire avant { $before }, à l’heure de l’hôte.
timeline-too-late-own = C’est trop tard pour être utile. L’envoi doit se faire avant { $before }, à l’heure de chacun.
timeline-too-soon = Ce message revient sur un jour qui n’est pas terminé. Il peut partir à partir de { $soonest }, à l’heure de l’hôte.
timeline-too-far = On peut le déplacer de { $days } jours au plus.
