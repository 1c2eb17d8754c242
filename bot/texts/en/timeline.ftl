# /timeline: what will be sent, for the team. Times are on the host's clock.

timeline-not-yours = You run no visit, so there is nothing to show here.
timeline-title =
    <b>What will be sent</b> · { $visit }
    All times on the clock of { $city }. Tap one to send it now, skip it or move it.
timeline-nothing = <b>What will be sent</b> · { $visit }
    Nothing more is planned.
timeline-line = <b>{ $number }.</b> { $when } · <b>{ $what }</b>
timeline-from-to = { $first } – { $last }
timeline-to = { $count ->
        [0] to nobody
        [one] to one person
       *[other] to { $count } people
    }
timeline-to-at-most = { $count ->
        [one] to one person at most: { $who }
       *[other] to { $count } people at most: { $who }
    }
timeline-only = { $who ->
        [absent] only those who are not there that day
        [checked-in] only those who have not checked in
        [nudge] only those with something of the day to answer
        [last-call] only those for whom answers are all that is missing
       *[other] not to everybody ({ $who })
    }
timeline-at-most = Of these, { $who }.
timeline-soonest = It can be sent once the day is over: from { $soonest }.
timeline-own = Meant for { $time } on everybody’s own clock.
timeline-moved-later = Moved by the team: { $hours ->
        [0] { $minutes } minutes later than planned.
       *[other] { $hours } h { $minutes } min later than planned.
    }
timeline-moved-earlier = Moved by the team: { $hours ->
        [0] { $minutes } minutes earlier than planned.
       *[other] { $hours } h { $minutes } min earlier than planned.
    }
timeline-decided-skip = Skipped by the team: nobody gets it.
timeline-decided-now = Sent by the team; whoever was in their quiet hours gets it when these end, and whoever joins later when it is planned.
timeline-group = <b>{ $what }</b>
timeline-at = { $when }
timeline-instant = • { $when }: { $count }
timeline-instants-more = • and so on, until { $when }
timeline-kept-back = Not sent to { $count }: { $reason }.
timeline-why-itself = This happens by itself and cannot be moved here. The run sheet opens and closes prompts; /change moves sessions.
timeline-why-announcement = Its card changes it.
timeline-gone = This is not to come any more.
timeline-ask-now = Send it now? Nobody gets it in their quiet hours.
timeline-ask-host =
    <b>When is it to be sent instead?</b>
    Now: { $time }, on the clock of { $city }. Tap, or write a time, like 16:30 or 2027-04-21 09:00.
timeline-ask-own =
    <b>When is it to be sent instead?</b>
    Now: { $time }, on everybody’s own clock. Tap, or write another time of that day, like 16:30.
timeline-unclear = I could not read “{ $said }” as a time.

# What it is
timeline-prepare = Try-out and calendar: before { $day }
timeline-tomorrow = Evening before: { $day }
timeline-join = Link to the call: { $day }
timeline-recap = Recap: { $day }
timeline-missed = We missed you: { $day }
timeline-nudge = Questions still open: { $day }
timeline-last-call = Last call before the certificates
timeline-open-prompt = Opens by itself: { $title }
timeline-close-prompt = Closes by itself: { $title }
timeline-ask = Question that waits for their morning: { $title }
timeline-show = Result that waits for their morning: { $title }
timeline-certify = Certificates
timeline-changed = Notice of a change
timeline-announce = Announcement: { $title }
timeline-announced = Announcement that waits for their morning: { $title }
timeline-announcement-gone = Announcement that was deleted with its author’s data

# What was not sent
timeline-suppressed = <b>Not sent, and why</b>
timeline-none-suppressed = <b>Not sent, and why</b>
    Nothing yet: everything that was due was sent.
timeline-suppressed-line = <b>{ $number }.</b> { $what } · { $count } · { $reason }
timeline-names = <b>{ $what }</b>
    { $reason } ({ $when })
timeline-reason = { $reason ->
        [skipped-by-the-team] skipped by the team
        [excused] they had said that they cannot come
        [their-settings] not now, by their own settings
        [stale] it was too late to be of use
        [left] they left the visit
        [not-reachable] they could not be reached
        [checked-in] they had checked in
        [was-there] they were there
        [was-absent] they were not there
        [nothing-to-catch-up] there was nothing left for them to do
        [closed] it was closed by then
        [not-open] it was closed already
        [not-closed] it was opened again
        [nothing-to-show] there was nothing to show
        [nothing-has-changed-after-all] it was changed back
        [told-with-a-later-change] they were told with a later change
        [withdrawn] it was withdrawn
        [its-author-is-gone] whoever wrote it had their data deleted
        [failed] something went wrong on our side; the operator sees it
       *[other] for another reason ({ $reason })
    }

# Buttons
timeline-button-group = { $number }. { $what }
timeline-button-names = { $number }. { $what }
timeline-button-suppressed = What was not sent, and why
timeline-button-earlier = ‹ Earlier
timeline-button-later = Later ›
timeline-button-back = ‹ Back
timeline-button-now = Send now …
timeline-button-yes = Yes, send it now
timeline-button-skip = Skip
timeline-button-after-all = Send after all
timeline-button-move = Move …
timeline-button-plan = As planned again
timeline-button-earlier-by = −{ $minutes } min
timeline-button-later-by = +{ $minutes } min
timeline-button-open = Open it
timeline-button-sheet = Timeline
timeline-button-announce = Announce
timeline-button-change = Change

# Receipts and refusals
timeline-skipped = Skipped. “Send after all” takes it back.
timeline-after-all = It comes as planned.
timeline-moved = Moved.
timeline-sent = { $later ->
        [0] On its way to { $now }.
       *[other] On its way to { $now }; { $later } get it after their quiet hours.
    }
timeline-on-its-way = It is on its way already; those who are left get it after their quiet hours.
timeline-in-the-past = That time has passed. Choose a later one, or “Send now”.
timeline-too-late-host = That is too late to be of use. It must come before { $before }, on the host’s clock.
timeline-too-late-own = That is too late to be of use. It must come before { $before } on everybody’s own clock.
timeline-too-soon = It looks back on a day that is not over yet. From { $soonest } on the host’s clock it can be sent.
timeline-too-far = It can be moved by { $days } days at most.
