# Raised hands: one's own
hand-up = { $place ->
        [1] ✋ <b>Your hand is up.</b> You are next.
        [2] ✋ <b>Your hand is up.</b> You are second in the queue.
        [3] ✋ <b>Your hand is up.</b> You are third in the queue.
       *[other] ✋ <b>Your hand is up.</b> You are number { $place } in the queue.
    }
    This message changes when the queue moves; you need not do anything.
hand-speaking = 🎤 <b>You have the floor.</b>
    Please switch your microphone on.
hand-down = Your hand is down.
hand-not-now = Hands go up during a session, and half an hour before and after. { $next }
hand-button-raise = ✋ Raise my hand
hand-button-again = ✋ Raise my hand
hand-button-lower = Lower my hand
hand-button-done = I have finished
hand-is-up = Your hand is up.
hand-is-down = Your hand is down.

# The queue, for the team
queue-title = { $count ->
        [0] <b>Raised hands</b>
       *[other] <b>Raised hands: { $count }</b>
    }
queue-speaking = 🎤 { $who } has the floor.
queue-line = { $turns ->
        [0] { $place }. { $who } · has not spoken today
        [one] { $place }. { $who } · spoke once
       *[other] { $place }. { $who } · spoke { $turns } times
    }
queue-more = … and { $count } more
queue-empty = Nobody waits. Participants raise their hand with /hand.
queue-who = { $name } ({ $beside })
queue-who-alone = { $name }
queue-button-next = Next: { $name }
queue-button-new = Not yet spoken: { $name }
queue-button-fair = Spoke least: { $name }
queue-button-done = { $name } has finished
queue-button-out = Take out: { $name }
queue-button-clear = Lower all hands
queue-has-floor = They have the floor already.
queue-gone = This hand is down already.
queue-lowered = { $count ->
        [one] One hand was lowered.
       *[other] { $count } hands were lowered.
    }
