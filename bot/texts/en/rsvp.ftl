# Whether one comes to a day; trying buttons out; when and where one means to take part.
rsvp-button-there = I’ll be there
rsvp-button-late = I’ll be late
rsvp-button-excused = I can’t come
rsvp-said-there = Good. See you there!
rsvp-said-late = Thank you for saying so. Come in whenever you can.
rsvp-said-excused = Thank you for saying so. What you can do instead stands above.
rsvp-over = { $day } is over, so this can no longer be changed.
rsvp-you-there = ✓ You said: I’ll be there. You can change this until the day is over.
rsvp-you-late = ✓ You said: I’ll be late. Come in whenever you can; you can change this until the day is over.
rsvp-you-excused = ✓ You said: I can’t come. That is all right, and you will get no link. You can change this until the day is over.
rsvp-catch-up =
    This you can do in your own time, once it has been asked:
    { $tasks }
rsvp-only-live = All that is asked on this day happens in the sessions, so nothing of it waits for you.
rsvp-days-enough = The other days are enough for your certificate.
rsvp-days-short = For the certificate you would need this day too. You are welcome on the other days all the same; if you were counting on it, talk to the team.

try-out-works = It works!
try-out = It works. The line in which you type is at the bottom of this chat; write there whenever you are asked something.
try-out-typing = It works. The line in which you type is at the bottom of this chat. Try that as well: when and where will you sit, and what could come between?

intention-ask = When and where will you sit, and what could come between? Just type it here.
intention-kept =
    Kept, for you alone: “{ $plan }”
    You will see it again the evening before each day. Was it meant for the team? Then write /help and your message: that reaches them.
intention-length = Please say it in at most { $most } characters.
intention-forgotten = Forgotten. What stands in your chat already stays there.
intention-button-write = Write it anew
intention-button-forget = Forget it

sheet-expected = Expected { NUMBER($there) } · late { NUMBER($late) } · excused { NUMBER($excused) } · not said { NUMBER($silent) }
attendance-says-there = said: will be there
attendance-says-late = said: will be late
attendance-says-excused = said: can’t come
attendance-said = { $state }, { $says }
