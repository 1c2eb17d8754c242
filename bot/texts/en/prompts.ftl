# Prompts: their cards, answers and receipts.

prompt-title = <b>{ $title }</b>
prompt-text = { $text }
prompt-mine = ✓ Your answer: <b>{ $answer }</b>
questions-before = { $count ->
        [one] … and one before these:
       *[other] … and { $count } before these:
    }
prompt-were-my-questions =
    ✓ Yours:
    { $answer }
prompt-my-questions =
    ✓ Yours so far:
    { $answer }
prompt-why = ↳ { $text }
prompt-closes = Open until { $when }. You can change your answer until then.
prompt-closes-by-hand = You can change your answer until it is closed.
prompt-closes-or-sent = Open until { $when }. You can change your answer until then, or until you send it.
prompt-by-hand-or-sent = You can change your answer until you send it, or until it is closed.
prompt-closed = <b>{ $title }</b>
    Closed. Thank you!
prompt-after-absence = <i>I was away for a while. If your answer does not show here, please tap or write again.</i>
prompt-sealed = The answers are sealed: nobody can tell any more who wrote what.
prompt-too-few = Fewer than 3 people answered, so nothing is shown.
prompt-result-facilitators = Only the facilitators see the answers.
prompt-withdrawn = <b>{ $title }</b>
    This was withdrawn. Nothing is counted, and no answer is kept.

# Who will see it
seen-by-group = 👥 Everybody in this visit will see your answer with your name.
seen-by-organisation-type = 🏷 After closing, everybody sees your answer with your type of organisation, not with your name. In our records your name stays with it.
seen-by-facilitators = 👤 Only the facilitators will see your answer, with your name.
seen-by-own-group = 👥 Only your own small group will see your answer.
seen-by-no-one = 🔒 Nobody in the visit sees who wrote what. After closing not even we can.

# How to answer
how-text = Type your answer here, { $max } characters at most.
how-text-change = To change it, type a new one or edit your message.
how-why = Type your answer, or leave it at that.
how-questions = Type your question here. You can send several, one message each.
how-questions-change = Type another one, or edit a message to change it.
how-words = { $most ->
        [one] Type one word here.
       *[other] Type up to { $most } words here, with commas or spaces between them.
    }
how-words-change = To change your words, type new ones or edit your message.
how-choice = Tap one answer.
how-choice-own = Tap one answer, or type your own.
how-choices = Tap up to { $most } answers; tap again to take one back.
how-choices-own = Tap up to { $most } answers; tap again to take one back. Something else? Type it here.
how-scale = Tap a number.
how-date = Type a date here, like 31.5.2027.
how-date-change = To change it, type another date.
scale-ends = { $first } = { $low } · { $last } = { $high }
option-line = { $n }. { $label }
option-other = Other
own-words = “{ $words }”
ticked = ✓ { $label }

# Forms
form-step = <b>{ $number } of { $count }</b> · { $text }
form-line = ✓ { $label }
    <b>{ $answer }</b>
form-line-empty = ○ { $label }
form-line-optional = – { $label }
form-saved = All is saved. You need not send anything.
form-submit-note = Saved as you go. Tap “Send” when you are done; after that it cannot be changed. If it closes first, what you gave counts.
form-incomplete-note = Saved as you go. What is marked ○ is still missing.
form-sent = Sent. Thank you! It cannot be changed any more.
form-button-back = ‹ Back
form-button-next = Next ›
form-button-skip = Skip ›
form-button-again = Change answers
form-button-submit = Send
form-incomplete = Something is still missing: { $question }
form-submitted = Sent. Thank you!
form-tap-first = Everything in “{ $title }” is answered. To change something, tap “Change answers” below it first.

# Receipts of a tap
receipt-recorded = Recorded: { $answer }
receipt-recorded-until = Recorded: { $answer }. Change until { $closes }
receipt-nothing-chosen = Taken back. Nothing is chosen now.
receipt-closed = This is closed already; nothing was changed.
receipt-submitted = You have sent this already; it cannot be changed any more.
receipt-withdrawn = This was withdrawn; nothing is counted.
answers-and-more = { $first } + { $more }

# What does not fit; the message stays in the chat
answer-not-taken = <b>{ $title }</b>
    { $problem }
    Nothing is lost: your message is still above. Edit it, or send a new one.
answer-empty = There is no text in it.
answer-too-long = That is { $length } characters; { $limit } fit.
answer-too-many = { $most ->
        [one] Only one answer fits.
       *[other] Only { $most } answers fit. Take one back first.
    }
answer-no-option = That is none of the answers. Tap one, or type its number, 1 to { $options }.
answer-not-on-scale = Please give a whole number from { $first } to { $last }.
answer-no-date = That is no date that I understand. Please write it like this: { $example }.
answer-too-many-words = That is { $count } words; { $most } fit.
answer-word-too-long = A word of { $length } characters is too long; { $limit } fit.
answer-gone = This answer is not there any more.

# Free text that needs a place
hear-which = Where does your message belong?
hear-nothing-open = Thank you. Nothing is open for answers just now, so I did not record your message. { $next }
focus-set = What you write next goes to “{ $title }”.
edit-unknown = I see that you edited a message. It is no answer that can still be changed. If it should count, please send it as a new message.
edit-too-late = “{ $title }” is closed already, so the answer stays as it was.
kind-voice = Thank you! I cannot listen to voice messages. Please type your answer here.
kind-video = Thank you! I cannot watch videos. Please type your answer here.
kind-photo = Thank you! I cannot look at pictures. Please type your answer here.
kind-sticker = Nice! But I only understand words. Please type your answer here.
kind-document = Thank you! I cannot open files. Please type your answer here.
kind-location = Thank you! I do not need your location. Please type your answer here.
kind-contact = Thank you! I cannot use contacts. Please type your answer here.
kind-poll = Thank you! I cannot answer polls. Please type your answer here.
kind-other = I only understand text. Please type your answer here.

# /now
now-open = These { $count } are open for you now. Tap one, and it comes to the end of the chat.
now-waits = ○ { $prompt }
now-waits-until = ○ { $prompt } · until { $until }
now-answered = ✓ { $prompt } · answered
now-answered-until = ✓ { $prompt } · answered; you can change it until { $until }
now-nothing = Nothing is open for you just now. { $next }
next-session = Next: “{ $title }”, { $when }.
next-nothing = There are no further sessions.

# A prompt that cannot be had
prompt-unknown = I do not know this any more. Please send /now or /sheet.
prompt-not-for-you = This is not open for you, so nothing was recorded.
prompt-open-already = “{ $title }” is open already.
prompt-not-open = “{ $title }” is not open any more.
prompt-no-end = This stays open until you close it, so it needs no more time.
prompt-withdrawn-already = This was withdrawn already.

# Results
result-picture = <b>{ $title }</b>
    { $answered } of { $asked } answered.
result-list = <b>{ $title }</b> · Result
    { $answered } of { $asked } answered.
result-list-more = <b>{ $title }</b> · Result, continued
result-gone = <b>{ $title }</b>
    This result is not shown any more.
result-head = <b>{ $text }</b>
result-line = • { $text }
result-line-of = • <b>{ $before }</b>: { $text }
result-count = { $label }: { $number } ({ $percent } %)
result-word = { $label } ({ $number })
result-mean = Mean { NUMBER($mean, minimumFractionDigits: 1, maximumFractionDigits: 1) }
result-correct = ✓ Right: <b>{ $answer }</b>
result-explanation = { $text }
result-total = { $answered } of { $asked } answered
percent = { $percent } %
