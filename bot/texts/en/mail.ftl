# E-mails: plain text, nothing of what was written. $who is the visits' titles.
mail-subject = Hospes has a message for you
mail-hello = Hello { $name },
mail-hello-nameless = Hello,
mail-waits =
    Something waits for you in your chat with Hospes. This link opens it, once, within { $days ->
        [one] a day
       *[other] { $days } days
    }:

    { $link }
mail-subject-asked = Your way into the chat
mail-asked =
    You asked for a new way into your chat with Hospes. This link opens it, once, within { $minutes } minutes:

    { $link }

    If you did not ask for it, you need do nothing.
mail-why = You get this because you take part in “{ $who }” on our page, and the people who run it gave us this address. What we wrote is not in this e-mail. Questions: { $contact }
mail-why-organiser = You get this because you chat with Hospes on our page. What we wrote is not in this e-mail.
mail-stop = To have no more e-mails when something waits: write /settings in the chat, then “More …”. The menu of the page has a switch, too.
