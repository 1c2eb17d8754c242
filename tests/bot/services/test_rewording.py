"""A prompt that is edited while it is open: cards change, answers stay, promises hold."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.scalars import Localised
from bot.errors import Refused
from bot.services import opening, spotting
from bot.services.planning import import_plan
from bot.services.runs import prompt_card, prompt_of
from storage.database import Database
from storage.ids import short
from tests.bot.services.prompt_room import Room
from tests.bot.services.spot_desk import desk, labels, rehearse, tap_desk, where_next
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def with_prompt(room: Room, key: str, **settings: Any) -> Plan:  # noqa: ANN401 - any setting
    """Give the newest plan with one prompt that is different."""
    visit = room.look(lambda r: r.visits.by_id(room.visit_id))
    plan: Plan = room.look(lambda r: r.visits.written(room.visit_id))
    days = tuple(
        day.model_copy(
            update={
                "sessions": tuple(
                    session.model_copy(
                        update={"run": tuple(_changed(item, key, settings) for item in session.run)}
                    )
                    for session in day.sessions
                )
            }
        )
        for day in plan.days
    )
    return plan.model_copy(update={"days": days, "based_on": visit.version})


def _changed(item: Any, key: str, settings: dict[str, Any]) -> Any:  # noqa: ANN401 - an item
    wanted = isinstance(item, Prompt) and item.ask == key
    return item.model_copy(update=settings) if wanted else item


def take(room: Room, key: str, **settings: Any) -> None:  # noqa: ANN401 - any setting
    room.database.perform(import_plan, with_prompt(room, key, **settings))


def test_other_words(room: Room) -> None:
    """Every card says the new words, and what was answered stays."""
    run, anna = room.open("p02"), room.people[0]
    room.tap(anna, run, "The city")
    before = room.seen(anna, run).text
    take(room, "p02", title=Localised({"en": "Whose slipway is it?"}))
    assert prompt_card(run) in room.pending(anna)
    assert "Whose slipway is it?" in room.seen(anna, run).text
    assert "Whose slipway is it?" not in before
    assert room.said(anna, run) == {"answer": "city"}


def test_one_more_option(room: Room) -> None:
    """An option that is added can be chosen at once."""
    run, bruno = room.open("p02"), room.people[1]
    room.tap(room.people[0], run, "The city")
    options = prompt_of(room.run(run)).options
    take(room, "p02", options={**options, "nobody": Localised({"": "Nobody at all"})})
    room.tap(bruno, run, "Nobody at all")
    assert room.said(bruno, run) == {"answer": "nobody"}


def test_longer(room: Room) -> None:
    """More time moves the end, prolonged or not; too little time changes nothing."""
    run = room.open("p01")
    end = room.run(run).closes_at
    take(room, "p01", open=timedelta(minutes=25))
    assert room.run(run).closes_at - end == timedelta(minutes=15)
    room.at("2027-04-20 10:40")
    take(room, "p01", open=timedelta(minutes=10))
    assert room.run(run).closes_at - end == timedelta(minutes=15)
    take(room, "p01", open=None)
    assert room.run(run).closes_at is None


async def test_the_clock_keeps_to_it(room: Room) -> None:
    """It closes at the new end, not at the old one."""
    run = room.open("p01")
    take(room, "p01", open=timedelta(minutes=25))
    await room.live_until("2027-04-20 10:44")
    assert room.run(run).state == "open"
    await room.live_until("2027-04-20 10:46")
    assert room.run(run).state == "closed"


@pytest.mark.parametrize(
    ("settings", "right"),
    [
        ({"kind": "text", "options": {}}, "choice as before: it was answered, or is open"),
        ({"seen_by": "group"}, "no_one until it is closed"),
        ({"options": {}}, "the option city as before"),
    ],
)
def test_what_people_were_told(room: Room, settings: dict[str, Any], right: str) -> None:
    """What would break a promise is refused with a sentence, and the card stays as it is."""
    run = room.open("p02")
    with pytest.raises(PlanInvalid) as refused:
        take(room, "p02", **settings)
    assert right in str(refused.value)
    assert prompt_of(room.run(run)).kind == "choice"


def test_retired(room: Room) -> None:
    """A prompt that is retired stays open, in its old words, until it is closed."""
    run, anna = room.open("p01"), room.people[0]
    words = room.seen(anna, run).text
    take(room, "p01", retired=True, required=False, title=Localised({"en": "Gone"}))
    assert room.seen(anna, run).text == words
    room.close(run)
    with pytest.raises(Refused, match="prompt-unknown"):
        room.open("p01")


def test_what_is_closed_stays(room: Room) -> None:
    """A closed run keeps the words in which it was answered."""
    run = room.open("p01")
    room.close(run)
    before = room.run(run).definition
    take(room, "p01", title=Localised({"en": "Something else"}))
    assert room.run(run).definition == before


def test_opened_again(room: Room) -> None:
    """Opened again it says what the plan says by now, unless that breaks a promise."""
    run = room.open("p01")
    room.close(run)
    take(room, "p01", title=Localised({"en": "Something else"}))
    room.database.perform(opening.reopen_run, run)
    assert "Something else" in room.seen(room.people[0], run).text
    room.close(run)
    take(room, "p01", seen_by="facilitators")
    room.database.perform(opening.reopen_run, run)
    assert prompt_of(room.run(run)).seen_by == "group"
    take(room, "p02", title=Localised({"en": "Nothing to do with it"}))
    reword(room, run, "Who?")
    with pytest.raises(Refused, match="spot-retired"):
        tap_desk(room, "Change it for everybody")


def test_rehearsed_words(room: Room) -> None:
    """What the team rehearses takes new words, too, and does not hold an import up."""
    rehearse(room)
    room.open("p02")
    [run] = room.look(lambda r: r.prompts.ghosts_of(room.visit_id))
    take(room, "p02", title=Localised({"en": "Whose slipway is it?"}))
    assert "Whose slipway" in room.seen(room.ines, run.id).text
    take(room, "p02", seen_by="group")
    assert prompt_of(room.run(run.id)).seen_by == "no_one"


def reword(room: Room, run: int, text: str) -> None:
    room.database.perform(spotting.begin_rewording, room.ines, room.visit, short(run))
    room.write(room.ines, text)


def test_from_the_sheet(room: Room) -> None:
    """New words are typed, shown, and said on every card once that is wanted; in the plan, too."""
    run, anna = room.open("p01"), room.people[0]
    room.database.perform(spotting.begin_rewording, room.ines, room.visit, short(run))
    assert "How should it be said?" in desk(room).text
    reword(room, run, "What do you bring, and what do you need?")
    card = desk(room)
    assert "These keep their words: Français" in card.text
    assert labels(card)[0] == "Change it for everybody"
    assert "What do you bring" not in room.seen(anna, run).text
    assert tap_desk(room, "Change it for everybody").key == "spot-reworded"
    assert "What do you bring" in room.seen(anna, run).text
    plan: Plan = room.look(lambda r: r.visits.written(room.visit_id))
    assert plan.prompts()["p01"].text.by_language["en"].startswith("What do you bring")


def test_on_the_spot(room: Room) -> None:
    """What was asked on the spot is corrected where it is, and the plan stays as it was."""
    run, anna = where_next(room), room.people[0]
    room.tap(anna, run, "The city")
    version = room.look(lambda r: r.visits.by_id(room.visit_id)).version
    reword(room, run, "Where to next?")
    tap_desk(room, "Change it for everybody")
    assert "Where to next?" in room.seen(anna, run).text
    assert "✓ The city" in room.labels(anna, run)
    assert room.look(lambda r: r.visits.by_id(room.visit_id)).version == version


def test_closed_before_it_was_said(room: Room) -> None:
    """What closes meanwhile keeps its words, and the card says so."""
    run = where_next(room)
    reword(room, run, "Where to next?")
    room.close(run)
    assert "closed already" in desk(room).text
    visit, what = room.visit, "send"
    with pytest.raises(Refused, match="receipt-closed"):
        room.database.perform(spotting.act, room.ines, visit, what)
