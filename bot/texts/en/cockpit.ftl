# The facilitator's run sheet.

sheet-title = <b>Run sheet</b> · { $visit }
sheet-day = { $date } · { $title }
sheet-now = ▶ <b>{ $start }–{ $end }</b> { $title }
sheet-method = ◆ Run by hand: { $title }
sheet-next = Next, { $when }: { $title }
sheet-over = All sessions are over.
sheet-word = Check-in word for the screen: <b>{ $word }</b>
sheet-presence = { $there } of { $joined } are checked in.
sheet-open-by-hand = 🟢 <b>{ $title }</b> · { $answered } of { $asked } answered; open until you close it
sheet-open-until = 🟢 <b>{ $title }</b> · { $answered } of { $asked } answered; closes { $closes }
sheet-last = Closed: { $title } · { $answered } of { $asked } answered.
sheet-last-too-few = Closed: { $title } · Fewer than 3 answered, so there is nothing to show.
sheet-coming = Next prompt: { $title }
sheet-coming-itself = Next prompt: { $title } (opens by itself with its session)
sheet-list = <b>Prompts and methods</b> · { $visit }
    Tap one to see it and to run it.
sheet-gone = This is not in the plan any more.
sheet-not-yet = Not opened yet.
sheet-was-closed = Closed; { $answered } of { $asked } answered.
sheet-was-retracted = Withdrawn; nothing is kept.
sheet-missing = { $count ->
        [one] <b>{ $title }</b> · One person has not answered.
       *[other] <b>{ $title }</b> · { $count } people have not answered.
    }
sheet-name = • { $name }
sheet-nobody-missing = <b>{ $title }</b> · Everybody has answered.
sheet-outside =
    Open <b>{ $title }</b> now?
    No session is on. Whoever is in their quiet hours gets it when these end. Everybody finds it on /now at any time.
sheet-outside-late = It closes { $closes }. { $late ->
        [one] One person’s quiet hours end later: they are not asked, and find it on /now until then.
       *[other] The quiet hours of { $late } people end later: they are not asked, and find it on /now until then.
    }
sheet-outside-silent = { $silent ->
        [one] One person finds it on /now only: they paused, or have had enough messages today.
       *[other] { $silent } people find it on /now only: they paused, or have had enough messages today.
    }
sheet-tools =
    <b>More</b>
    What will be sent and when, a message to everybody, or a change of the programme.
sheet-withdraw = Withdraw <b>{ $title }</b>? Everybody is told so on the card, and all answers are deleted. This cannot be undone.
sheet-not-yours = You run no visit, so there is no run sheet for you.

# Methods
method-rounds = { $size ->
        [0] { $rounds ->
            [one] One round
           *[other] { $rounds } rounds
        }
       *[other] { $rounds ->
            [one] One round, groups of { $size }
           *[other] { $rounds } rounds, groups of { $size }
        }
    }
method-step = { $number }. { $minutes }:{ $seconds } · { $who }: { $what }
method-step-each = { $number }. { $minutes }:{ $seconds } · { $who }: { $what } (each round)
method-who = { $who ->
        [all] all
        [client] the one who asks
        [consultants] those who advise
       *[other] { $who }
    }
method-by-hand = Please run this by hand: read the steps out and keep the time.

# Buttons
sheet-button-open = Open: { $title }
sheet-button-reaches-now = Reaches { NUMBER($now) } now
sheet-button-reaches-at = Reaches { NUMBER($now) } now, { NUMBER($later) } after { $at } their time
sheet-button-reaches-later = Reaches { NUMBER($now) } now, { NUMBER($later) } after their night
sheet-button-close = Close: { $title }
sheet-button-reopen = Open again
sheet-button-more = + 1 minute
sheet-button-result = Show result: { $title }
sheet-button-so-far = Result so far
sheet-button-missing = Who is missing?
sheet-button-withdraw = Withdraw …
sheet-button-retract = Yes, withdraw it
sheet-button-list = All prompts and methods
sheet-button-tools = More …
sheet-button-main = ‹ Back to the run sheet
sheet-button-earlier = ‹ Earlier
sheet-button-later = Later ›
sheet-button-method = ◆ { $title }
sheet-button-waiting = ○ { $title }
sheet-button-running = 🟢 { $title }
sheet-button-done = ✓ { $title }

# Receipts
sheet-opened = Opened: { $title }
sheet-closed = Closed: { $title }
sheet-reopened = Open again: { $title }
sheet-asked-anew = These answers are sealed, so everybody is asked anew. The first result stays: { $title }
sheet-prolonged = One minute more, until { $until }
sheet-result-below = The result is below.
sheet-sealed-yet = Nobody sees answers to an anonymous prompt before it is closed.
sheet-no-result = There is nothing to show: nobody answered, fewer than 3 did, or the answers were deleted after their time.
sheet-withdrawn = Withdrawn: { $title }
