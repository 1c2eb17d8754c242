"""The team's attendance list and marks by hand."""

import pytest

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import marking
from bot.services.callers import Caller
from bot.services.marks import Mark, mark
from bot.services.planning import import_plan
from bot.services.progress import standing
from bot.views.content import Content
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.test_attending import type_word, word
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    world = World(database, clock)
    world.at("2027-04-20T11:00")
    return world


def turn(world: World, caller: Caller, act: str, argument: str = "-") -> Receipt:
    service = marking.ask_reason if act in {"present", "absent"} else None
    if service:
        return world.database.perform(service, caller, world.visit, act)
    return world.database.perform(marking.turn_list, caller, world.visit, act, argument)


def listed(world: World, caller: Caller) -> Content:
    card = world.card(caller, marking.card_of(world.visit_id))
    assert card is not None
    return card


def labels(world: World, caller: Caller) -> list[str]:
    return [key.label for row in listed(world, caller).keyboard for key in row]


def give_reason(world: World, caller: Caller, text: str) -> None:
    def hear(work: Work) -> None:
        dialogue = work.people.dialogue(world.me(caller).person.id)
        assert dialogue is not None
        marking.hear_reason(work, world.me(caller), dialogue, text)

    world.database.perform(hear)


def test_the_list_shows_who_is_missing_first(world: World) -> None:
    """Of eight, six stand on a page; those who are there come last."""
    ines = world.lead()
    people = [world.add(name) for name in "ABCDEFGH"]
    assert type_word(world, people[0], word(world, "d1"))
    world.database.perform(marking.open_list, ines)
    assert "1 of 8 are there" in listed(world, ines).text
    first = labels(world, ines)
    assert first[:6] == [f"{name}: not there" for name in "BCDEFG"]
    assert first[6:] == ["More names", "Day 2 - Inside the practice"]
    turn(world, ines, "page", "1")
    assert labels(world, ines)[:3] == ["H: not there", "A: there", "Earlier names"]


def test_the_list_turns_to_other_days(world: World) -> None:
    """It opens on the day that runs, and leads to its neighbours."""
    ines = world.lead()
    world.add("Anna")
    world.database.perform(marking.open_list, ines)
    turn(world, ines, "day", "d2")
    assert "Day 2" in listed(world, ines).text
    assert labels(world, ines)[1:] == [
        "Day 1 - Meet the place and each other",
        "Day 3 - Your own challenge",
    ]


def test_marking_present_asks_why_and_tells_the_person(world: World) -> None:
    """A name, a verdict, a reason: then the day counts, and both sides know."""
    ines, anna = world.lead("Inés"), world.add("Anna")
    participant = world.participant(anna)
    world.database.perform(marking.open_list, ines)
    turn(world, ines, "who", short(participant.id))
    assert labels(world, ines) == ["Mark as there", "Mark as not there", "Back to the list"]
    turn(world, ines, "present")
    give_reason(world, ines, "  phone battery died ")
    row = world.look(lambda r: r.presence.on(participant.id, "d1"))
    assert (row.present, row.source, row.reason) == (True, "facilitator", "phone battery died")
    assert row.marked_by == world.me(ines).person.id
    assert world.look(lambda r: standing(r, participant)).days["d1"].counts
    assert world.keys(anna) == ["attendance-you-present"]
    assert world.keys(ines) == ["attendance-why-present", "attendance-marked-present"]
    assert labels(world, ines)[0] == "Anna: there, says the team"
    assert world.look(lambda r: r.people.dialogue(world.me(ines).person.id)) is None


def test_marking_absent_wins_over_a_check_in(world: World) -> None:
    """Whoever gave the word and left can be taken off the list."""
    ines, anna = world.lead(), world.add("Anna")
    assert type_word(world, anna, word(world, "d1"))
    world.database.perform(marking.open_list, ines)
    turn(world, ines, "who", short(world.participant(anna).id))
    turn(world, ines, "absent")
    give_reason(world, ines, "left at once")
    stands = world.look(lambda r: standing(r, world.participant(anna)))
    assert stands.days["d1"].minutes == 0
    assert labels(world, ines)[0] == "Anna: not there, says the team"


def test_going_back_forgets_the_question(world: World) -> None:
    """Back leads to the list, and what is typed then is no reason."""
    ines, anna = world.lead(), world.add("Anna")
    world.database.perform(marking.open_list, ines)
    turn(world, ines, "who", short(world.participant(anna).id))
    turn(world, ines, "present")
    turn(world, ines, "back")
    assert world.look(lambda r: r.people.dialogue(world.me(ines).person.id)) is None
    assert labels(world, ines)[0] == "Anna: not there"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_mark_needs_a_reason(world: World, reason: str) -> None:
    """None, or one that is too long, is refused, and the question stays."""
    ines, anna = world.lead(), world.add("Anna")
    world.database.perform(marking.open_list, ines)
    turn(world, ines, "who", short(world.participant(anna).id))
    turn(world, ines, "present")
    with pytest.raises(Refused, match="attendance-reason-length"):
        give_reason(world, ines, reason)
    assert world.look(lambda r: r.people.dialogue(world.me(ines).person.id)) is not None
    assert world.look(lambda r: r.presence.of_visit(world.visit_id)) == {}


def test_only_the_team_sees_and_marks(world: World) -> None:
    """A participant with a copied button is refused, and has no list."""
    anna, ben = world.add("Anna"), world.add("Ben")
    with pytest.raises(Refused, match="attendance-not-yours"):
        world.database.perform(marking.open_list, anna)
    with pytest.raises(Refused, match="not-your-button"):
        turn(world, anna, "page", "0")
    with pytest.raises(Refused, match="not-your-button"):
        turn(world, anna, "present")
    given = Mark(world.participant(ben).id, "d1", present=True, reason="a friend")
    with pytest.raises(Refused, match="not-your-button"):
        world.database.perform(lambda w: mark(w, world.me(anna), world.visit_id, given))
    assert world.card(anna, marking.card_of(world.visit_id)) is None


def test_out_of_order_taps_are_told_what_comes_first(world: World) -> None:
    """Without an open list, or without a chosen person, there is nothing to mark."""
    ines = world.lead()
    with pytest.raises(Refused, match="attendance-open-first"):
        turn(world, ines, "page", "0")
    world.database.perform(marking.open_list, ines)
    with pytest.raises(Refused, match="attendance-choose-first"):
        turn(world, ines, "present")
    given = Mark(1, "d1", present=True, reason="nobody")
    with pytest.raises(Refused, match="attendance-choose-first"):
        world.database.perform(lambda w: mark(w, world.me(ines), world.visit_id, given))


def test_a_plan_may_forbid_marks(world: World) -> None:
    """Where `override` is off, nobody is marked by hand."""
    ines, anna = world.lead(), world.add("Anna")
    rule = sample().complete.model_copy(update={"override": False})
    world.database.perform(import_plan, changed(based_on=1, complete=rule))
    world.database.perform(marking.open_list, ines)
    turn(world, ines, "who", short(world.participant(anna).id))
    with pytest.raises(Refused, match="attendance-no-marks"):
        turn(world, ines, "present")


def test_every_mark_is_in_the_audit_log(world: World) -> None:
    """Who marked whom and when is kept, without the reason."""
    ines, anna = world.lead(), world.add("Anna")
    given = Mark(world.participant(anna).id, "d1", present=False, reason="secret")
    world.database.perform(lambda w: mark(w, world.me(ines), world.visit_id, given))

    def audit(work: Work) -> list[tuple[str, str]]:
        from sqlalchemy import select

        from storage.tables.messaging import AuditEntry

        rows = work.connection.execute(select(AuditEntry.act, AuditEntry.subject))
        return [(row.act, row.subject) for row in rows]

    reference = world.participant(anna).reference
    assert world.database.perform(audit) == [("attendance.absent", f"{reference}/d1")]
