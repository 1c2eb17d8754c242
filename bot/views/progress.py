"""Where I stand, as a card: my days, my answers, what is missing for the certificate."""

from typing import Any

from sqlalchemy import Row

from bot.domain.attendance import window
from bot.domain.buttons import Verb, press
from bot.domain.completion import Level
from bot.domain.messages import At, Button, Say, Words
from bot.domain.plan.calendar import day_minutes
from bot.domain.plan.model import Day
from bot.domain.timeline import decided_at
from bot.services.progress import Standing, standing
from bot.services.runs import title_of
from bot.services.verifying import link
from bot.services.visiting import name_of
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import unshort
from storage.work import Reading


def me_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw how the reader stands in a visit (its id as `short` writes it)."""
    visit_id = unshort(about)
    participant = reading.people.participant_in(visit_id, address.person_id or 0)
    if participant is None:
        return None
    reader, stands = reader_of(reading, address, visit_id), standing(reading, participant)
    lines = [
        reader.say("me-title", {"visit": Words(stands.plan.title.by_language)}),
        *_days(reading, reader, stands),
        reader.say(
            "me-prompts",
            {"answered": sum(stands.answered.values()), "asked": len(stands.answered)},
        ),
        "",
        *_certificate(reading, reader, participant, stands),
    ]
    now = Button(Say("reminder-button-now"), press=press(Verb.NOW))
    agenda = Button(Say("reminder-button-agenda"), press=press(Verb.AGENDA))
    return Content("\n".join(lines), keyboard=reader.keyboard([[now, agenda]]))


def _days(reading: Reading, reader: Reader, stands: Standing) -> list[str]:
    earned = stands.outcome
    args = {"days": earned.days, "planned": earned.days_planned, "needed": earned.days_needed}
    return [
        reader.say("me-days", args),
        *(_day(reading, reader, stands, day) for day in stands.plan.days),
    ]


def _day(reading: Reading, reader: Reader, stands: Standing, day: Day) -> str:
    credit = stands.days[day.key]
    key = "me-day-counts" if credit.counts else "me-day-too-short"
    if not credit.counts and not credit.minutes:
        over = window(stands.plan, day)[1] <= reading.now
        key = "me-day-missed" if over else "me-day-coming"
    return reader.say(
        key,
        {
            "day": name_of(day),
            "minutes": credit.minutes,
            "planned": day_minutes(day),
            "needed": stands.plan.complete.minutes_a_day,
        },
    )


def _certificate(
    reading: Reading, reader: Reader, participant: Row[Any], stands: Standing
) -> list[str]:
    """Say which certificate there is, or what is missing for it and until when."""
    issued = reading.certificates.of_participant(participant.id)
    if issued:
        args = {"number": str(issued[-1].number), "link": link(reading, issued[-1])}
        return [reader.say("me-certificate", args)]
    until = At(decided_at(stands.plan), "moment")
    if until.instant <= reading.now:
        return [reader.say("me-decided")]
    if stands.outcome.level is Level.COMPLETION:
        return [reader.say("me-complete")]
    return [*_missing(reader, stands), reader.say("me-until", {"until": until})]


def _missing(reader: Reader, stands: Standing) -> list[str]:
    earned, prompts = stands.outcome, stands.plan.prompts()
    lines = [reader.say("me-missing")]
    if earned.days_missing:
        lines.append(reader.say("me-missing-days", {"days": earned.days_missing}))
    titles = [title_of(prompts[key]) for key in earned.missing]
    return [*lines, *(reader.say("me-missing-prompt", {"prompt": title}) for title in titles)]
