# Questions : cartes, réponses et accusés.

prompt-title = <b>{ $title }</b>
prompt-text = { $text }
prompt-mine = ✓ Votre réponse : <b>{ $answer }</b>
questions-before = { $count ->
        [one] … et une autre avant celles-ci :
       *[other] … et { $count } autres avant celles-ci :
    }
prompt-were-my-questions =
    ✓ Les vôtres :
    { $answer }
prompt-my-questions =
    ✓ Les vôtres jusqu’ici :
    { $answer }
prompt-why = ↳ { $text }
prompt-closes = Ouvert jusqu’à : { $when }. D’ici là, vous pouvez modifier votre réponse.
prompt-closes-by-hand = Vous pouvez modifier votre réponse jusqu’à la clôture.
prompt-closes-or-sent = Ouvert jusqu’à : { $when }. D’ici là, vous pouvez modifier votre réponse, tant que vous ne l’avez pas envoyée.
prompt-by-hand-or-sent = Vous pouvez modifier votre réponse jusqu’à l’envoi ou jusqu’à la clôture.
prompt-closed = <b>{ $title }</b>
    C’est clos. Merci !
prompt-after-absence = <i>J’ai été absent un moment. Si votre réponse n’apparaît pas ici, merci de la toucher ou de l’écrire à nouveau.</i>
prompt-sealed = Les réponses sont scellées : plus personne ne peut savoir qui a écrit quoi.
prompt-too-few = Moins de 3 personnes ont répondu ; rien n’est donc affiché.
prompt-result-facilitators = Seule l’équipe d’animation voit les réponses.
prompt-withdrawn = <b>{ $title }</b>
    Cette question a été retirée. Rien n’est compté, aucune réponse n’est gardée.

# Qui la verra
seen-by-group = 👥 Tout le monde dans cette visite verra votre réponse avec votre nom.
seen-by-organisation-type = 🏷 Après la clôture, tout le monde voit votre réponse avec votre type d’organisation, sans votre nom. Dans nos dossiers, votre nom y reste lié.
seen-by-facilitators = 👤 Seule l’équipe d’animation verra votre réponse, avec votre nom.
seen-by-own-group = 👥 Seul votre petit groupe verra votre réponse.
seen-by-no-one = 🔒 Personne dans la visite ne voit qui a écrit quoi. Après la clôture, nous non plus.

# Comment répondre
how-text = Écrivez votre réponse ici, { $max } caractères au plus.
how-text-change = Pour la changer, écrivez-en une autre ou modifiez votre message.
how-why = Écrivez votre réponse, ou restez-en là.
how-questions = Écrivez votre question ici. Vous pouvez en envoyer plusieurs, une par message.
how-questions-change = Écrivez-en une autre, ou modifiez un message pour la changer.
how-words = { $most ->
        [one] Écrivez un mot ici.
       *[other] Écrivez jusqu’à { $most } mots ici, séparés par des virgules ou des espaces.
    }
how-words-change = Pour changer vos mots, écrivez-en d’autres ou modifiez votre message.
how-choice = Touchez une réponse.
how-choice-own = Touchez une réponse, ou écrivez la vôtre.
how-choices = Touchez jusqu’à { $most } réponses ; touchez encore pour en retirer une.
how-choices-own = Touchez jusqu’à { $most } réponses ; touchez encore pour en retirer une. Autre chose ? Écrivez-le ici.
how-scale = Touchez un chiffre.
how-date = Écrivez une date ici, par exemple 31.5.2027.
how-date-change = Pour la changer, écrivez une autre date.
scale-ends = { $first } = { $low } · { $last } = { $high }
option-line = { $n }. { $label }
option-other = Autre
own-words = « { $words } »
ticked = ✓ { $label }

# Formulaires
form-step = <b>{ $number } sur { $count }</b> · { $text }
form-line = ✓ { $label }
    <b>{ $answer }</b>
form-line-empty = ○ { $label }
form-line-optional = – { $label }
form-saved = Tout est enregistré. Vous n’avez rien à envoyer.
form-submit-note = Enregistré au fur et à mesure. Touchez « Envoyer » quand vous avez fini ; ensuite, plus rien ne peut être changé. Si la clôture vient avant, ce que vous avez donné compte.
form-incomplete-note = Enregistré au fur et à mesure. Ce qui porte un ○ manque encore.
form-sent = Envoyé. Merci ! Plus rien ne peut être changé.
form-button-back = ‹ Retour
form-button-next = Suivant ›
form-button-skip = Passer ›
form-button-again = Modifier les réponses
form-button-submit = Envoyer
form-incomplete = Il manque encore : { $question }
form-submitted = Envoyé. Merci !
form-tap-first = Tout est répondu dans « { $title } ». Pour changer quelque chose, touchez d’abord « Modifier les réponses » en dessous.

# Accusés d’un bouton
receipt-recorded = Enregistré : { $answer }
receipt-recorded-until = Enregistré : { $answer }. Modifiable jusqu’à { $closes }
receipt-nothing-chosen = Retiré. Rien n’est choisi à présent.
receipt-closed = C’est déjà clos ; rien n’a été changé.
receipt-submitted = Vous l’avez déjà envoyé ; plus rien ne peut être changé.
receipt-withdrawn = Cette question a été retirée ; rien n’est compté.
answers-and-more = { $first } + { $more }

# Ce qui ne va pas ; le message reste dans la conversation
answer-not-taken = <b>{ $title }</b>
    { $problem }
    Rien n’est perdu : votre message est toujours ci-dessus. Modifiez-le, ou envoyez-en un autre.
answer-empty = Il ne contient aucun texte.
answer-too-long = Cela fait { $length } caractères ; la limite est de { $limit }.
answer-too-many = { $most ->
        [one] Une seule réponse est possible.
       *[other] Seulement { $most } réponses sont possibles. Retirez-en une d’abord.
    }
answer-no-option = Ce n’est aucune des réponses. Touchez-en une, ou écrivez son numéro, de 1 à { $options }.
answer-not-on-scale = Donnez un nombre entier de { $first } à { $last }, s’il vous plaît.
answer-no-date = Je ne comprends pas cette date. Écrivez-la ainsi, s’il vous plaît : { $example }.
answer-too-many-words = Cela fait { $count } mots ; la limite est de { $most }.
answer-word-too-long = Un mot de { $length } caractères est trop long ; la limite est de { $limit }.
answer-gone = Cette réponse n’existe plus.

# Un texte qui cherche sa place
hear-which = À quoi votre message répond-il ?
hear-nothing-open = Merci. Aucune question n’est ouverte en ce moment ; je n’ai donc pas enregistré votre message. { $next }
focus-set = Ce que vous écrirez ira à « { $title } ».
edit-unknown = Je vois que vous avez modifié un message. Ce n’est pas une réponse qui peut encore changer. Si elle doit compter, envoyez-la comme nouveau message.
edit-too-late = « { $title } » est déjà clos ; la réponse reste telle quelle.
kind-voice = Merci ! Je ne sais pas écouter les messages vocaux. Écrivez votre réponse ici, s’il vous plaît.
kind-video = Merci ! Je ne sais pas regarder les vidéos. Écrivez votre réponse ici, s’il vous plaît.
kind-photo = Merci ! Je ne sais pas regarder les images. Écrivez votre réponse ici, s’il vous plaît.
kind-sticker = Joli ! Mais je ne comprends que les mots. Écrivez votre réponse ici, s’il vous plaît.
kind-document = Merci ! Je ne sais pas ouvrir les fichiers. Écrivez votre réponse ici, s’il vous plaît.
kind-location = Merci ! Je n’ai pas besoin de votre position. Écrivez votre réponse ici, s’il vous plaît.
kind-contact = Merci ! Je ne peux rien faire d’un contact. Écrivez votre réponse ici, s’il vous plaît.
kind-poll = Merci ! Je ne sais pas répondre aux sondages. Écrivez votre réponse ici, s’il vous plaît.
kind-other = Je ne comprends que le texte. Écrivez votre réponse ici, s’il vous plaît.

# /now
now-open = Ces { $count } questions sont ouvertes pour vous. Touchez-en une, et elle vient à la fin du fil.
now-waits = ○ { $prompt }
now-waits-until = ○ { $prompt } · jusqu’à { $until }
now-answered = ✓ { $prompt } · répondu
now-answered-until = ✓ { $prompt } · répondu ; modifiable jusqu’à { $until }
now-nothing = Rien n’est ouvert pour vous en ce moment. { $next }
next-session = Ensuite : « { $title } », { $when }.
next-nothing = Il n’y a plus de séance.

# Une question qu’on ne peut avoir
prompt-unknown = Je ne connais plus cela. Envoyez /now ou /sheet.
prompt-not-for-you = Cette question n’est pas ouverte pour vous ; rien n’a donc été enregistré.
prompt-open-already = « { $title } » est déjà ouvert.
prompt-not-open = « { $title } » n’est plus ouvert.
prompt-no-end = Ceci reste ouvert jusqu’à ce que vous le fermiez ; il ne faut pas plus de temps.
prompt-withdrawn-already = Ceci a déjà été retiré.

# Résultats
result-picture = <b>{ $title }</b>
    { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }.
result-list = <b>{ $title }</b> · Résultat
    { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }.
result-list-more = <b>{ $title }</b> · Résultat, suite
result-gone = <b>{ $title }</b>
    Ce résultat n’est plus affiché.
result-head = <b>{ $text }</b>
result-line = • { $text }
result-line-of = • <b>{ $before }</b> : { $text }
result-count = { $label } : { $number } ({ $percent } %)
result-word = { $label } ({ $number })
result-mean = Moyenne { NUMBER($mean, minimumFractionDigits: 1, maximumFractionDigits: 1) }
result-correct = ✓ Juste : <b>{ $answer }</b>
result-explanation = { $text }
result-total = { $answered } sur { $asked } { $answered ->
        [one] a répondu
       *[other] ont répondu
    }
percent = { $percent } %
