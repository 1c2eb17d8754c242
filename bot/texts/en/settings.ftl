# /settings, /pause, /fewer, /resume

settings-title = <b>How I write to you</b>
settings-zone = Your time: <b>{ $now }</b>, { $city }.
settings-quiet = { $own ->
        [yes] Your quiet hours: <b>{ $hours }</b>, on your clock.
       *[other] Quiet hours: <b>{ $hours }</b>, on your clock, as in the visit.
    } In them you get nothing that you did not ask for. The link to a session at night comes before them.
settings-fewer-on = Fewer messages: <b>on</b>. You get the time and link of each day, changes, your certificate, and one other message a day at most.
settings-fewer-off = Fewer messages: <b>off</b>. You also get recaps and reminders of open questions.
settings-no-pause = Pause: <b>none</b>.
settings-paused = <b>Paused until { $until }.</b> No reminders, no questions, no link to the call: /agenda has it, and /now what is open. Only changes of the programme and your certificate still come. /resume ends it.
settings-paused-on-call = <b>Paused until you say /resume.</b> No reminders, no questions, no link to the call: /agenda has it, and /now what is open. Only changes of the programme and your certificate still come.
settings-language = Language: <b>{ $language }</b>.

settings-ask-zone =
    <b>Where are you?</b>
    Tap the time that your clock shows now, or write the name of a city or country. All times and messages follow at once.
settings-zone-unclear = I do not know a place called “{ $said }”. A larger city nearby or the country will do, like “Lisbon” or “Finland”.
settings-ask-quiet =
    <b>When should I be quiet?</b>
    Now: { $hours }. Tap, or write from when to when on your clock, like 22-7 or 22:00-07:30.
settings-quiet-unclear = I could not read “{ $said }” as quiet hours. Please write from when to when, like 22-7 or 21:30-07:00; at most 18 hours. For longer, /pause.
settings-ways =
    <b>More about how I reach you</b>
    Calendar: the sessions in your own. Another app: the same visit on another of our channels.
settings-mail = E-mail when something waits for you on our page, and you have not seen it: <b>{ $on ->
        [yes] on
       *[no] off
    }</b>. Nothing of what I wrote is in it.
settings-ask-language =
    <b>Which language shall I write in?</b>
    Tap one, or write its name.
settings-language-unclear = I do not write in “{ $said }” yet. Please choose one of these.
settings-ask-pause =
    <b>Until when shall I pause?</b>
    Until then nothing comes, not even reminders and the link to the call: /agenda has it. Only changes of the programme and your certificate still come. Nothing old arrives afterwards.
    Tap, or write it: 2 days, until Friday, until 18:00.
settings-pause-unclear = I could not read “{ $said }” as an end of the pause. Please write for how long or until when, at most a year: 2 days, 3 hours, until Friday, until 21 April 18:00.

settings-zone-set = Everything is on your new clock now.
settings-quiet-set = Done. Your quiet hours hold from now on.
settings-language-set = Done. I write in this language from now on.
settings-fewer-set = Fewer messages from now on. What still comes: the time and link of each day, changes, your certificate, and one other message a day at most. /fewer turns it off.
settings-mail-set = You get an e-mail when something waits for you on our page.
settings-mail-unset = No more e-mails when something waits.
settings-fewer-unset = You get recaps and reminders of open questions again, outside your quiet hours.
settings-pause-set = Paused until { $until }. Only changes and your certificate still come.
settings-pause-set-on-call = Paused until you say /resume. Only changes and your certificate still come.
settings-resumed = Welcome back. { $open ->
        [0] Nothing is open for you.
        [one] One question is open: /now
       *[other] { $open } questions are open: /now
    }
settings-pause-over = You had paused. As you are in again, that is over: everything comes as planned. /pause starts another one.
settings-not-paused = There is no pause to end: you get everything already.
settings-later = Please answer first what I have just asked you. Then come back to this.

# Buttons
settings-button-back = ‹ Back
settings-button-zone = I am elsewhere
settings-button-quiet = Quiet hours
settings-button-quiet-visit = As in the visit
settings-button-fewer = Fewer messages
settings-button-more = All messages again
settings-button-pause = Pause …
settings-button-resume = End the pause
settings-button-language = Language
settings-button-calendar = Calendar
settings-button-ways = More …
settings-button-connect = Use another app
settings-button-mail-on = Send me e-mails
settings-button-mail-off = No e-mails
settings-button-pause-tomorrow = Until tomorrow, 08:00
settings-button-pause-week = For a week
settings-button-pause-day = Until the next day of the visit: { $until }
settings-button-pause-forever = Until I say /resume
