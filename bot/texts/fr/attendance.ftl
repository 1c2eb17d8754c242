# Présence, liste de présence, et où chacun en est.
check-in-done = Votre présence est notée pour { $day }. Heureux de vous voir.
check-in-late = Présence notée pour { $day }. Dès maintenant, { $minutes ->
        [one] une minute compte
       *[other] { $minutes } minutes comptent
    } pour vous ; un jour compte à partir de { $needed } minutes. Si vous étiez là plus tôt, dites-le à l’équipe.
check-in-already = Votre présence est déjà notée pour { $day }, depuis { $since }.
check-in-marked-absent = L’équipe vous a noté absent pour { $day }. Parlez-lui : elle peut corriger.
check-in-too-early = C’est trop tôt : pour { $day }, la présence se signale à partir de { $opens }.
check-in-too-late = Pour { $day }, c’est trop tard. Si vous étiez là, dites-le à l’équipe : elle peut corriger.
check-in-other-day = C’était le mot de { $day }. Le mot d’aujourd’hui est à l’écran.
check-in-nearly = C’est presque le mot d’aujourd’hui. Regardez encore une fois l’écran, s’il vous plaît.
check-in-wrong-word = Ce n’est pas le mot à l’écran. Regardez encore, ou écrivez-le ici.
check-in-no-such-day = Ce jour n’est plus au programme.
check-in-card = <b>{ $day }</b> : quel mot est à l’écran ? Touchez-le, ou écrivez-le ici.
check-in-card-done = <b>{ $day }</b> : votre présence est notée depuis { $since }. Compté : { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }.
check-in-card-closed = <b>{ $day }</b> : la présence ne se signale plus.

attendance-not-yours = Vous n’animez pas de visite, il n’y a donc pas de liste pour vous. /me montre vos propres jours.
attendance-open-first = Ouvrez d’abord la liste avec /attendance, s’il vous plaît.
attendance-choose-first = Choisissez d’abord quelqu’un sur la liste : /attendance
attendance-no-marks = Dans cette visite, personne n’est noté à la main.
attendance-reason-length = Donnez une raison de 1 à { $most } caractères, s’il vous plaît.
attendance-list =
    <b>Présence, { $day }</b>
    { $there } sur { $all } sont là. Touchez un nom pour noter quelqu’un à la main.
attendance-chosen =
    <b>{ $name }</b>
    { $day } : { $state }
attendance-day = { $day }
attendance-person = { $name } : { $state }
attendance-there = là
attendance-not-there = pas là
attendance-marked-there = là, dit l’équipe
attendance-marked-not-there = pas là, dit l’équipe
attendance-present = Noter présent
attendance-absent = Noter absent
attendance-back = Retour à la liste
attendance-earlier = Noms précédents
attendance-more = Noms suivants
attendance-why-present = Pourquoi noter { $name } comme présent ? Écrivez une courte raison ; elle est gardée avec la note.
attendance-why-absent = Pourquoi noter { $name } comme absent ? Écrivez une courte raison ; elle est gardée avec la note.
attendance-marked-present = Noté : { $name } était là ({ $day }).
attendance-marked-absent = Noté : { $name } n’était pas là ({ $day }).
attendance-you-present = { $name } a noté que vous étiez là : { $day }.
attendance-you-absent = { $name } a noté que vous n’étiez pas là : { $day }. Si c’est une erreur, répondez à l’équipe.

agenda-no-visit = Vous ne participez encore à aucune visite.
agenda-title = <b>{ $visit }</b>
agenda-zone = Toutes les heures sont à l’heure locale ({ $city }).
agenda-zones = Toutes les heures sont à votre heure ({ $city }) ; quand il y en a deux, la seconde est celle de l’hôte ({ $host-city }).
agenda-day = <b>{ $day }</b> · { $starts }
agenda-day-over = <b>{ $day }</b> : terminé
agenda-session = { $start }–{ $end } { $title }
agenda-session-over = { $start }–{ $end } { $title } (terminé)
agenda-session-now = { $start }–{ $end } <b>Maintenant :</b> { $title }
agenda-session-next = { $start }–{ $end } <b>Ensuite :</b> { $title }
agenda-session-cancelled = <s>{ $start }–{ $end } { $title }</s> (annulé)
agenda-day-cancelled = <s>{ $day }</s> : annulé
agenda-mine-there = ✓ Vous étiez là.
agenda-mine-excused = Vous avez dit que vous ne pouvez pas venir.
agenda-mine-due = ↳ Votre réponse est encore attendue : « { $prompt } »

me-no-visit = Vous ne participez encore à aucune visite.
me-title = <b>{ $visit }</b>
me-days = <b>Jours qui comptent : { $days } sur { $planned }</b> (il en faut { $needed })
me-day-counts = { $day } : présent, { $minutes } minutes sur { $planned }
me-day-too-short = { $day } : { $minutes } minutes sur { $planned } ; un jour compte à partir de { $needed }
me-day-missed = { $day } : pas là
me-day-coming = { $day } : à venir
me-prompts = { $asked ->
        [0] <b>Rien n’a encore été demandé.</b>
       *[other] <b>Réponses données : { $answered } sur { $asked }</b>
    }
me-complete = Vous avez tout ce qu’il faut pour le certificat de participation et d’achèvement.
me-missing = <b>Pour le certificat de participation et d’achèvement, il vous manque :</b>
me-missing-days = { $days ->
        [one] encore un jour
       *[other] encore { $days } jours
    }
me-missing-prompt = votre réponse à « { $prompt } »
me-until = La décision tombe le { $until }.
me-decided = Les certificats de cette visite sont décidés.
me-certificate = Votre certificat porte le numéro { $number }. Chacun peut le vérifier ici : { $link }
