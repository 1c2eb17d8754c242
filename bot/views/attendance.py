"""The facilitators' attendance list as a card: six people on a page, whoever is missing first."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, Button, Keyboard, Say, Words
from bot.domain.plan.model import Day, Plan
from bot.services.marking import PAGE
from bot.services.visiting import name_of
from bot.views.content import Content
from bot.views.readers import reader_of
from storage.ids import short, unshort
from storage.work import Reading


@dataclass(frozen=True)
class _Line:
    """One person on the list."""

    participant_id: int
    name: str
    state: str  # there · not-there · marked-there · marked-not-there
    says: str  # what they said of coming, before; empty: nothing

    @property
    def there(self) -> bool:
        return self.state in {"there", "marked-there"}

    @property
    def said(self) -> Say:
        state = Say(f"attendance-{self.state}")
        if not self.says or self.there:
            return state
        return Say("attendance-said", {"state": state, "says": Say(f"attendance-says-{self.says}")})


def attendance_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the list of a visit (its id as `short` writes it) as its reader turned it."""
    visit_id = unshort(about)
    person_id = address.person_id or 0
    shown = reading.presence.shown(person_id, visit_id)
    if shown is None or not reading.people.leads(person_id, visit_id):
        return None
    plan, reader = reading.visits.plan(visit_id), reader_of(reading, address, visit_id)
    if shown.day not in {day.key for day in plan.days}:  # a newer plan has dropped it
        return None
    lines = _lines(reading, visit_id, shown.day)
    chosen = next((line for line in lines if line.participant_id == shown.participant_id), None)
    day = name_of(plan.day(shown.day))
    if chosen is not None:
        who: dict[str, Arg] = {"day": day, "name": chosen.name, "state": chosen.said}
        said = reader.say("attendance-chosen", who)
        return Content(said, keyboard=reader.keyboard(_verdicts(about)))
    there = sum(line.there for line in lines)
    said = reader.say("attendance-list", {"day": day, "there": there, "all": len(lines)})
    keyboard = [*_people(about, lines, shown.page), *_turning(about, plan, lines, shown)]
    return Content(said, keyboard=reader.keyboard(keyboard))


def _lines(reading: Reading, visit_id: int, day: str) -> list[_Line]:
    there, says = reading.presence.of_visit(visit_id), reading.rsvps.of_day(visit_id, day)
    found = []
    for participant in reading.people.participants_of(visit_id):
        person = reading.people.by_id(participant.person_id)
        if participant.state == "joined" and person is not None:
            state = _state(there.get((participant.id, day)))
            said = says.get(participant.id, "")
            found.append(_Line(participant.id, person.name, state, said))
    return sorted(found, key=lambda line: (line.there, line.name.casefold()))


def _state(row: Row[Any] | None) -> str:
    if row is None:
        return "not-there"
    marked = "marked-" if row.source == "facilitator" else ""
    return f"{marked}there" if row.present else f"{marked}not-there"


def _people(visit: str, lines: list[_Line], page: int) -> Keyboard:
    return [[_person(visit, line)] for line in lines[page * PAGE : (page + 1) * PAGE]]


def _person(visit: str, line: _Line) -> Button:
    label = Say("attendance-person", {"name": line.name, "state": line.said})
    return Button(label, press=press(Verb.MARK, visit, "who", short(line.participant_id)))


def _turning(visit: str, plan: Plan, lines: list[_Line], shown: Row[Any]) -> Keyboard:
    """Lead to the pages and the days before and after."""
    pages = [
        _act(visit, f"attendance-{key}", "page", str(page))
        for key, page in (("earlier", shown.page - 1), ("more", shown.page + 1))
        if 0 <= page * PAGE < len(lines)
    ]
    place = plan.days.index(plan.day(shown.day))
    days = [
        Button(_label(day), press=press(Verb.MARK, visit, "day", day.key))
        for n, day in enumerate(plan.days)
        if abs(n - place) == 1
    ]
    return [row for row in (pages, days) if row]


def _label(day: Day) -> Words | Say:
    return Words(day.title.by_language) if day.title else Say("attendance-day", {"day": day.date})


def _verdicts(visit: str) -> Keyboard:
    verdicts = [_act(visit, f"attendance-{one}", one, "-") for one in ("present", "absent")]
    return [verdicts, [_act(visit, "attendance-back", "back", "-")]]


def _act(visit: str, label: str, act: str, argument: str) -> Button:
    return Button(Say(label), press=press(Verb.MARK, visit, act, argument))
