# Something changes in a visit: the notice to everybody, and the card of the team.
# Times come in the reader's zone, the host's beside them.

change-notice = <b>Changed: { $visit }</b>
change-moved = • <b>{ $name }</b>: { $before } → <b>{ $after }</b>
change-ends = • <b>{ $name }</b>: ends { $after } instead of { $before }
change-cancelled = • <s>{ $name }, { $when }</s>: cancelled
change-restored = • <b>{ $name }</b> takes place after all: { $when }
change-added = • New: <b>{ $name }</b>, { $when }
change-link = • The call has a new link: { $link }
change-no-link = • The link to the call will follow.

# The card of the team
change-none = You run no visit that could be changed.
change-title =
    <b>Change the programme</b> · { $visit }
    Choose what changes. You see whom it reaches before anything happens.
change-over = <b>{ $visit }</b> · All sessions are over, so nothing can be moved any more.
change-day = <b>{ $name }</b>, { $date }
change-session = <b>{ $name }</b>
    { $start }–{ $end }
change-session-cancelled = <s>{ $name }</s>: cancelled
    { $start }–{ $end }
change-how = Tap by how many minutes it moves, or type them (10, -5), or type its new time on your clock, like { $example }.
change-what-follows = What follows that day moves along.
change-only-this = Only this session moves.
change-ask-link = <b>Type the new link to the call.</b> It begins with https://.
    Now: { $link }
change-ask-no-link = <b>Type the link to the call.</b> It begins with https://.
change-latest = ✎ Changed at { $when }:
change-preview = <b>This would change:</b>
change-preview-told = { $people ->
        [0] Nobody has joined yet, so nobody is told.
        [one] One person is told, in one message on their clock.
       *[other] { $people } people are told, in one message each on their clock.
    }
change-preview-later = Of these, { $later } at the end of their quiet hours.
change-preview-moved = Messages that move: { $number }.
change-preview-gone = Messages that are not sent any more: { $number }.
change-preview-added = New messages: { $number }.
change-preview-again = Messages that were sent and come again with the new time: { $number }.
change-preview-sent = Messages that were sent already and do not come again: { $number }.
change-meanwhile = The visit has changed meanwhile. Please look again: this is what would change now.

# Buttons
change-button-day = { $name }
change-button-session = { $start } { $name }
change-button-session-cancelled = { $start } { $name } (cancelled)
change-button-whole-day = The whole day
change-button-link = The link to the call
change-button-later = +{ $minutes } min
change-button-earlier = −{ $minutes } min
change-button-follow = ☐ What follows moves along
change-button-following = ☑ What follows moves along
change-button-cancel-session = Cancel this session
change-button-cancel-day = Cancel the whole day
change-button-restore = It takes place after all
change-button-yes = Yes, change it
change-button-no = No, leave it
change-button-back = ‹ Back
change-button-sheet = ‹ Run sheet

# Receipts and refusals
change-done = Changed. Everybody is being told.
change-nothing = That is how it is already.
change-unclear = I could not read “{ $said }”. Please type minutes (10, or -5 for earlier) or a time on your clock, like 10:30.
change-is-over = { $name } is over already.
change-has-begun = { $name } has begun, so it cannot be called off any more. What comes after it can.
change-in-the-past = Then { $name } would have begun already, at { $when }. Please choose a later time.
change-other-date = Then { $name } would be on another date. That is a change for the plan file: hospes plan import.
change-overlaps = { $name } would overlap with { $other } ({ $when }). Move what follows along, or choose another time.
change-clocks = The clocks change in that hour, so the time would come twice or never. Please choose another.
change-last-one = At least one session of the visit must take place.
change-bad-link = “{ $said }” is no address that starts with https://. Please copy it from your video call.
change-not-allowed = The plan does not allow that: { $problem }.
change-later = Please answer first what I have just asked you. Then come back to this.
