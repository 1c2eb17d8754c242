# What the team decides about what people wrote.

moderate-list = <b>Moderate</b> · { $title }
moderate-count = { $count ->
        [one] One contribution.
       *[other] { $count } contributions.
    }
moderate-waiting = { $count ->
        [one] ⏳ One waits for you.
       *[other] ⏳ { $count } wait for you.
    }
moderate-hidden = { $count ->
        [one] 🙈 One is hidden.
       *[other] 🙈 { $count } are hidden.
    }
moderate-line = <b>{ $number }.</b> { $text }{ $marks }
moderate-counted = { $text } ({ $number })
moderate-nothing = As soon as somebody writes something, you can decide about it here.
moderate-needs-voices = { $count ->
        [one] This prompt is anonymous. When one more person has answered, you will see what was written here, without names.
       *[other] This prompt is anonymous. When { $count } more people have answered, you will see what was written here, without names.
    }
moderate-text = { $text }
moderate-text-of = <b>{ $by }</b>: { $text }
moderate-is-held = ⏳ It waits for you: nobody else sees it until you show it.
moderate-is-hidden = 🙈 Hidden: nobody else sees it, and it is not counted.
moderate-is-starred = ⭐ Starred: it comes first.
moderate-is-pinned = 📌 Pinned: it stays on top.
moderate-is-answered = ✓ Answered.
moderate-merged = { $count ->
        [one] Counted with it:
       *[other] Counted with it ({ $count }):
    }
moderate-pick =
    Which one says the same? It is then counted as this one:
    <b>{ $text }</b>
moderate-review =
    <b>{ $word }</b> ({ $people }) → <b>{ $as_word }</b> ({ $as_people })?
    Do both mean the same? { $left ->
        [one] This is the last pair.
       *[other] { $left } pairs are left.
    }
moderate-reviewed = There are no further words that look alike.
moderate-gone = This is not there any more: it was taken back, or put together with another one.
moderate-nothing-written = People write nothing of their own here, so there is nothing to moderate.
moderate-not-shown = Others do not see it. Show it first, then put it on the board.
moderate-votes-sealed = The votes are sealed: nobody can tell any more whose they are. To put questions together or take them apart now could count somebody twice.

# Buttons
moderate-button-hide = 🙈 Hide
moderate-button-show = Show again
moderate-button-approve = ✓ Show it
moderate-button-star = ⭐ Star
moderate-button-unstar = Take the star off
moderate-button-pin = 📌 Pin
moderate-button-unpin = Unpin
moderate-button-answered = ✓ Answered
moderate-button-unanswered = Not answered yet
moderate-button-pick = Put together with …
moderate-button-apart = Take apart
moderate-button-spot = 🔦 Large on the board
moderate-button-unspot = Off the board
moderate-button-same = Count as one
moderate-button-keep = Keep apart
moderate-button-review = { $count ->
        [one] One pair of words looks alike
       *[other] { $count } pairs of words look alike
    }
moderate-button-list = ‹ Back to the list
moderate-button-back = ‹ Back

# Receipts
moderate-done-hide = Hidden. Nobody else sees it.
moderate-done-show = Everybody who may see the answers sees it.
moderate-done-star = Starred. It comes first.
moderate-done-unstar = The star is off.
moderate-done-pin = Pinned to the top.
moderate-done-unpin = Not pinned any more.
moderate-done-answered = Marked as answered.
moderate-done-unanswered = Not marked as answered any more.
moderate-done-merge = Counted as one now.
moderate-done-apart = Taken apart. Each counts for itself again.
moderate-done-keep = Kept apart.
moderate-done-spot = The board shows it large.
moderate-done-unspot = The board shows the prompt again.

# To the one who wrote it
moderate-held-mine = ⏳ A facilitator looks at what you wrote before others see it.
