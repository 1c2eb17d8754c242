# Ranking, points, grid, temperature: their cards, receipts and results. Taking an answer back.

# How to answer
how-ranking = Tap what matters most first, then the next one. { $most ->
        [one] One place is yours to give.
       *[other] { $most } places are yours to give.
    } Tap again to take one out. You can type it, too, like “3 1 2”.
how-points = You have 100 points to share out. Each tap gives 10. For other numbers type them in the order of the answers, like “55 30 15”.
how-ranking-change = To change it, tap one to take it out, or type another order.
how-points-change = To change it, start over or type other numbers.
how-corner = Tap where it belongs, or type its number: 1 is the first button, 4 the last.
how-temperature = Tap what fits. You can type a number, too: 1 is the lowest, 5 the highest.
how-tapped = Tap another one to change it. Tap yours again to take it back.
temperature-title = How are you just now?
temperature-1 = 😞 Not good
temperature-2 = 🙁 Not so good
temperature-3 = 😐 So-so
temperature-4 = 🙂 Good
temperature-5 = 😀 Very good

# My answer
prompt-my-order-so-far = { $left ->
        [one] Your order so far: <b>{ $answer }</b>. One place is left.
       *[other] Your order so far: <b>{ $answer }</b>. { $left } places are left.
    }
prompt-my-points-so-far = { $left ->
        [one] Shared out so far: <b>{ $answer }</b>. One point of 100 is left.
       *[other] Shared out so far: <b>{ $answer }</b>. { $left } of 100 are left.
    }
prompt-not-finished = You were not finished yet: <b>{ $answer }</b>. So it is not counted.
prompt-you-chose = You chose: <b>{ $answer }</b>
prompt-taken-back = ↩ You took your answer back. You can answer again until it closes.
with-points = { $label } · { $points }
button-start-over = Start over
button-take-back = Take it back
button-yes-take-back = Yes, take it back
button-keep = Keep it
form-button-withdraw = Take it all back
withdraw-question = Take your answer back? You can answer again until it closes.
withdraw-which = Which one would you like to take back?

# Receipts of a tap
receipt-ranking-left = { $left ->
        [one] Saved. One place is left.
       *[other] Saved. { $left } places are left.
    }
receipt-points-left = { $left ->
        [one] Saved. One point is left.
       *[other] Saved. { $left } points are left.
    }
receipt-taken-back = Taken back. You can answer again until it closes.
receipt-kept = Your answer stays as it is.
withdraw-counted = This part is over, so your answer stays as it is.

# What does not fit
answer-no-order = I cannot read that as an order. Please type numbers from 1 to { $options }, the best one first, like “2 1”, or the answers with commas between them.
answer-twice = “{ $option }” is in there twice. Each answer has one place.
answer-too-many-places = { $most ->
        [one] Only one place is there to give.
       *[other] Only { $most } places are there to give.
    }
answer-places-taken = { $most ->
        [one] The place is given. Tap the answer that has it to take it out first.
       *[other] All { $most } places are given. Tap one of them to take it out first.
    }
answer-no-points = I cannot read that as points. Please type one number for each of the { $options } answers, like “{ $example }”.
answer-not-hundred = That makes { $total } points. Please share out 100 exactly.
answer-points-spent = All 100 points are shared out. Tap “Start over” to share them out differently.

# Results
result-place = { $first ->
        [0] { $place }. { $label }
        [one] { $place }. { $label } · first for one
       *[other] { $place }. { $label } · first for { $first }
    }
result-share = { $label }: { NUMBER($mean, maximumFractionDigits: 1) } of 100
result-corner = • { $across } · { $up }: { $number }
result-votes = { $votes ->
        [0] • { $text }
        [one] • { $text } · one vote
       *[other] • { $text } · { $votes } votes
    }
result-votes-of = { $votes ->
        [0] • <b>{ $name }</b>: { $text }
        [one] • <b>{ $name }</b>: { $text } · one vote
       *[other] • <b>{ $name }</b>: { $text } · { $votes } votes
    }
result-pinned = { " " }· pinned
result-answered = { " " }· answered
