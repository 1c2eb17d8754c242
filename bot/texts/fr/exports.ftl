# Exports : les messages dans la conversation de l’équipe, et les mots dans les fichiers.

export-visit = <b>Exporter</b> · { $visit }
    <b>Pour l’équipe</b> : tout ce que vous pouvez voir, qui a répondu à combien de questions, quels groupes ont été entendus, et vos notes.
    <b>À partager</b> : seulement ce que tout le monde dans la visite peut voir.
    Un fichier reste là où vous l’enregistrez, même quand Hospes a effacé les réponses.
export-prompt = <b>Exporter</b> · { $title }
    <b>Pour l’équipe</b> : tout ce que vous pouvez voir.
    <b>À partager</b> : seulement ce que tout le monde dans la visite peut voir.
export-list = <b>Exporter une seule question</b>
    Laquelle ?
export-list-empty = Rien n’a encore été demandé : il n’y a rien à exporter.
export-button-csv = CSV
export-button-xlsx = Excel
export-button-json = JSON
export-button-csv-share = Partager : CSV
export-button-xlsx-share = Partager : Excel
export-button-json-share = Partager : JSON
export-button-list = Une seule question …
export-button-prompt = { $title }
export-button-again = { $title } ({ $number })
export-button-earlier = ‹ Avant
export-button-later = Après ›
export-coming = Votre fichier arrive dans un instant.
export-file-team = <b>{ $title }</b>
    Pour l’équipe seulement : il peut contenir des noms. Gardez-le, s’il vous plaît, avec autant de soin que les réponses ont été données.
export-file-share = <b>{ $title }</b>
    Il contient seulement ce que tout le monde dans la visite peut voir. Il peut contenir des noms.

# Fichiers et feuilles
export-overview = Vue d’ensemble
export-participation = Participation
export-voices = Voix
export-notes = Notes de l’équipe
export-about =
    { $visit }

    Fait par Hospes le { $day } à { $time } ({ $zone }).
    { $audience ->
        [group] À partager : il contient ce que tout le monde dans la visite peut voir.
       *[facilitators] Pour l’équipe seulement.
    }

    « { $overview } » donne la liste des questions et dit pourquoi, là où il n’y a pas de réponses. Chaque question a son tableau : d’abord ce qui a été compté, puis ce que les gens ont écrit.
    Les réponses anonymes sont sans noms et mélangées ; ce à quoi moins de 3 personnes ont répondu n’y est pas.
    Les heures sont celles de { $zone }. Hospes n’a fait aucune formule : dans un CSV, un texte qui commence comme une formule est précédé d’une apostrophe.

# Colonnes
export-column-number = N°
export-column-prompt = Question posée
export-column-kind = Type
export-column-seen-by = Qui voit les réponses
export-column-opened = Ouverte
export-column-closed = Fermée
export-column-asked = Demandée à
export-column-answered = Réponses
export-column-remark = Remarque
export-column-row = Ligne
export-column-question = Question
export-column-answer = Réponse
export-column-count = Nombre
export-column-share = Part
export-column-name = Nom
export-column-reference = Référence
export-column-told = Dites à l’équipe
export-column-group = Groupe
export-column-people = Personnes
export-column-share-of-people = Part des personnes
export-column-share-of-voices = Part des voix
export-column-time = Heure
export-column-note = Note

# Cellules
export-row-result = résultat
export-row-answer = réponse
export-kind = { $kind ->
        [text] texte
        [questions] questions
        [words] mots
        [choice] choix
        [choices] plusieurs choix
        [scale] échelle
        [temperature] température
        [ranking] classement
        [points] 100 points
        [grid] grille
        [form] formulaire
       *[other] { $kind }
    }
export-seen-by = { $who ->
        [group] tout le monde dans la visite
        [organisation_type] tout le monde, avec seulement le type d’organisation
        [facilitators] l’équipe
        [own_group] seulement le petit groupe
       *[no_one] anonyme
    }
export-mean = Moyenne
export-right = juste
export-first = place { $place } ; en premier pour { $people }
export-points = points en moyenne
export-before = avant
export-after = après
export-moved = { $from } → { $to }
export-starred = avec étoile
export-pinned = épinglée
export-was-answered = réponse donnée
export-told = dite à l’équipe
export-on-the-spot = posée sur le moment
export-anonymous = anonyme : mélangé, sans noms, rien à quoi moins de 3 personnes ont répondu
export-hidden = { $why ->
        [withdrawn] retirée ; aucune réponse n’est gardée
        [own_group] seul le petit groupe voit les réponses
        [facilitators] seule l’équipe voit les réponses
        [nobody] personne n’a répondu
        [still_open] encore ouverte
        [too_few] caché : moins de 3 personnes ont répondu
       *[gone] pas de réponses : effacées après leur temps, ou cachées par l’équipe
    }
