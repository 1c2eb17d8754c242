# The board: the page shared in the call, and the card with which the team runs it.

# The card
board-card =
    <b>{ $visit }</b> · Board
    Share this page in the call. It follows what you ask, and shows results once they may be shown.
    <code>{ $address }</code>
    Whoever has the link can look, so please keep it to the call. A new link, and the old one opens nothing any more.
board-card-no-address =
    <b>{ $visit }</b> · Board
    This Hospes has no address on the web yet, so there is no page to share. Whoever runs it can set one.
board-card-shows = On the screen: <b>{ $title }</b>
board-card-empty = On the screen: when the next session starts.
board-card-dark = On the screen: the visit’s title only.
board-card-spotlight = On the screen: one answer, large.
board-card-held = It stays with this one, whatever you open.
board-card-results = Its result is shown.
board-card-no-results = Its result is not shown.
board-button-board = Board to share
board-button-look = Open the board
board-button-show = Show the result
board-button-hide = Hide the result
board-button-hold = Stay with this one
board-button-follow = Follow what I open
board-button-dark = Show the title only
board-button-light = Show everything again
board-button-end-spotlight = End the spotlight
board-button-renew = Renew the link
board-button-renew-now = Yes, renew it
board-renew-ask =
    <b>{ $visit }</b>: shall the board get a new link?
    The old link opens nothing any more, at once. Whoever has it open reads that it was renewed; please share the new one.
board-renewed = That is the new link. The old one opens nothing any more.
board-shown = The board shows the result.
board-hidden = The board does not show the result.
board-held = The board stays with this one.
board-follows = The board follows what you open.
board-is-dark = The board shows the title only.
board-is-light = The board shows everything again.
board-spotlight-ended = The spotlight is over.
board-shows-nothing = There is nothing on the board just now.

# From the board into the chat, by its QR code
board-stranger = Hello! Those who take part in a visit find its open questions here. I do not know you yet: please open the personal link from your invitation first, then come back.

# On the page: no markup
board-join = Take part
board-how = Scan, or open
board-starts = We start at { $when }
board-soon = The next question will come here
board-over = This visit is over. Thank you for being here!
board-open = Open for answers
board-voting = Vote for the questions that matter to you
board-talking = Talk with your partner
board-again = Vote once more
board-closed = Closed
board-counted = { $answered } of { $asked } have answered
board-needed = { $needed ->
        [one] 1 more voice needed
       *[other] { $needed } more voices needed
    }
board-needed-next = { $needed ->
        [one] One more voice, and this moves on
       *[other] { $needed } more voices, and this moves on
    }
board-at-closing = The result comes when this is closed
board-not-yet = The facilitators will show the result here
board-hidden-result = The result is not shown here
board-nothing = There is nothing to show
board-seen-group = Everybody sees who said what
board-seen-organisation-type = Shown by type of organisation, without names
board-seen-facilitators = Only the facilitators see the answers
board-seen-own-group = Only one’s own small group sees the answers
board-seen-no-one = Anonymous: nobody sees who said what
board-count = { $number } · { $percent } %
board-right = Right: { $answer }
board-place = { $place }. { $label }
board-first = { $first ->
        [0] First for nobody
        [one] First for 1
       *[other] First for { $first }
    }
board-points = { $points ->
        [one] 1 point
       *[other] { $points } points
    }
board-spot = { $across } · { $up }
board-in-between = in between
board-votes = { $votes ->
        [one] 1 vote
       *[other] { $votes } votes
    }
board-answered = Answered
board-pinned = Pinned
board-starred = Marked by the facilitators
board-shift = { $before } → { $after }
board-before = First vote
board-after = Second vote
board-moved = { $number } from “{ $source }” to “{ $target }”
board-more = and { $number } more
board-speaks = Speaks now
board-next = Next

# Around it
board-left = Time left
board-minute = One minute left.
board-time-up = Time is up.
board-gone = This link was renewed. Please ask the facilitators for the new one.
board-lost = The connection is lost. It comes back by itself.
board-refresh = This page does not refresh by itself in your browser.
board-refresh-now = Refresh
board-help = Keys
board-close = Close
board-fullscreen = Full screen
board-theme = Light or dark
board-qr = Show or hide the code for joining
board-language = Language
board-said = { $title }: { $counted }
