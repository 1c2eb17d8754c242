"""/me and /agenda: where somebody stands, on their own clock."""

import pytest

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import progress
from bot.services.callers import Caller
from bot.services.running import close_run, open_run, retract_run
from storage.database import Database
from storage.work import Work
from tests.bot.services.test_attending import type_word, word
from tests.bot.services.test_certifying import DECIDED, attend
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def me(world: World, caller: Caller) -> list[str]:
    """Ask /me and read the card, line by line."""
    world.database.perform(progress.tell_me, caller)
    assert f"me:{world.visit}" in world.pending(caller)
    card = world.card(caller, f"me:{world.visit}")
    assert card is not None
    return card.text.split("\n")


def agenda(world: World, caller: Caller) -> list[str]:
    world.database.perform(progress.tell_agenda, caller)
    assert f"agenda:{world.visit}" in world.pending(caller)
    card = world.card(caller, f"agenda:{world.visit}")
    assert card is not None
    return card.text.replace("\N{EN DASH}", "-").split("\n")


def test_before_the_visit_everything_is_still_to_come(world: World) -> None:
    """Nothing attended, nothing asked, and what the certificate will need."""
    anna = world.add("Anna")
    lines = me(world, anna)
    assert lines[1] == "<b>Days that count: 0 of 4</b> (3 are needed)"
    assert lines[2] == "Day 1 - Meet the place and each other: still to come"
    assert lines[6:] == [
        "<b>Nothing has been asked yet.</b>",
        "",
        "<b>For the certificate of attendance and completion you still need:</b>",
        "3 more days",
        "your answer to “Challenge and offer”",
        "your answer to “My action plan”",
        "your answer to “Evaluation”",
        "It is decided on Friday 30 April, 18:00 (19:00 in Helsinki).",
    ]


def test_in_the_middle_it_tells_days_and_answers(world: World) -> None:
    """A day that counts, one that was too short, one missed; answers of what was asked."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:00")
    type_word(world, anna, word(world, "d1"))
    world.database.perform(ask_three, world)
    world.at("2027-04-21T11:50")
    type_word(world, anna, word(world, "d2"))
    world.at("2027-04-22T15:00")
    lines = me(world, anna)
    assert lines[2:6] == [
        "Day 1 - Meet the place and each other: there, 120 of 120 minutes",
        "Day 2 - Inside the practice: 15 of 120 minutes; a day counts from 75",
        "Day 3 - Your own challenge: not there",
        "Day 4 - Take it home: still to come",
    ]
    assert lines[6] == "<b>Questions answered: 1 of 2</b>"


def ask_three(work: Work, world: World) -> None:
    [participant] = work.people.participants_of(world.visit_id)
    for key, answered in (("p01", True), ("p02", False), ("p03", True)):
        run = open_run(work, world.visit_id, key)
        work.prompts.mark(run.id, participant.id, answered=answered, changed=0)
        if key == "p03":
            retract_run(work, run.id)
        else:
            close_run(work, run.id)


async def test_in_the_end_it_names_the_certificate(world: World) -> None:
    """Met, then issued with number and link; whoever got none hears that it is decided."""
    world.at("2027-04-20T09:30")
    anna, ben = world.add("Anna"), world.add("Ben")
    attend(world, anna, ["d1", "d2", "d3"])
    world.database.perform(answer_all, world, world.participant(anna).id)
    assert "You have met everything" in me(world, anna)[-1]
    await world.live_until(DECIDED)
    assert "has the number VLM-2027-0001-" in me(world, anna)[-1]
    assert "have been decided" in me(world, ben)[-1]


def answer_all(work: Work, world: World, participant_id: int) -> None:
    for key in ("p01", "p08", "p10"):
        run = open_run(work, world.visit_id, key)
        work.prompts.mark(run.id, participant_id, answered=True, changed=0)


def test_the_agenda_is_on_the_readers_clock(world: World) -> None:
    """Every time in Lisbon's, the host's beside the start of a day."""
    anna = world.add("Anna", zone="Europe/Lisbon")
    lines = agenda(world, anna)
    assert "All times are those of Lisbon; where two are given" in lines[1]
    assert "Tuesday 20 April, 09:00 (11:00 in Helsinki)" in lines[3]
    assert lines[4] == "09:00-09:15 <b>Next:</b> Welcome, house rules, how the bot works"
    assert lines[5] == "09:15-09:40 Speed dating in pairs: three rounds"


def test_the_agenda_tells_past_running_and_next(world: World) -> None:
    """On the second day the first is one line; of the second one sees where one is."""
    anna = world.add("Anna", zone="Europe/Helsinki")
    world.at("2027-04-21T10:20")
    lines = agenda(world, anna)
    assert lines[1] == "All times are those of Helsinki."
    assert lines[3] == "<b>Day 1 - Meet the place and each other</b>: over"
    assert lines[6:9] == [
        "11:00-11:10 Yesterday in five lines (over)",
        "11:10-11:45 <b>Now:</b> Virtual walk through the shipyard",
        "11:45-12:45 <b>Next:</b> World café: agreement, money, people (3 x 18 min)",
    ]


def test_the_team_reads_the_agenda_too(world: World) -> None:
    """Whoever runs the visit sees it; days of their own they have none."""
    ines = world.lead()
    assert "Opening the shipyard" in agenda(world, ines)[0]
    with pytest.raises(Refused, match="me-no-visit"):
        world.database.perform(progress.tell_me, ines)
    assert world.card(ines, f"me:{world.visit}") is None


def test_without_a_visit_there_is_nothing_to_show(world: World) -> None:
    """A stranger and somebody without a visit are told so."""
    with pytest.raises(Refused, match="stranger"):
        world.database.perform(progress.tell_agenda, Caller("telegram", 999))
    nobody = Caller("telegram", 77)

    def add(work: Work) -> None:
        address_id = work.people.add_address("telegram", 77, "en", work.now)
        work.people.bind(address_id, work.people.add(work.now))

    world.database.perform(add)
    with pytest.raises(Refused, match="agenda-no-visit"):
        world.database.perform(progress.tell_agenda, nobody)


def test_buttons_do_the_same(world: World) -> None:
    """A tap brings the card and needs no words of its own."""
    anna = world.add("Anna")
    assert world.database.perform(progress.press_me, anna) == Receipt()
    assert world.database.perform(progress.press_agenda, anna) == Receipt()
    assert world.pending(anna) == {f"me:{world.visit}", f"agenda:{world.visit}"}
