# Disagree and discuss: vote, talk, vote again
discuss-foretold = { $minutes ->
        [one] 💬 Then you talk for one minute with somebody who chose differently, and vote again. Each of you is told that you differ.
       *[other] 💬 Then you talk for { $minutes } minutes with somebody who chose differently, and vote again. Each of you is told that you differ.
    }
discuss-first-vote = Your first vote: <b>{ $answer }</b>
discuss-with = { $count ->
        [one] 💬 Talk with <b>{ $names }</b>. You are pair { $number }.
       *[other] 💬 Talk with <b>{ $names }</b>. You are group { $number }.
    }
discuss-who = { $name } ({ $beside })
discuss-differ = { $count ->
        [one] You chose differently. Tell each other why, and listen for what you had not thought of.
       *[other] You did not all choose the same. Tell each other why, and listen for what you had not thought of.
    }
discuss-alike = You chose the same. What could speak against it? Look for the best reason together.
discuss-listen = You have not voted yet, so listen first: what speaks for the one, what for the other?
discuss-nobody = The others are talking in pairs. Would you like to join one?
discuss-until = Until { $until }. Then you vote again.
discuss-button-away = My partner is not here
discuss-button-away-all = Nobody of them is here
discuss-button-join = Find somebody to talk with
discuss-moved = Here is somebody else to talk with.
discuss-over = The talk is over.
discuss-no-other = There is no other pair just now. Please tell your facilitator in the call.
discuss-again = <b>Please vote again.</b> Stay with it or change it, both are fine. Only those who vote twice are counted in what changed.
discuss-mine = ✓ Your second vote: <b>{ $answer }</b>
discuss-first-choice = { $label } · my first vote
discuss-talk-now = Please talk now. You vote again at { $until }.
discuss-vote-again = The first vote is over. Please use the newest buttons to vote again.
discuss-not-yet = The second vote comes after the talk.

# The list of pairs, for the team
pairs-button = Who talks with whom
pairs-talking = <b>{ $title }</b>
    These people talk with each other until { $until }:
pairs-before = <b>{ $title }</b>
    These people talked with each other:
pairs-list = <pre>{ $pairs }</pre>
pairs-line = { $number }. { $names }
pairs-alone = { $number }. { $names } (alone)
pairs-note = Copy the list for the rooms of your call. It changes when somebody looks for another partner.
pairs-over = <b>{ $title }</b>
    The talk is over. Who talked with whom is not kept.

# What the talk changed
shift-changed = { $changed ->
        [0] Nobody of { $people } changed their mind.
        [one] One of { $people } changed their mind:
       *[other] { $changed } of { $people } changed their mind:
    }
shift-moved = • { $number } from “{ $before }” to “{ $after }”
shift-count = { $label }: <b>{ $before }</b> → <b>{ $after }</b>
shift-twice = Only those who voted both times are counted.
