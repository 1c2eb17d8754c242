# Ce que l’équipe demande sur le moment, répète, ou note pour les autres.

spot-ask =
    <b>Que voulez-vous demander ?</b>
    Écrivez-le ici. S’il faut choisir, mettez chaque réponse sur sa propre ligne, précédée d’un tiret.
    Rien ne part avant que vous ne l’ayez vu.
spot-nothing = Rien n’est en préparation ici. Pour poser une question, écrivez par exemple : demande : Qu’est-ce qui vous a le plus surpris ?
spot-which = Dans quelle visite voulez-vous demander cela ?
spot-preview = <b>Pas encore envoyé.</b> Pour le dire autrement, écrivez-le à nouveau.
spot-frame = ┈ Voici ce que tout le monde verra ┈
spot-as-button = [ { $label } ]
spot-to-team = Répétition : cela ne va qu’à l’équipe.
spot-temperature = Où en est votre énergie en ce moment ?
spot-no-text = Il n’y a pas de question. Écrivez ce que vous voulez demander.
spot-options = { $count ->
        [one] Cela fait une réponse au choix ; il en faut de { $fewest } à { $most }.
       *[other] Cela fait { $count } réponses au choix ; il en faut de { $fewest } à { $most }.
    }
spot-option-twice = Deux des réponses sont identiques. Écrivez chacune une seule fois.
spot-option-long = Une des réponses compte { $length } caractères ; un bouton en accepte { $limit }.
spot-gone = Il n’y a plus rien en préparation. Écrivez-le à nouveau.
spot-dropped = Abandonné. Rien n’a été envoyé.

spot-button-send = Envoyer à { NUMBER($count) }
spot-button-rehearse = 👻 Envoyer à l’équipe
spot-button-send-anyway = Envoyer
spot-button-temperature = Prise de température
spot-button-drop = Abandonner
spot-button-keep = ‹ Laisser tel quel
spot-button-reword = Changer pour tout le monde
spot-button-kind-text = Réponse : un texte ⟳
spot-button-kind-words = Réponse : quelques mots ⟳
spot-button-kind-scale = Réponse : de 1 à 5 ⟳
spot-button-kind-temperature = Réponse : cinq visages ⟳
spot-button-kind-choice = Réponse : une de celles-ci ⟳
spot-button-kind-choices = Réponse : plusieurs de celles-ci ⟳
spot-button-seen-group = Tout le monde verra, avec les noms ⟳
spot-button-seen-facilitators = Seule l’équipe d’animation verra ⟳
spot-button-seen-no-one = Anonyme ⟳
spot-button-for = Ouvert { NUMBER($minutes) } minutes ⟳
spot-button-by-hand = Ouvert jusqu’à ce que je ferme ⟳

# D’autres mots pour ce qui est ouvert
spot-ask-wording =
    <b>Comment le dire ?</b> Pour l’instant :
    { $text }
    Écrivez ici la nouvelle formulation. Les réponses déjà données restent.
spot-reworded-preview = <b>Pas encore changé.</b> Pour le dire autrement, écrivez-le à nouveau.
spot-other-languages = Seule votre langue change. Celles-ci gardent leurs mots : { $languages }
spot-reworded = Changé sur chaque carte : { $title }
spot-retired = Le plan le demande autrement à présent ; ses mots restent donc les mêmes.

# Répétition
ghost-line = 👻 <b>Répétition.</b> Ce que vous ouvrez maintenant ne va qu’à l’équipe et ne laisse pas de trace. Ce que le plan ouvre de lui-même va à tout le monde, comme toujours.
ghost-session-on = ⚠ Une séance est en cours, et les participants ne reçoivent rien de ce que vous ouvrez. Pour leur poser une question, terminez la répétition.
ghost-mark = 👻 <b>Répétition :</b> seule l’équipe voit ceci.
ghost-over = La répétition est terminée. Rien n’en a été gardé.
ghost-on = Répétition : ce que vous ouvrez maintenant ne va qu’à l’équipe. Ce que le plan ouvre de lui-même va toujours à tout le monde.
ghost-off = La répétition est terminée, et rien n’en a été gardé. Ce que vous ouvrez maintenant va à tout le monde.
ghost-ended = La répétition est finie entre-temps, et tout le monde recevrait ceci. Rien n’est parti ; regardez de nouveau, s’il vous plaît.
ghost-not-now = « { $title } » est ouvert pour les participants. Fermez-le d’abord, puis répétez.

# Noté pour les autres
proxy-who = { $count ->
        [0] <b>{ $title }</b> · Tout le monde a répondu.
       *[other] <b>{ $title }</b> · Qui vous a donné sa réponse ? La personne voit sur sa carte que vous l’avez notée, et peut la changer.
    }
proxy-for = ✍ <b>Pour { $name }, comme on vous l’a dit</b>
proxy-over = <b>{ $title }</b> · Rien n’est noté pour les autres.
proxy-told = ✍ { $name } a noté ceci pour vous. Vous pouvez le changer.
proxy-told-team = ✍ L’équipe a noté ceci pour vous. Vous pouvez le changer.
proxy-secret = Ici, personne ne doit savoir qui dit quoi, et qui vous le dirait y renoncerait. Demandez à cette personne de répondre sur son propre téléphone.
proxy-answered = { $name } a déjà répondu : c’est à cette personne de changer sa réponse.
proxy-not-asked = La question n’est pas posée à cette personne ; il n’y a donc rien à noter.
proxy-button-others = ‹ Quelqu’un d’autre
proxy-button-done = Terminé
signature-told = { $name } (dit de vive voix)
