# Reminders. Times come in the reader's zone, the host's beside them.
reminder-prepare =
    <b>{ $visit }</b>
    It starts on { $starts }, and has { $days } days.
    Please try the buttons out now, and put the days into your calendar.
    <b>One question:</b> when and where will you sit, and what could come between? Just type it here. Only you will see it again, the evening before each day. You can also leave it.
reminder-tomorrow =
    <b>{ $day }</b>
    It starts { $starts }.
    { $prepare }
    Will you come? One tap tells the team.
reminder-tomorrow-planned =
    <b>{ $day }</b>
    It starts { $starts }.
    { $prepare }
    You planned: { $plan }
    Will you come? One tap tells the team.
tomorrow-prepare-prompt = One thing to prepare: think about “{ $prompt }”. You will be asked.
tomorrow-prepare-place = One thing to prepare: a quiet place and your headset.
reminder-join =
    <b>{ $day }</b> starts at { $starts }.
    Once you are in the call, check in with the word on the screen: type it here, or tap Check in.
reminder-join-begun =
    <b>{ $day }</b> began at { $starts }, and is going on.
    Once you are in the call, check in with the word on the screen: type it here, or tap Check in.
reminder-join-early =
    <b>{ $day }</b> starts on { $starts }.
    Once you are in the call, check in with the word on the screen: type it here.
reminder-recap =
    <b>{ $day }</b> is over. Thank you!
    1. { $there }
    2. { $asked ->
        [0] Nothing was asked.
       *[other] Questions answered: { $answered } of { $asked }.
    }
    3. { $task }
    4. { $asked ->
        [0] /me shows where you are.
       *[other] The results stand above in this chat; /me shows where you are.
    }
    5. { $next }
recap-there = You were there for { $sessions } of { $planned } sessions.
recap-not-there = You were not checked in. If you were there, tell the team: they can put it right.
recap-excused = You had said that you could not come.
recap-tasks =
    Still open, and all of it counts for your certificate:
    { $tasks }
recap-task = Still open: “{ $prompt }”. It counts for your certificate.
recap-task-until = Still open until { $until }: “{ $prompt }”. It counts for your certificate.
recap-no-task = Nothing new waits for your answer.
recap-next = We meet again on { $starts }.
recap-last = That was the last day. You can catch up until { $until }.
recap-over = That was the last day.
reminder-missed =
    We missed you: <b>{ $day }</b>.
    { $chance }
    { $next }
    Were you there and could not check in? Tell the team: they can put it right.
reminder-missed-excused =
    You could not come, as you had said: <b>{ $day }</b>.
    { $chance }
    { $next }
reminder-nudge =
    { $count ->
        [one] One question of <b>{ $day }</b> waits for your answer. It counts for your certificate:
       *[other] { $count } questions of <b>{ $day }</b> wait for your answer. They count for your certificate:
    }
    { $tasks }
    { $then }
nudge-once = You will not be reminded of this again before the last day.
nudge-last-day = That was the last day; after this, nothing new is asked.
reminder-last-call =
    <b>A last call.</b> On { $until } it is decided who gets which certificate. { $count ->
        [one] One answer is all that yours still needs:
       *[other] These { $count } answers are all that yours still needs:
    }
    { $tasks }
nudge-task = • “{ $prompt }”
nudge-task-until = • “{ $prompt }”, until { $until }
missed-chance = You can still get your certificate. { $days ->
        [0] Your days are enough already.
        [one] It needs one more day.
       *[other] It needs { $days } more days.
    }
missed-answered = All your answers are in.
missed-tasks =
    It also needs your answers to these:
    { $tasks }
missed-task-later = • “{ $prompt }”: not asked yet, then open until { $until }
missed-task-live = • “{ $prompt }”: asked in the session on { $day }
missed-attendance = { $days ->
        [0] Your days are enough for the certificate of attendance already.
        [one] You can still get the certificate of attendance: it needs one more day.
       *[other] You can still get the certificate of attendance: it needs { $days } more days.
    } { $lost ->
        [one] For the one of attendance and completion, an answer is missing that cannot be given any more.
       *[other] For the one of attendance and completion, { $lost } answers are missing that cannot be given any more.
    }
missed-no-chance = { $days ->
        [one] The certificate would need one more day,
       *[other] The certificate would need { $days } more days,
    } { $left ->
        [0] and there is none left.
        [one] and only one is left. You are most welcome all the same.
       *[other] and only { $left } are left. You are most welcome all the same.
    }
missed-welcome = { $left ->
        [0] Thank you for having joined, certificate or not.
        [one] You are most welcome on the day that is left, certificate or not.
       *[other] You are most welcome on the days that are left, certificate or not.
    }
reminder-button-join-call = Join the call
reminder-button-try-out = Try it out
reminder-button-check-in = Check in
reminder-button-agenda = Agenda
reminder-button-now = What is open now
reminder-button-me = Where I stand

# What comes at once, in one message; no markup in the parts.
reminder-together =
    <b>In one message, so that you get fewer:</b>
    { $parts }
together-part = • { $part }
together-and = { $first }
    { $next }
short-reminder-prepare = { $visit } starts on { $starts }. Please try the buttons out and put it into your calendar. When and where will you sit, and what could come between? Just type it here; only you will see it again.
short-reminder-recap = { short-recap } { $task } { $next }
short-reminder-recap-first = { short-recap } { $next }
short-recap = { $day } is over. { $there } { $asked ->
        [0] Nothing was asked.
       *[other] Questions answered: { $answered } of { $asked }.
    }
short-reminder-missed = We missed you: { $day }. { $chance }
short-reminder-missed-excused = You could not come: { $day }. { $chance }
short-reminder-nudge = Still to be answered from { $day }, for your certificate:
    { $tasks }
short-reminder-last-call = A last call: on { $until } the certificates are decided. Yours still needs:
    { $tasks }
