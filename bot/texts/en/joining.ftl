# Links that do not open
link-unknown =
    This link does not open anything here. It may be an old one, or a part of it may have got lost.
    Please open the link in your invitation once more. If it still does not work, ask the person who invited you for a new one.
link-expired =
    The visit “{ $visit }” is over, and its links are closed.
    If you have a question about it, write to { $contact }.
link-used =
    This link has been used already, by another account.
    If it was meant for you, ask the person who invited you for a new one.
link-elsewhere =
    Your visit takes place in another chat of ours: { $bot }
    Please open the link in your invitation once more: it leads you there.
join-void = Your link has been replaced by a newer one in the meantime. Please open the newest link.
link-of-another =
    This link is { $name }’s: it was already opened from another account, and it works for one person only.
    You would like to take part as well, or you are { $name } with a new account? Write to { $contact }, and you will get a link of your own.

# At the door
stranger =
    Hello! I am Hospes, and I accompany online visits.
    To come in, open the personal link in your invitation. No invitation? Please ask the organiser of your visit.
stranger-contact =
    Hello! I am Hospes, and I accompany online visits between cities and regions.
    To come in, please open the personal link in your invitation. No invitation, or no success? Write to { $contact }.

# The card
join-step = <i>Step { $step } of { $steps }</i>
join-back = Back
join-hello =
    Hello <b>{ $name }</b>! This is your personal link to the visit <b>{ $visit }</b>.
    Joining takes about a minute.
join-hello-organiser = Hello! This is the link for whoever runs this Hospes.
join-language = In which language shall I write to you?
join-button-not-me = This is not me
join-not-me =
    Thank you for telling me. The link is free again for the person it is meant for, and after a day I forget this chat.
    To take part yourself, please ask the organiser for a link of your own.

privacy-basis = your consent, which you may take back at any time
privacy-notice =
    <b>What is kept about you, and why</b>
    • Responsible: { $controller }. Questions about your data: { $contact }.
    • Why: to run this visit and to issue your certificate. Legal basis: { $basis }.
    • What: what your invitation says of you (name, organisation, country, e-mail and the like), the number of this chat, your language and time zone, the days you attend, what you answer here, and what I write to you.
    • Who sees your answers: each question tells you before you answer. Once an anonymous question is closed, our database does not say any more who wrote what, not even to us.
    • How long: your answers for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after the last day, then they are deleted. Everything else until you erase it, at the latest. A certificate stays in our list even then, without an end, so that it can be verified.
    • Your rights: /mydata shows what is kept, /delete erases it (that you agreed stays on record, and so does a certificate), /stop pauses everything.
    { $channel ->
        [telegram] • Telegram carries these messages and is responsible for its own part, under its own terms. If you would rather not use it, write to { $contact } before you agree.
       *[other] • You are writing on our own page; no other service carries these messages.
    }

    Do you agree?
privacy-installation =
    <b>What is kept about you, and why</b>
    • What: your name, the number of this chat, your language and time zone, and what you do here to run visits. It is needed for that and nothing else.
    • How long: until you erase it. That you agreed stays on record, and what was done by which number, without your name.
    • Your rights: /mydata shows what is kept, /delete erases it.
    { $channel ->
        [telegram] • Telegram carries these messages and is responsible for its own part, under its own terms.
       *[other] • You are writing on our own page; no other service carries these messages.
    }

    Do you agree?
join-button-agree = I agree
join-button-refuse = I do not agree
join-refused =
    That is perfectly all right. Without your consent I will not write to you and ask you nothing.
    If you would like to take part in another way, { $contact } will help you. And if you change your mind, the notice is still here.
join-button-read-again = Read it again
join-operator = the person who runs this Hospes

join-name =
    <b>Your name on the certificate</b>
    I have: <b>{ $name }</b>
    If that is right, tap the button. If not, simply write it as it should be.
join-button-name = Yes, that is right
name-blank = I could not find a name in that message. Please write it with letters.
name-long = That name is longer than 80 characters. Please write a shorter form of it.
name-undrawable = I have no font for { $letters }, so the certificate could not show your name. Please write it in another spelling, for example in Latin letters.

join-zone =
    <b>What time is it where you are?</b>
    All times will be shown on your clock. Tap the line that fits. If none does, write me the name of your city or country.
join-button-zone = { $city }: { $time } ({ $offset })
join-zone-unknown = I do not know a place called “{ $said }”. Try the nearest big city, or your country.

join-done =
    <b>You are in, { $name }. Welcome to “{ $visit }”!</b>
    { $next }
    I will remind you in time, and during the visit the questions will appear right here. There is nothing else to prepare now.
    Questions? /help, or write to { $contact }.
join-done-team =
    <b>You are in, { $name }. Thank you for running “{ $visit }”!</b>
    Your run sheet follows. It always shows what is next, and its buttons open and close the prompts.
join-done-organiser =
    <b>You are in, and you run this Hospes.</b>
    Next: import a visit with “hospes plan import”, then invite people with “hospes people import”.

# Coming back
welcome-known =
    Welcome back, { $name }. You are in “{ $visit }”.
    { $next }
welcome-back =
    Good to have you back, { $name }! You are in “{ $visit }” again, with everything you did before.
    { $next }
welcome-organiser = Welcome back. You run this Hospes; the command “hospes --help” shows what can be done.

# Buttons that lead on
button-now = What is open now
button-agenda = Agenda
button-me = Where I stand
button-call = Open the video call

# Buttons that do nothing any more
stale-button = This button belongs to an earlier message. The newest message below is the one that counts.
not-your-button = This button is for the team of the visit, and only they can use it.
