"""The message of the evening before, once somebody said whether they come."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, At, Say
from bot.domain.plan.calendar import day_end
from bot.domain.plan.model import Day, Plan
from bot.services.coming import EXCUSED, can_wait, excused_days
from bot.services.evening import evening
from bot.services.progress import standing
from bot.services.recipients import listed
from bot.services.runs import title_of
from bot.views.content import Content
from bot.views.intentions import evening_words
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import unshort
from storage.work import Reading


def rsvp_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw what was said of a day: `about` is the visit's id and the day's key."""
    visit, _, key = about.partition(":")
    visit_id = unshort(visit)
    part = reading.people.participant_in(visit_id, address.person_id or 0)
    plan = reading.visits.plan(visit_id)
    day = next((day for day in plan.days if day.key == key), None)
    if part is None or part.state != "joined" or day is None:
        return None
    reader, letter = reader_of(reading, address, visit_id), evening(reading, part, plan, day)
    says = reading.rsvps.of_participant(part.id).get(key, "")
    lines = [evening_words(reading, reader, part, letter.args)]
    if says:
        lines += ["", reader.say(f"rsvp-you-{says}")]
    if says == EXCUSED:
        lines += _catching_up(reading, reader, part, plan, day)
    over = reading.now >= day_end(plan, day)
    return Content("\n".join(lines), keyboard=() if over else reader.keyboard(letter.buttons))


def _catching_up(
    reading: Reading, reader: Reader, part: Row[Any], plan: Plan, day: Day
) -> list[str]:
    """Tell what somebody who cannot come can do instead, and until when."""
    outcome = standing(reading, part).outcome
    away = excused_days(reading, part.id)
    coming = [d for d in plan.days if d.key not in away and day_end(plan, d) > reading.now]
    short_of = outcome.days_missing > len(coming)
    tasks = [
        Say("nudge-task-until", {"prompt": title_of(prompt), "until": At(end, "moment")})
        for prompt, end in can_wait(plan, day)
        if prompt.ask in outcome.missing
    ]
    args: dict[str, Arg] = {"tasks": listed(tasks)} if tasks else {}
    return [
        reader.say("rsvp-catch-up" if tasks else "rsvp-only-live", args),
        reader.say("rsvp-days-short" if short_of else "rsvp-days-enough"),
    ]
