# Qui prend la parole, pour l'équipe
voices-button = 🎚 Qui est entendu
voices-button-again = 🔄 Mesurer à nouveau
voices-below = C’est juste en dessous.
voices-title = 🎚 <b>Qui est entendu</b>
    { $contributions ->
        [one] { $contributions } contribution
       *[other] { $contributions } contributions
    } de { $people ->
        [one] { $people } personne présente
       *[other] { $people } personnes présentes
    }
voices-too-early = Il est trop tôt pour le dire : revenez quand il y aura { $enough } contributions.
voices-by-country = <b>Par pays</b>
voices-by-type = <b>Par type d’organisation</b>
voices-line = • { $group } : { $voices } % des contributions, { $people } % des personnes
voices-others = autres
voices-hint = 💡 { $group } : { $people } % d’entre vous, et { $voices } % des contributions. Vous pourriez leur donner la parole en premier au prochain tour.
voices-balanced = 👍 Personne n’est beaucoup moins entendu que les autres.
voices-how = <i>Sont comptés les réponses, les questions et les prises de parole, jamais par personne ; les groupes de moins de 3 sont sous « autres ».</i>
