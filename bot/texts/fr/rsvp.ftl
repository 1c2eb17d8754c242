# Si l’on vient un jour ; essayer les boutons ; quand et où l’on pense participer.
rsvp-button-there = Je serai là
rsvp-button-late = Je serai en retard
rsvp-button-excused = Je ne peux pas
rsvp-said-there = Parfait, à bientôt !
rsvp-said-late = Merci de l’avoir dit. Rejoignez-nous quand vous pouvez.
rsvp-said-excused = Merci de l’avoir dit. Ce que vous pouvez faire à la place est écrit plus haut.
rsvp-over = { $day }, c’est fini : cela ne peut plus être changé.
rsvp-you-there = ✓ Vous avez dit : Je serai là. Vous pouvez changer cela jusqu’à la fin du jour.
rsvp-you-late = ✓ Vous avez dit : Je serai en retard. Rejoignez-nous quand vous pouvez ; vous pouvez changer cela jusqu’à la fin du jour.
rsvp-you-excused = ✓ Vous avez dit : Je ne peux pas. Pas de souci ; vous ne recevrez pas de lien. Vous pouvez changer cela jusqu’à la fin du jour.
rsvp-catch-up =
    Vous pourrez faire ceci à votre rythme, une fois la question posée :
    { $tasks }
rsvp-only-live = Tout ce qui est demandé ce jour-là se passe pendant les séances : vous n’aurez rien à rattraper.
rsvp-days-enough = Les autres jours suffisent pour votre certificat.
rsvp-days-short = Pour le certificat, il faudrait aussi ce jour-là. Votre venue les autres jours nous fera plaisir malgré tout ; si vous comptiez sur ce certificat, parlez-en à l’équipe.

try-out-works = Ça marche !
try-out = Ça marche. La ligne où vous écrivez est en bas de cette conversation ; servez-vous-en quand on vous demande quelque chose.
try-out-typing = Ça marche. La ligne où vous écrivez est en bas de cette conversation. Essayez-la aussi : quand et où vous installerez-vous, et qu’est-ce qui pourrait vous en empêcher ?

intention-ask = Quand et où vous installerez-vous, et qu’est-ce qui pourrait vous en empêcher ? Écrivez-le ici, tout simplement.
intention-kept =
    C’est noté, et personne d’autre ne le verra : « { $plan } »
    Je vous le rappellerai la veille de chaque jour. C’était pour l’équipe ? Écrivez alors /help suivi de votre message : il lui parviendra.
intention-length = Dites-le en { $most } caractères au plus.
intention-forgotten = Oublié. Ce qui est déjà écrit dans votre conversation y reste.
intention-button-write = L’écrire autrement
intention-button-forget = L’oublier

sheet-expected = Seront là : { NUMBER($there) } · en retard : { NUMBER($late) } · ne peuvent pas : { NUMBER($excused) } · sans réponse : { NUMBER($silent) }
attendance-says-there = a dit : sera là
attendance-says-late = a dit : sera en retard
attendance-says-excused = a dit : ne peut pas venir
attendance-said = { $state }, { $says }
