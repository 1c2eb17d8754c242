# /help
help =
    <b>What you can do here</b>
    /now – what is open now
    /hand – raise your hand in a session
    /agenda – the days and sessions, on your clock
    /me – where you stand: days, answers, certificate
    /settings – your time zone, quiet hours, language
    /pause – nothing for a while
    /stop – leave the visit
    /mydata – what is kept about you
    /delete – erase it

    <b>To reach a person:</b> write to { $contact }. Or write /help and your question in one message; I will pass it on to the team.
help-no-visit =
    You are not in a visit at the moment. If you expected one, please open the link in your invitation.
    /mydata shows what is kept about you, /delete erases it.
help-asked =
    <b>{ $name } asks for help</b> in “{ $visit }”:
    { $question }
    Please answer at { $email }.
help-passed-on = Passed on to the team. They will answer you by e-mail or in the call.
help-nobody = Nobody of the team can be reached here at the moment. Please write to { $contact }.
unknown-command = I do not know this command. /help shows what I can do.

# /mydata
mydata =
    <b>What is kept about you</b>
    • Name: { $name }; on the certificate: { $certificate-name }
    • E-mail: { $email }
    • Organisation: { $organisation }
    • Time zone: { $zone }
    • Visits: { $visits } – to run them
    • Days checked in: { $check-ins } – for your certificate
    • Answers with your name: { $answers } – as each question said
    • Certificates: { $certificates } – so that they can be verified
    The file has every detail. Answers to anonymous questions are not in it: nobody can tell which are yours.
    /delete erases all of this.

# /stop
stop-ask = Do you want to leave? You will get no more reminders and questions. Nothing is lost, and /start brings you back at any time. For a while only: /pause.
stop-yes = Leave
stop-no = Stay
stop-kept = You stay. Nothing has changed.
stop-nothing = There is nothing to leave: you are not taking part in a visit at the moment.
stopped = You have left; you will hear nothing more from me. /start brings you back, and nothing is lost until then.

# /delete
delete-ask =
    <b>Shall I erase everything that is kept about you?</b>
    Your name, answers and attendance go for good, and you leave every visit. This cannot be undone.
    Two things stay: answers to anonymous questions, because nobody can tell which are yours, and a certificate that was issued to you, so that it can still be verified.
delete-yes = Erase everything
delete-no = Keep it
delete-kept = Nothing was erased.
deleted =
    Done: everything that was kept about you has been erased, and your consent is withdrawn.
    { $certificates ->
        [0] Nothing with your name is left.
       *[other] Only the entry of your certificate stays, so that it can still be verified.
    }
    This is my last message. All the best!
