"""Calendars: the file of a visit's sessions, and the personal address that a calendar can follow.

What stands in them are sessions, times and the link to the call: nothing about anybody. The
address lets in whoever knows it, so it can be changed and switched off at any time.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Receipt, Say
from bot.domain.plan.history import Version, versions_before
from bot.domain.tokens import is_well_formed, new_token
from bot.domain.web_address import is_public
from bot.errors import Refused
from bot.services.callers import Caller, Me, someone
from bot.services.runs import refresh_mine
from bot.services.visit_words import title_of
from bot.services.visiting import concerning
from storage.ids import short, unshort
from storage.work import Reading, Work

SEND, FEED, RENEW, OFF = "send", "feed", "renew", "off"
PATH = "/calendar"

_OUR_OWN = "web"  # the channel of our own chat page


def calendar_button(visit_id: int) -> Button:
    """Give the button that sends the calendar file of a visit.

    Its callback data is `press(Verb.CALENDAR, "send", short(visit_id))`. Where no visit is meant,
    `press(Verb.CALENDAR)` does as /calendar.
    """
    return Button(Say("calendar-button"), press(Verb.CALENDAR, SEND, short(visit_id)))


def follows(reading: Reading, participant_id: int) -> bool:
    """Tell whether somebody's calendar can follow changes by itself, so that no file is needed."""
    return reading.calendars.of(participant_id) is not None


def send_all(work: Work, caller: Caller) -> None:
    """Send somebody the calendar files of the visits that concern them.

    Raises:
        Refused: none does.
    """
    me = someone(work, caller)
    visits = concerning(work, me.person.id)
    if not visits:
        raise Refused("calendar-no-visit")
    for visit_id in visits:
        _send(work, me, visit_id)


def press_send_all(work: Work, caller: Caller) -> Receipt:
    """Do as `send_all`, for a button."""
    send_all(work, caller)
    return Receipt()


def send(work: Work, caller: Caller, visit: str) -> Receipt:
    """Send somebody the calendar file of one visit (its id as `short` writes it).

    Raises:
        Refused: it does not concern them.
    """
    me, visit_id = someone(work, caller), unshort(visit)
    takes_part = _part(work, me, visit_id) is not None
    if not takes_part and not work.people.leads(me.person.id, visit_id):
        raise Refused("calendar-not-yours", alert=True)
    _send(work, me, visit_id)
    return Receipt()


def subscribe(work: Work, caller: Caller, visit: str) -> Receipt:
    """Show somebody the address that their calendar can follow; it is made if there is none."""
    me, part = _subscriber(work, caller, unshort(visit))
    if work.calendars.of(part.id) is None:
        work.calendars.give(part.id, new_token(), work.now)
    refresh_mine(work, me.person.id, card_of(part.visit_id), anew_at=me.address.id)
    return Receipt()


def renew(work: Work, caller: Caller, visit: str) -> Receipt:
    """Give somebody another address; the old one opens nothing any more."""
    me, part = _subscriber(work, caller, unshort(visit))
    work.calendars.give(part.id, new_token(), work.now)
    refresh_mine(work, me.person.id, card_of(part.visit_id))
    return Receipt("calendar-renewed")


def switch_off(work: Work, caller: Caller, visit: str) -> Receipt:
    """Let somebody's address open nothing any more."""
    me, part = _subscriber(work, caller, unshort(visit))
    work.calendars.take_away(part.id)
    refresh_mine(work, me.person.id, card_of(part.visit_id))
    return Receipt("calendar-off")


def card_of(visit_id: int) -> str:
    """Name the card that shows somebody's address for a visit."""
    return f"calendar:{short(visit_id)}"


def address_of(reading: Reading, token: str) -> str:
    """Write the address of the page that subscribes; with `.ics` it is what a calendar follows."""
    return f"{reading.records.known('public_url')}{PATH}/{token}"


def reachable(reading: Reading, channel: str) -> bool:
    """Tell whether the pages can be reached from where somebody's calendar is.

    A bot of Telegram's may run on a machine without a public address. On our own chat page they
    are reached like the page itself.
    """
    address = reading.records.known("public_url")
    return is_public(address) or (bool(address) and channel == _OUR_OWN)


def whose(reading: Reading, token: str) -> Row[Any] | None:
    """Find the participant whose calendar asks; none where nobody takes part under this token."""
    if not is_well_formed(token):
        return None
    feed = reading.calendars.by_token(token)
    part = reading.people.participant(feed.participant_id) if feed else None
    return part if part is not None and part.state == "joined" else None


def since(versions: Sequence[Version], participant: Row[Any] | None) -> int:
    """Count the versions from before somebody took part; the team sees what it did from the first.

    What those had cancelled, no agenda and no calendar needs to show to them.
    """
    if participant is None or participant.joined_at is None:
        return 0
    return versions_before(versions, participant.joined_at)


def _send(work: Work, me: Me, visit_id: int) -> None:
    plan, part = work.visits.plan(visit_id), _part(work, me, visit_id)
    offers = part is not None and reachable(work, me.address.channel)
    first = since(work.visits.versions(visit_id), part)
    work.say(
        me.address.id,
        "calendar-file" if offers else "calendar-file-only",
        args={"visit": title_of(plan)},
        attachment=f"calendar:{short(visit_id)}:{first}",
        buttons=_ways(visit_id, offers=offers),
        visit_id=visit_id,
    )


def _ways(visit_id: int, *, offers: bool) -> Keyboard:
    follow = Button(Say("calendar-button-feed"), press(Verb.CALENDAR, FEED, short(visit_id)))
    agenda = Button(Say("button-agenda"), press(Verb.AGENDA))
    return [[follow], [agenda]] if offers else [[agenda]]


def _subscriber(work: Work, caller: Caller, visit_id: int) -> tuple[Me, Row[Any]]:
    me = someone(work, caller)
    work.hold_person(visit_id, me.person.id)
    part = _part(work, me, visit_id)
    if part is None:
        raise Refused("calendar-not-yours", alert=True)
    if not reachable(work, me.address.channel):
        raise Refused("calendar-no-address", alert=True)
    return me, part


def _part(reading: Reading, me: Me, visit_id: int) -> Row[Any] | None:
    part = reading.people.participant_in(visit_id, me.person.id)
    return part if part is not None and part.state == "joined" else None
