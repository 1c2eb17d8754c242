# The facilitator's run sheet.

sheet-title = <b>Run sheet</b> · { $visit }
sheet-day = { $date } · { $title }
sheet-now = ▶ <b>{ $start }–{ $end }</b> { $title }
sheet-method = ◆ Run by hand: { $title }
sheet-next = Next, { $when }: { $title }
sheet-over = All sessions are over.
sheet-word = Check-in word for the screen: <b>{ $word }</b>
sheet-presence = { $there } of { $joined } are checked in.
sheet-open-by-hand = 🟢 <b>{ $title }</b> · { $answered } of { $asked } answered{ $steps ->
        [1] { " " }(counted in steps)
       *[other] { "" }
    }{ $phase ->
        [voting] ; voting
        [talking] ; they talk in pairs
        [again] ; voting again
       *[answers] { "" }
    }; open until you close it
sheet-open-until = 🟢 <b>{ $title }</b> · { $answered } of { $asked } answered{ $steps ->
        [1] { " " }(counted in steps)
       *[other] { "" }
    }{ $phase ->
        [voting] ; voting, until { $closes }
        [talking] ; they talk in pairs, until { $closes }
        [again] ; voting again, until { $closes }
       *[answers] ; closes { $closes }
    }
sheet-waiting = { $waiting ->
        [one] One waits for you to look at it.
       *[other] { $waiting } wait for you to look at them.
    }
sheet-on-the-board = Its result is on the board.
sheet-last = ✓ { $title } · { $answered } of { $asked } answered.
sheet-last-too-few = ✓ { $title } · Fewer than 3 answered, so there is nothing to show.
sheet-coming = Next prompt: { $title }
sheet-coming-itself = Next prompt: { $title } (opens by itself with its session)
sheet-later = { $more ->
        [0] Then: { $titles }
       *[other] Then: { $titles } · { $more } more
    }
sheet-skipped = Not asked today: { $titles }
sheet-hands = { $raised ->
        [one] One hand is up.
       *[other] { $raised } hands are up.
    }
sheet-list = <b>Prompts and methods</b> · { $visit }
    Tap one to see it and to run it.
sheet-gone = This is not in the plan any more.
sheet-not-yet = Not opened yet.
sheet-not-today = Not asked today. You can still open it.
sheet-was-closed = Closed; { $answered } of { $asked } answered.
sheet-was-retracted = Withdrawn; nothing is kept.
sheet-missing = { $count ->
        [one] <b>{ $title }</b> · One person has not answered.
       *[other] <b>{ $title }</b> · { $count } people have not answered.
    }
sheet-name = • { $name }
sheet-name-not-seen = • { $name } – has not seen it yet
sheet-not-seen = { $count ->
        [one] One person has not seen it yet.
       *[other] { $count } people have not seen it yet.
    } Telegram does not tell who has.
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
sheet-further = <b>{ $title }</b>
    Other words for it, its answers as a file, or taking it back.
sheet-tools =
    <b>More in the call</b>
    Ask something that is in no plan, see who wants to speak, write a note for the report.
sheet-files =
    <b>Around the call</b>
    Who of you leads, what will be sent and when, a message to everybody, a change of the programme, the answers as a file, a rehearsal among the team.
sheet-withdraw = Withdraw <b>{ $title }</b>? Everybody is told so on the card, and all answers are deleted. This cannot be undone.
sheet-not-yours = You run no visit, so there is no run sheet for you.

# Who is missing
nudge-how = A reminder makes no sound. It brings the question to the end of their chat; nobody sees who else got it.
nudge-was = They were reminded a moment ago. You can do it again after two minutes.
nudge-note = 🔔 This is still open. Your answer would help. If you would rather not, that is fine.
nudge-done = Reminded without a sound: { $title }
nudge-too-soon = They were reminded less than two minutes ago. Please give them a moment.

# Notes for the report
note-write =
    <b>A note for the report</b>
    Write it now, as a message. Only the team sees it. It is kept with the prompt that is open.
note-kept = Noted for the report. Only the team sees it. All notes: /sheet, then “More …”, “Write a note”.
note-kept-on = Noted for the report, on “{ $title }”. Only the team sees it. All notes: /sheet, then “More …”, “Write a note”.
note-too-long = A note may have 1 to { NUMBER($limit) } characters; this one has { NUMBER($length) }.
note-deleted = The note is deleted.
notes-title = { $count ->
        [0] <b>Notes for the report</b> · There are none.
       *[other] <b>Notes for the report</b> · { $count }. Only the team sees them.
    }
notes-note = <b>{ $who }</b>, { $when }
    { $text }
notes-note-on = <b>{ $who }</b>, { $when }, on “{ $about }”
    { $text }

# Who leads
team-page =
    <b>Who leads?</b>
    It only tells everybody in the team. All keep all their buttons.
team-alone =
    <b>Who leads?</b>
    You are the only one in the team so far.
lead-you = You lead.
lead-who = { $who } leads.
lead-taken = You lead now. The others see it.
lead-handed-over = { $who } leads now, and has been told.
lead-not-reached = { $who } leads now, but cannot be reached here. Please tell them in the call.
lead-not-in-team = They are not in the team any more.
lead-is-yours = <b>{ $who } hands over to you.</b> { $state } Your run sheet is below.
lead-runs = Open now: { $title }, { $answered } of { $asked } answered.
lead-nothing-runs = Nothing is open just now.

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
sheet-button-rehearse = 👻 Open: { $title }
sheet-button-reaches-now = Reaches { NUMBER($now) } now
sheet-button-reaches-at = Reaches { NUMBER($now) } now, { NUMBER($later) } after { $at } their time
sheet-button-reaches-later = Reaches { NUMBER($now) } now, { NUMBER($later) } after their night
sheet-button-close = Close: { $title }
sheet-button-step-voting = Start the voting: { $title }
sheet-button-step-talking = Let them talk: { $title }
sheet-button-step-again = Vote again: { $title }
sheet-button-close-at-once = Close at once
sheet-button-ask-anew = Ask everybody anew
sheet-button-show = Show on the board
sheet-button-hide = Hide on the board
sheet-button-moderate = { $waiting ->
        [0] Look at the answers
        [one] Look at the answers (1 waits)
       *[other] Look at the answers ({ $waiting } wait)
    }
sheet-button-hands = Hands up: { $raised }
sheet-button-queue = Who wants to speak
sheet-button-skip = Skip it
sheet-button-after-all = Ask it after all
sheet-button-back = ‹ The one before
sheet-button-on = Go on in the plan
sheet-button-undo = Undo: { $what }
sheet-button-further = Change or withdraw …
sheet-button-to-item = ‹ Back to it
sheet-button-word = Correct its wording
sheet-button-export-one = Its answers as a file
sheet-button-nudge = Remind them without a sound
sheet-button-proxy = Answer for somebody …
sheet-button-spot = Ask something now
sheet-button-note = Write a note
sheet-button-notes = All notes ({ $count })
sheet-button-unnote = Delete: { $what }
sheet-button-team = Who leads?
sheet-button-hand-over = Hand over to { $who }
sheet-button-take-lead = I lead
sheet-button-files = Around the call …
sheet-button-export = Answers as a file
sheet-button-ghost-on = Rehearse among the team
sheet-button-ghost-off = End the rehearsal
sheet-button-reopen = Open again
sheet-button-more = + 1 minute
sheet-button-result = Show result: { $title }
sheet-button-so-far = Result so far
sheet-button-missing = Who is missing?
sheet-button-withdraw = Withdraw …
sheet-button-retract = Yes, withdraw it
sheet-button-list = All prompts …
sheet-button-tools = More …
sheet-button-main = ‹ Back to the run sheet
sheet-button-earlier = ‹ Earlier
sheet-button-later = Later ›
sheet-button-method = ◆ { $title }
sheet-button-waiting = ○ { $title }
sheet-button-running = 🟢 { $title }
sheet-button-done = ✓ { $title }
sheet-button-skipped = – { $title }

# Receipts
sheet-opened = Opened: { $title }
sheet-closed = Closed: { $title }
sheet-reopened = Open again: { $title }
sheet-asked-anew = These answers are sealed, so everybody is asked anew. The first result stays: { $title }
sheet-prolonged = One minute more, until { $until }
sheet-result-below = The result is below.
sheet-sealed-yet = Nobody sees these answers before the prompt is closed.
sheet-nothing-yet = There is nothing to show yet: too few have answered.
sheet-no-result = There is nothing to show: nobody answered, fewer than 3 did, or the answers were deleted after their time.
sheet-withdrawn = Withdrawn: { $title }
sheet-step-voting = They vote now: { $title }
sheet-step-talking = They talk now: { $title }
sheet-step-again = They vote again: { $title }
sheet-shown = On the board: { $title }
sheet-hidden = Off the board: { $title }
sheet-did-skipped = Not asked today: { $title }
sheet-did-after-all = Asked after all: { $title }
sheet-did-back = Back to: { $title }
sheet-no-such-step = This is not possible just now. Please look at the run sheet again.

# What somebody else did meanwhile
sheet-meanwhile-opened = Open already: { $title }
sheet-meanwhile-by-opened = { $who } has opened it already: { $title }
sheet-meanwhile-closed = Closed already: { $title }
sheet-meanwhile-by-closed = { $who } has closed it already: { $title }
sheet-meanwhile-stepped = That is on already: { $title }
sheet-meanwhile-by-stepped = { $who } was quicker, that is on already: { $title }
sheet-meanwhile-withdrawn = Withdrawn already: { $title }
sheet-meanwhile-by-withdrawn = { $who } has withdrawn it already: { $title }

# Undo
sheet-act-opened = opened “{ $title }”
sheet-act-reopened = opened “{ $title }” again
sheet-act-closed = closed “{ $title }”
sheet-act-stepped = went on with “{ $title }”
sheet-act-prolonged = a minute more for “{ $title }”
sheet-act-withdrawn = withdrew “{ $title }”
sheet-act-shown = showed “{ $title }” on the board
sheet-act-hidden = hid “{ $title }” on the board
sheet-act-skipped = skipped “{ $title }”
sheet-act-after-all = asked “{ $title }” after all
sheet-act-back = went back to “{ $title }”
sheet-undone = Undone: { $what }
sheet-undo-gone = This is undone already, or too long ago.
sheet-undo-other = Something was done after that: { $what }. The button below undoes that one first.
sheet-undo-changed = This cannot be undone any more, as the prompt has changed since: { $what }
sheet-undo-withdrawn = What was withdrawn cannot be brought back: its answers are deleted. You can open it again to ask everybody anew.
sheet-undo-stepped = They have begun with it, so this cannot be taken back. You can go on, or close it.
sheet-undo-answered = Somebody has answered already. Withdrawing deletes the answers, so please confirm it.
sheet-undo-sealed = The answers are sealed, so they cannot go on. You can ask everybody anew; the first result stays.
prompt-no-minute-left = Less than a minute is left, so it cannot close a minute earlier. You can close it.
