# Reminders. Times come in the reader's zone, the host's beside them.
reminder-prepare =
    <b>{ $visit }</b>
    It starts on { $starts }, and has { $days } days.
    Please put the days into your calendar now: the agenda shows them on your own clock. It also helps to say when and where you will take part, and what might get in the way.
reminder-tomorrow =
    <b>{ $day }</b>
    It starts { $starts }.
    { $prepare }
tomorrow-prepare-prompt = One thing to prepare: think about “{ $prompt }”. You will be asked.
tomorrow-prepare-place = One thing to prepare: a quiet place and your headset.
reminder-join =
    <b>{ $day }</b> starts at { $starts }.
    Once you are in the call, check in with the word on the screen: type it here, or tap Check in.
reminder-join-early =
    <b>{ $day }</b> starts on { $starts }.
    Once you are in the call, check in with the word on the screen: type it here.
reminder-recap =
    <b>{ $day }</b> is over. Thank you!
    1. { $there }
    2. { $asked ->
        [0] Nothing was asked today.
       *[other] Questions answered: { $answered } of { $asked }.
    }
    3. { $task }
    4. The results stand above in this chat; /me shows where you are.
    5. { $next }
recap-there = You were there for { $sessions } of { $planned } sessions.
recap-not-there = You were not checked in today. If you were there, tell the team: they can put it right.
recap-task = Still open: “{ $prompt }”. It counts for your certificate.
recap-task-until = Still open until { $until }: “{ $prompt }”. It counts for your certificate.
recap-no-task = Nothing is left for you to do today.
recap-next = We meet again on { $starts }.
recap-last = That was the last day. You can catch up until { $until }.
reminder-missed =
    We missed you today: <b>{ $day }</b>.
    { $chance }
    { $next }
    Were you there and could not check in? Tell the team: they can put it right.
missed-chance = You can still get your certificate. { $days ->
        [0] Your days are enough already.
        [one] It needs one more day.
       *[other] It needs { $days } more days.
    } { $prompts ->
        [0] All your answers are in.
        [one] One question is still to be answered, until { $until } at the latest.
       *[other] { $prompts } questions are still to be answered, until { $until } at the latest.
    }
missed-no-chance = The days that are left are not enough for the certificate any more ({ $days } are missing). You are most welcome all the same, and can answer what is open until { $until }.
reminder-button-join-call = Join the call
reminder-button-check-in = Check in
reminder-button-agenda = Agenda
reminder-button-now = What is open now
reminder-button-me = Where I stand
