"""What the stage shows just now: the clock, the crowd, who is there, what was sent."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.plan.model import Plan
from bot.domain.standing import Standing
from bot.rehearsal.steered.rehearsal import SteeredRehearsal
from bot.rehearsal.steered.sent import Sent, newest, told, untold
from bot.rehearsal.steered.stops import Stop, next_stop, session_on
from bot.services.day_words import word_of_the_day
from bot.services.invited import Invited, list_people
from bot.texts import times
from bot.views.reader import Reader
from storage.work import Reading

_LINES = 80
_SAID = 2  # things that happen at one instant

State = dict[str, Any]


async def state_of(rehearsal: SteeredRehearsal, language: str) -> State:
    """Give all that the page shows, in a language."""
    clock, crowd = rehearsal.clock, rehearsal.crowd
    sent = newest((seat.chat for seat in rehearsal.seats.values()), _LINES)
    found = await rehearsal.database.read(_look, rehearsal, language, sent, clock.now())
    return {
        "clock": {
            "now": clock.now().timestamp(),
            "playing": clock.playing,
            "speed": clock.speed,
            "leaping": clock.leaping,
        },
        "crowd": {
            "size": crowd.mood.size,
            "most": crowd.most,
            "share": crowd.mood.share,
            "pace": crowd.mood.pace,
        },
        **found,
    }


def _look(
    reading: Reading, rehearsal: SteeredRehearsal, language: str, sent: list[Sent], now: datetime
) -> State:
    plan = reading.visits.plan(rehearsal.visit_id)
    reader = Reader(language, plan.host.zone, plan.host.zone, plan.working_language)
    stop = next_stop(reading, rehearsal.visit_id, now)
    return {
        "next": _stop(reader, stop, now) if stop is not None else None,
        "asked": bool(reading.prompts.runs_of(rehearsal.visit_id)),
        "session": _session(reading, reader, rehearsal.visit_id, plan, now),
        "people": [
            _person(reader, rehearsal, one)
            for one in sorted(list_people(reading, plan.visit), key=_is_participant)
            if one.reference in rehearsal.seats
        ],
        "sent": _log(reading, reader, rehearsal, sent),
    }


def _log(
    reading: Reading, reader: Reader, rehearsal: SteeredRehearsal, sent: list[Sent]
) -> list[State]:
    """Give the lines of the log, the newest first."""
    lines = told(reading, reader, rehearsal.channel, rehearsal.visit_id, sent)
    lines += untold(reading, reader, rehearsal.visit_id, _LINES // 2)
    return sorted(lines, key=lambda line: float(line["at"]), reverse=True)[:_LINES]


def _stop(reader: Reader, stop: Stop, now: datetime) -> State:
    zone = ZoneInfo(reader.zone)
    time = times.clock_time(stop.at, reader.zone, reader.language)
    if stop.at.astimezone(zone).date() != now.astimezone(zone).date():
        day = times.day(stop.at.astimezone(zone).date(), reader.language)
        time = reader.plain("moment", {"day": day, "time": time})
    said = list(dict.fromkeys(reader.plain(say.key, say.args) for say in stop.what))
    more = ["…"] if len(said) > _SAID else []
    return {"at": stop.at.timestamp(), "when": time, "what": " · ".join([*said[:_SAID], *more])}


def _session(
    reading: Reading, reader: Reader, visit_id: int, plan: Plan, now: datetime
) -> State | None:
    session = session_on(plan, now)
    day = next((day for day in plan.days if session in day.sessions), None)
    if session is None or day is None:
        return None
    title = session.title.in_(reader.language, plan.working_language)
    return {"title": title, "word": word_of_the_day(reading, visit_id, day.key)}


def _person(reader: Reader, rehearsal: SteeredRehearsal, one: Invited) -> State:
    reference = one.reference
    simulated = rehearsal.crowd.plays(reference)
    role = "team" if one.role != "participant" else "participant"
    return {
        "reference": reference,
        "name": one.name,
        "role": reader.plain(f"stage-role-{one.role.replace('_', '-')}"),
        "team": role == "team",
        "chat": rehearsal.seats[reference].chat.id,
        "crowd": simulated,
        "human": reference in rehearsal.crowd.humans,
        "joined": one.state == Standing.JOINED,
    }


def _is_participant(one: Invited) -> bool:
    return one.role == "participant"
