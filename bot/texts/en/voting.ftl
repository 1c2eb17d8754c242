# Votes on the questions of all.

vote-how = { $most ->
        [one] The questions are in. Which one should the host answer? You have one vote.
       *[other] The questions are in. Which ones should the host answer? You have { $most } votes.
    }
vote-line = <b>{ $number }.</b> { $text }
vote-line-chosen = ✓ <b>{ $number }.</b> <b>{ $text }</b>
vote-elsewhere = ✓ { $number }. { $text }
vote-left = { $left ->
        [0] You have given all your votes. Tap one of yours again to take it back, or type the numbers that you want instead.
       *[other] { $left } of { $most } votes left. Tap a number, or type numbers, like “2 5”.
    }
vote-page = Page { $page } of { $pages }
vote-own-left-out = Your own questions are not in your list: others vote on them.
vote-secret = 🔒 Only the number of votes is shown, never who voted for what.
vote-closes = Votes count until { $when }. You can change them until then.
vote-nothing = There is nothing here that you could vote for just now.
vote-button-earlier = ‹ Earlier
vote-button-later = Later ›

# Receipts
vote-given = { $left ->
        [0] Your vote counts. That was your last one.
        [one] Your vote counts. One is left.
       *[other] Your vote counts. { $left } are left.
    }
vote-taken = Taken back. { $left } of { $most } votes left.
vote-own = This is your own question. Others vote on it.
vote-gone = This question is not there any more. Your vote is still yours.
vote-none-left = { $most ->
        [one] You have given your vote. Tap that number again to take it back first.
       *[other] You have given all { $most } votes. Take one back first: tap its number again.
    }
vote-closed = Votes are not taken just now; nothing was changed.
vote-no-number = There is no question { $number }.
vote-not-this = You cannot vote for question { $number }: it is your own, or it was put together with another one.
vote-too-many = { $most ->
        [one] You have one vote, and these are more.
       *[other] You have { $most } votes, and these are more.
    }
vote-no-questions-now = It is time to vote: new questions are not taken any more. Tap the numbers of the questions that you want answered, or type them, like “2 5”.
vote-not-taken = <b>{ $title }</b>
    { $problem }
voting-questions-closed = The questions are being voted on, so they stay as they are.
