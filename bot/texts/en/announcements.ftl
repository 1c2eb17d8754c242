# Something that the team announces: the letter, and the team's card.
announcement =
    <b>{ $author }</b> · { $visit }

    { $text }
short-announcement = { $author }: { $text }

announce-not-yours = You run no visit, so there is nobody to announce something to.
announce-which = In which visit do you want to announce something?
announce-ask-text =
    <b>Write your announcement now.</b>
    As one message of at most 3,000 characters. You see it before it leaves.
announce-ask-time =
    <b>When is it to be sent?</b>
    Write it, on the clock of { $city }: 17:00, tomorrow 9:00 or 2027-04-21 09:00.
announce-unclear = I could not read “{ $said }” as a time that is still to come.
announce-empty = <b>A new announcement</b>, still without a text.
announce-preview = <b>This is what people will see:</b>
announce-one-language = It goes out as you wrote it, in one language.
announce-soon = <b>It leaves in a minute.</b> Until then you can undo it.
announce-planned = <b>It is sent on { $when }</b>, on the clock of { $city }.
announce-too-late =
    <b>Your announcement was not sent.</b>
    It was planned for { $planned }; I could not send it then, and after more than an hour it might not be true any more. It is a draft again: send it, change it or discard it.
announce-latest = Announced, { $when }: { $author }: { $text }
announce-discarded = Discarded. Nothing was sent.
announce-sent = <b>Sent: { $when }.</b> Everybody who takes part gets it; the team does not.
announce-nobody = Nobody has joined yet, so nobody got it.
announce-name = { $name }
announce-more = and { $count } more

# Whom something reaches
reaches-now = { $now ->
        [0] It reaches nobody now.
        [one] It reaches one person now.
       *[other] It reaches { $now } people now.
    }
reaches-at = Reaches { NUMBER($now) } now, { NUMBER($later) } after { $at } their time.
reaches-later = Reaches { NUMBER($now) } now, { NUMBER($later) } after their night.
reaches-then-now = { $now ->
        [0] It will reach nobody then, as things stand.
        [one] It will reach one person then.
       *[other] It will reach { $now } people then.
    }
reaches-then-at = Will reach { NUMBER($now) } then, { NUMBER($later) } after { $at } their time.
reaches-then-later = Will reach { NUMBER($now) } then, { NUMBER($later) } after their night.
reaches-silent = { $silent ->
        [one] One person does not get it: they paused, or have had enough messages that day.
       *[other] { $silent } people do not get it: they paused, or have had enough messages that day.
    }

# What became of it
announce-arrived = ✓ Sent: { $count }
announce-together = ✓ Sent, in one message with others: { $count }
announce-on-its-way = On its way: { $count }
announce-morning = Waiting until their morning: { $count } –
announce-unreached = Could not be reached: { $count } –
announce-kept-back = Not sent, as they paused, had enough messages or left: { $count }
announce-forgotten = So long ago that it is not kept any more whether it arrived: { $count }

# Buttons
announce-button-send = Send now
announce-button-time = Send at …
announce-button-other-time = Another time …
announce-button-text = Change text
announce-button-write = Write the text
announce-button-drop = Discard
announce-button-undo = Undo
announce-button-once = Send at once
announce-button-keep = ‹ Leave it as it is

# Receipts and refusals
announce-leaves = It leaves in { $seconds } seconds. Undo stops it.
announce-undone = Stopped. Nothing was sent.
announce-gone = This announcement is not kept any more.
announce-left-already = It has left already.
announce-not-any-more = That is not possible any more; this is how it stands now.
announce-no-text = There is no text yet.
announce-too-long = That has { $length } characters; an announcement has at most { $limit }. Please write it shorter, or as two.
