"""What comes next, and what is open now, each as one card."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.happening import Happening, happening
from bot.domain.messages import At, Button, Keyboard, Say, Words
from bot.domain.plan.calendar import day_end, session_end
from bot.domain.plan.model import Plan
from bot.services.asking import open_for, what_is_next
from bot.services.mine import Mine, mine
from bot.services.rsvping import ASK
from bot.services.runs import prompt_of, title_of
from bot.services.visit_words import title_of as title_of_visit
from bot.services.visiting import concerning
from bot.views.content import Content
from bot.views.hands import hand_button
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import called
from bot.views.ways import call, ways
from storage.ids import short, unshort
from storage.work import Reading

_LISTED = 4  # prompts with a button each, one less for the hand; two more lead on


def next_card(reading: Reading, address: Row[Any], about: str) -> Content:
    """Draw what comes next in a visit (its id as `short` writes it)."""
    visit_id = unshort(about)
    plan, reader = reading.visits.plan(visit_id), reader_of(reading, address, visit_id)
    participant = reading.people.participant_in(visit_id, address.person_id or 0)
    found, own = happening(plan, reading.now), mine(reading, participant)
    lines = [
        reader.say("next-title", {"visit": title_of_visit(plan)}),
        *_sessions(reader, plan, found),
        *_my_part(reader, found, own),
    ]
    going = call(plan) if found.session or found.next_session else []
    coming = _coming(reading, participant, plan, found)
    leads = ways(*(["now"] if own.due else []), "agenda", "calendar", "me")
    keyboard = [*going, *coming, *leads]
    return Content("\n".join(lines), keyboard=reader.keyboard(keyboard))


def _coming(
    reading: Reading, participant: Row[Any] | None, plan: Plan, found: Happening
) -> Keyboard:
    """Lead those who take part to saying whether they come to the day that runs or comes."""
    joined = participant is not None and participant.state == "joined"
    if participant is None or not joined or reading.now >= day_end(plan, found.day):
        return []
    about = (short(participant.visit_id), found.day.key, ASK)
    return [[Button(Say("next-button-rsvp"), press(Verb.RSVP, *about))]]


def _sessions(reader: Reader, plan: Plan, found: Happening) -> list[str]:
    lines = []
    if found.session is not None:
        until = At(session_end(plan, found.day, found.session))
        title = Words(found.session.title.by_language)
        lines.append(reader.say("next-running", {"title": title, "until": until}))
    if found.next_session is None or found.next_start is None:
        return [*lines, reader.say("next-none")]
    title = Words(found.next_session.title.by_language)
    when = At(found.next_start, "moment")
    return [*lines, reader.say("next-coming", {"title": title, "when": when})]


def _my_part(reader: Reader, found: Happening, own: Mine) -> list[str]:
    """Say what the reader said of the day, and what waits for their answer."""
    lines = [reader.say("agenda-mine-excused")] if found.day.key in own.excused else []
    names = (called(reader, name) for name in own.due.values())
    return [*lines, *(reader.say("next-due", {"prompt": name}) for name in names)]


def now_card(reading: Reading, address: Row[Any], _about: str) -> Content:
    """Draw what is open for the reader, in all their visits; with nothing open, what comes."""
    person_id = address.person_id or 0
    visits = concerning(reading, person_id)
    reader = reader_of(reading, address, visits[0] if visits else None)
    hand = [row for visit in visits for row in hand_button(reading, visit, person_id)][:1]
    found = open_for(reading, person_id)
    runs = [run for run, _ in found]
    if not runs:
        text = reader.say("now-nothing", {"next": what_is_next(reading, person_id)})
        return Content(text, keyboard=reader.keyboard([*hand, *ways("next", "agenda", "me")]))
    answered = {run.id for run, participant in found if _answered(reading, run, participant)}
    lines = [reader.say("now-open", {"count": len(runs)})]
    lines += [_line(reading, reader, run, answered=run.id in answered) for run in runs]
    todo = sorted(runs, key=lambda run: run.id in answered)[: _LISTED - len(hand)]
    rows = [[Button(_name(reader, run), press(Verb.NOW, short(run.id)))] for run in todo]
    return Content(
        "\n".join(lines), keyboard=reader.keyboard([*rows, *hand, *ways("agenda", "me")])
    )


def _answered(reading: Reading, run: Row[Any], participant: Row[Any]) -> bool:
    row = reading.asked.of(run.id, participant.id)
    return row is not None and bool(row.answered)


def _line(reading: Reading, reader: Reader, run: Row[Any], *, answered: bool) -> str:
    state, name = "answered" if answered else "waits", _name(reader, run)
    if run.closes_at is None:
        return reader.say(f"now-{state}", {"prompt": name})
    soon = run.closes_at.date() == reading.now.date()
    until = At(run.closes_at, "time" if soon else "moment")
    return reader.say(f"now-{state}-until", {"prompt": name, "until": until})


def _name(reader: Reader, run: Row[Any]) -> str:
    return called(reader, title_of(prompt_of(run)))
