# The page on which organisers rehearse a visit: several chats side by side, a clock, a crowd.

stage-title = Rehearsal
stage-hint = Everybody here is invented, and nothing leaves this computer. You are the facilitator: press the top button of the run sheet, and everybody is asked. The other chats are participants: try them, too. “Jump to next” takes the clock to what happens next.
stage-hint-gone = Got it
stage-clock = The visit’s clock
stage-play = Play
stage-pause = Pause
stage-speed = Speed
stage-speed-times = { $times }×
stage-jump = Jump to next
stage-jumping = On the way …
stage-nothing-next = Over: nothing more happens by itself
stage-session-on = Now: { $title }. On the shared screen: “{ $word }”
stage-session-off = No session is on
stage-there = It is { $when }: { $what }
stage-stop-begins = { $title } begins
stage-stop-ends = { $title } ends
stage-stop-held = messages that waited for the end of quiet hours
stage-stop-to = { $count ->
        [one] { $what } (one person)
       *[other] { $what } (up to { $count } people)
    }
stage-chats = Chats
stage-another = Another chat …
stage-close = Close this chat: { $name }
stage-take = Take over
stage-give = Simulate
stage-role-participant = participant
stage-role-facilitator = facilitator
stage-role-host-coordinator = host coordinator
stage-role-organiser = organiser
stage-role-crowd = in the crowd
stage-role-away = not in yet
stage-crowd = The crowd
stage-size = How many people
stage-size-of = { $size } of { $most }
stage-share = How many of them answer
stage-share-of = { $share } %
stage-pace = How fast
stage-pace-eager = eager
stage-pace-normal = normal
stage-pace-slow = slow
stage-sent = What was sent, and why
stage-sent-nothing = Nothing yet.
stage-not-sent = { $count ->
        [one] Not sent to one person
       *[other] Not sent to { $count } people
    }
stage-kind-letter = message
stage-kind-card = card
stage-kind-changed = card, changed
stage-lane-live = at once
stage-lane-owed = in any case
stage-lane-unsolicited = by day only
stage-why-time = Due now: { $what }
stage-why-team = The team did something that they are told
stage-why-own = Answers what they did
stage-why-join = They opened their personal link
stage-why-sheet = The run sheet of the team
stage-why-tool = A tool of the team
stage-why-opened = { $who } opened: { $title }
stage-why-opened-itself = Opened by itself: { $title }
stage-why-result = Closed: { $title }
stage-lost = The rehearsal has stopped, or the connection is lost. This page comes back by itself.
stage-starting = The rehearsal begins in a moment.
stage-script = This page needs JavaScript.
