"""What somebody may choose for themselves, as it stands: for their settings' card."""

from datetime import datetime, timedelta

from bot.domain.plan.calendar import day_start
from bot.domain.plan.scalars import Quiet
from bot.domain.preferences import Wishes
from bot.services.bots import PAGE
from bot.services.considering import wishes
from bot.services.joining import languages_for
from bot.services.visiting import concerning, parts_in
from storage.work import Reading

_LINK_AHEAD = timedelta(hours=1)


def languages_of(reading: Reading, person_id: int) -> tuple[str, ...]:
    """Give the languages that somebody may choose from."""
    visits = concerning(reading, person_id)
    return languages_for(reading, visits[0] if visits else None)


def wishes_of(reading: Reading, person_id: int) -> Wishes:
    """Give what somebody wishes, in the first visit that concerns them or in none."""
    visits = concerning(reading, person_id)
    if visits:
        return wishes(reading, person_id, reading.visits.plan(visits[0]))
    person, chosen = reading.people.by_id(person_id), reading.preferences.of(person_id)
    zone = (person.zone if person else "") or "UTC"
    if chosen is None:
        return Wishes(zone, Quiet())
    own = Quiet.read(chosen.quiet) if chosen.quiet else Quiet()
    return Wishes(zone, own, bool(chosen.quiet), chosen.fewer, paused_until=chosen.paused_until)


def mail_welcome(reading: Reading, person_id: int) -> bool:
    """Tell whether somebody wants an e-mail when something waits; nobody has said no at first."""
    chosen = reading.preferences.of(person_id)
    return chosen is None or bool(chosen.mail)


def mail_possible(reading: Reading, person_id: int) -> bool:
    """Tell whether somebody could get such e-mails: they are on our page, and left an address."""
    person = reading.people.by_id(person_id)
    on_page = any(row.channel == PAGE for row in reading.people.addresses_of(person_id))
    return on_page and person is not None and bool(person.email)


def next_day(reading: Reading, person_id: int) -> datetime | None:
    """Give when a pause until the next day of a visit would end: in time for its link."""
    ends = []
    for part in parts_in(reading, person_id):
        plan = reading.visits.plan(part.visit_id)
        who = wishes(reading, person_id, plan)
        starts = (day_start(plan, day) - _LINK_AHEAD for day in plan.days)
        ends += [who.allowed_before(start) for start in starts]
    return min((end for end in ends if end > reading.now), default=None)
