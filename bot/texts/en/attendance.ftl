# Checking in, the attendance list, and where somebody stands.
check-in-done = You are checked in for { $day }. Good to have you here.
check-in-late = You are checked in for { $day }. { $minutes ->
        [one] One minute of it is
       *[other] { $minutes } minutes of it are
    } yours from now on; a day counts from { $needed } minutes. If you were there earlier, tell the team.
check-in-already = You are checked in for { $day } already, since { $since }.
check-in-marked-absent = The team has marked you as absent for { $day }. Please talk to them: they can put it right.
check-in-too-early = That is too early: check-in for { $day } opens { $opens }.
check-in-too-late = Check-in for { $day } is closed. If you were there, tell the team: they can put it right.
check-in-other-day = That was the word for { $day }. Today’s word is on the screen.
check-in-nearly = That is almost today’s word. Look at the screen once more, please.
check-in-wrong-word = That is not the word on the screen. Look again, or type it here.
check-in-no-such-day = This day is not in the plan any more.
check-in-card = <b>{ $day }</b>: which word is on the screen? Tap it, or type it here.
check-in-card-done = <b>{ $day }</b>: you are checked in since { $since }. Credited: { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }.
check-in-card-closed = <b>{ $day }</b>: check-in is closed.

attendance-not-yours = You do not run a visit, so there is no attendance list for you. /me shows your own days.
attendance-open-first = Please open the list with /attendance first.
attendance-choose-first = Please choose somebody on the list first: /attendance
attendance-no-marks = In this visit nobody is marked by hand.
attendance-reason-length = Please give a reason of 1 to { $most } characters.
attendance-list =
    <b>Attendance, { $day }</b>
    { $there } of { $all } are there. Tap a name to mark somebody by hand.
attendance-chosen =
    <b>{ $name }</b>
    { $day }: { $state }
attendance-day = { $day }
attendance-person = { $name }: { $state }
attendance-there = there
attendance-not-there = not there
attendance-marked-there = there, says the team
attendance-marked-not-there = not there, says the team
attendance-present = Mark as there
attendance-absent = Mark as not there
attendance-back = Back to the list
attendance-earlier = Earlier names
attendance-more = More names
attendance-why-present = Why is { $name } to be marked as there? Type a short reason; it is kept with the mark.
attendance-why-absent = Why is { $name } to be marked as not there? Type a short reason; it is kept with the mark.
attendance-marked-present = Recorded: { $name } was there ({ $day }).
attendance-marked-absent = Recorded: { $name } was not there ({ $day }).
attendance-you-present = { $name } has recorded that you were there: { $day }.
attendance-you-absent = { $name } has recorded that you were not there: { $day }. If that is wrong, please answer the team.

agenda-no-visit = There is no visit yet that you take part in.
agenda-title = <b>{ $visit }</b>
agenda-zone = All times are those of { $city }.
agenda-zones = All times are those of { $city }; where two are given, the second is { $host-city }’s.
agenda-day = <b>{ $day }</b> · { $starts }
agenda-day-over = <b>{ $day }</b>: over
agenda-session = { $start }–{ $end } { $title }
agenda-session-over = { $start }–{ $end } { $title } (over)
agenda-session-now = { $start }–{ $end } <b>Now:</b> { $title }
agenda-session-next = { $start }–{ $end } <b>Next:</b> { $title }
agenda-session-cancelled = <s>{ $start }–{ $end } { $title }</s> (cancelled)
agenda-day-cancelled = <s>{ $day }</s>: cancelled
agenda-mine-there = ✓ You were there.
agenda-mine-excused = You said that you cannot come.
agenda-mine-due = ↳ Your answer is still due: “{ $prompt }”

me-no-visit = There is no visit yet that you take part in.
me-title = <b>{ $visit }</b>
me-days = <b>Days that count: { $days } of { $planned }</b> ({ $needed } are needed)
me-day-counts = { $day }: there, { $minutes } of { $planned } minutes
me-day-too-short = { $day }: { $minutes } of { $planned } minutes; a day counts from { $needed }
me-day-missed = { $day }: not there
me-day-coming = { $day }: still to come
me-prompts = { $asked ->
        [0] <b>Nothing has been asked yet.</b>
       *[other] <b>Questions answered: { $answered } of { $asked }</b>
    }
me-complete = You have met everything for the certificate of attendance and completion.
me-missing = <b>For the certificate of attendance and completion you still need:</b>
me-missing-days = { $days ->
        [one] one more day
       *[other] { $days } more days
    }
me-missing-prompt = your answer to “{ $prompt }”
me-until = It is decided on { $until }.
me-decided = The certificates of this visit have been decided.
me-certificate = Your certificate has the number { $number }. Anybody can check it here: { $link }
