"""The team changes the programme from the chat."""

import pytest

from bot.domain.buttons import parse
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import changing, forms, listening
from bot.services.callers import Caller
from bot.services.planning import import_plan
from bot.views.content import Content
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

BACK = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} Back"


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


class Desk:
    """Somebody of the team in front of the card."""

    def __init__(self, world: World, caller: Caller | None = None) -> None:
        self.world = world
        self.caller = caller or world.lead()
        world.database.perform(changing.bring, self.caller)

    def card(self) -> Content:
        drawn = self.world.card(self.caller, f"change:{self.world.visit}")
        assert drawn is not None
        return drawn

    def labels(self) -> list[str]:
        return [key.label for row in self.card().keyboard for key in row]

    def tap(self, *labels: str) -> Receipt:
        """Tap the buttons whose labels begin like these, one after the other."""
        receipt = Receipt()
        for label in labels:
            keys = [key for row in self.card().keyboard for key in row]
            receipt = self.press(next(key.press for key in keys if key.label.startswith(label)))
        return receipt

    def press(self, data: str) -> Receipt:
        _, (visit, what, about) = parse(data)
        return self.world.database.perform(changing.act, self.caller, visit, what, about)

    def write(self, text: str) -> None:
        self.world.database.perform(listening.hear, self.caller, text, 1, None)


def times(world: World, day: int = 0) -> list[str]:
    plan = world.look(lambda r: r.visits.written(world.visit_id))
    return [f"{session.at}" for session in plan.days[day].sessions]


def version(world: World) -> int:
    return int(world.look(lambda r: r.visits.by_id(world.visit_id)).version)


def test_a_session_moves_and_what_follows_with_it(world: World) -> None:
    """Ten minutes later: shown first, asked, and then the next version of the plan."""
    world.add("Anna")
    world.at("2027-04-20T09:58")
    desk = Desk(world)
    desk.tap("Day 1", "11:15", "+10 min")
    assert "20 April, 11:15 → <b>11:25</b>" in desk.card().text
    assert "One person is told" in desk.card().text
    assert version(world) == 1
    assert desk.tap("Yes").key == "change-done"
    assert times(world)[:3] == ["10:00-10:15", "10:25-10:50", "10:50-11:25"]
    assert "Change the programme" in desk.card().text
    assert version(world) == 2


def test_only_this_session_would_overlap(world: World) -> None:
    """Without what follows there is no room; the refusal names what is in the way."""
    desk = Desk(world)
    desk.tap("Day 1", "11:15", "☑")
    with pytest.raises(Refused) as refused:
        desk.tap("+5 min")
    assert refused.value.key == "change-overlaps"
    assert "Only this session moves." in desk.card().text
    assert version(world) == 1


@pytest.mark.parametrize(
    ("typed", "start"),
    [("10", "10:10"), ("-30", "09:30"), ("12h30", "11:30"), ("5 min earlier", "09:55")],
)
def test_typed_minutes_and_times(world: World, typed: str, start: str) -> None:
    """What is typed moves by minutes, or to a time on the clock of whoever typed it."""
    desk = Desk(world)
    desk.tap("Day 1", "The whole day")
    desk.write(typed)
    desk.tap("Yes")
    assert times(world)[0].startswith(start)


def test_what_cannot_be_read_is_said_back(world: World) -> None:
    """The page stays, with what would be right; a new link is checked like the plan's."""
    desk = Desk(world)
    desk.tap("Day 1", "11:15")
    desk.write("a bit later")
    assert "could not read “a bit later”" in desk.card().text
    desk.tap(BACK, BACK, "The link")
    with pytest.raises(Refused) as refused:
        desk.write("meet.example.org")
    assert refused.value.key == "change-bad-link"
    desk.write("https://other.example.org/room")
    desk.tap("Yes")
    plan = world.look(lambda r: r.visits.plan(world.visit_id))
    assert plan.call_link == "https://other.example.org/room"


def test_cancelled_and_taken_back(world: World) -> None:
    """A session and a whole day are called off and take place after all."""
    desk = Desk(world)
    desk.tap("Day 2", "The whole day", "Cancel the whole day", "Yes")
    assert [day.key for day in world.look(lambda r: r.visits.plan(world.visit_id)).days] == [
        "d1",
        "d3",
        "d4",
    ]
    desk.tap("Day 2", "11:10", "It takes place after all", "Yes")
    plan = world.look(lambda r: r.visits.plan(world.visit_id))
    assert [session.key for session in plan.day("d2").sessions] == ["s22"]
    assert desk.tap("Day 2", "The whole day", "Cancel").key == ""
    assert desk.tap("No").key == ""
    assert version(world) == 3


def test_two_of_the_team_at_once(world: World) -> None:
    """Whoever says yes second sees that it changed meanwhile, and what would change now."""
    one, two = Desk(world), Desk(world)
    for desk in (one, two):
        desk.tap("Day 1", "The whole day", "+10 min")
    assert one.tap("Yes").key == "change-done"
    receipt = two.tap("Yes")
    assert (receipt.key, receipt.alert) == ("change-meanwhile", True)
    assert "20 April, 11:10 → <b>11:20</b>" in two.card().text
    assert two.tap("Yes").key == "change-done"
    assert times(world)[0] == "10:20-10:35"


def test_a_yes_is_to_what_was_shown(world: World) -> None:
    """A button of an older card does nothing, nor does one that is tapped twice."""
    desk = Desk(world)
    desk.tap("Day 1", "The whole day", "+10 min")
    [older] = [k.press for row in desk.card().keyboard for k in row if k.label.startswith("Yes")]
    desk.tap("No", "Day 1", "The whole day", "+30 min")
    assert desk.press(older).key == "stale-button"
    [yes] = [k.press for row in desk.card().keyboard for k in row if k.label.startswith("Yes")]
    assert desk.press(yes).key == "change-done"
    assert desk.press(yes).key == "stale-button"
    assert version(world) == 2


def test_nobody_else_changes_anything(world: World) -> None:
    """A participant is told kindly; a forwarded button is not theirs."""
    anna = world.add("Anna")
    with pytest.raises(Refused) as refused:
        world.database.perform(changing.bring, anna)
    assert refused.value.key == "change-none"
    with pytest.raises(Refused) as refused:
        world.database.perform(changing.act, anna, world.visit, "cancel", "d1")
    assert refused.value.key == "not-your-button"
    assert world.card(anna, f"change:{world.visit}") is None


def test_what_is_over_is_not_offered(world: World) -> None:
    """On the third day only that day and the next can be changed; nothing moves into the past."""
    world.at("2027-04-22T10:20")
    desk = Desk(world)
    assert [label[:5] for label in desk.labels()] == [
        "Day 3",
        "Day 4",
        "The l",
        "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} Run",
    ]
    desk.tap("Day 3", "11:55")
    with pytest.raises(Refused) as refused:
        desk.tap("\N{MINUS SIGN}30 min")
    assert refused.value.key == "change-overlaps"
    desk.tap(BACK, "12:45")
    with pytest.raises(Refused) as refused:
        desk.write("11:05")
    assert refused.value.key == "change-in-the-past"
    with pytest.raises(Refused) as refused:
        desk.write("-710")
    assert refused.value.key == "change-other-date"


def test_the_audit_log_names_who_changed_what(world: World) -> None:
    """It says which session, never what it was about."""
    desk = Desk(world)
    desk.tap("Day 1", "11:15", "Cancel", "Yes")
    kept = world.look(lambda r: r.belongings.of(world.me(desk.caller).person.id))
    assert [(row["act"], row["subject"]) for row in kept["audit_log"]] == [
        ("plan.change", "cancel s12")
    ]


def test_an_import_while_a_change_is_shown(world: World) -> None:
    """What is asked is drawn from the plan as it is."""
    desk = Desk(world)
    desk.tap("Day 1", "11:15", "Cancel")
    without = sample().days[0].model_copy(update={"sessions": sample().days[0].sessions[2:]})
    world.database.perform(
        import_plan, changed(based_on=1, days=(without, *sample().days[1:])), False
    )
    assert desk.labels() == ["No, leave it"]
    assert desk.tap("No").key == ""
    assert "Choose what changes" in desk.card().text


def test_from_the_run_sheet(world: World) -> None:
    """A button of another card brings the card of that visit, at its first page."""
    ines = world.lead()
    world.database.perform(changing.open_change, ines, world.visit)
    assert f"change:{world.visit}" in world.pending(ines)


def test_what_follows_is_switched_off_and_on(world: World) -> None:
    """The page says which; switched on again, the rest of the day moves along."""
    desk = Desk(world)
    desk.tap("Day 1", "12:15", "☑")
    assert "Only this session moves." in desk.card().text
    desk.tap("☐")
    assert "moves along" in desk.card().text
    desk.tap("+15 min", "Yes")
    assert times(world)[-1] == "12:05-12:15"


def test_what_somebody_was_in_the_middle_of_comes_back(world: World) -> None:
    """A form that waited for text gets it again afterwards; a question of ours comes first."""
    desk = Desk(world)
    me = world.me(desk.caller).person.id

    def expect(work: Work, expects: str) -> None:
        work.people.expect(me, expects, visit_id=world.visit_id, run_id=7, part="step")

    world.database.perform(expect, forms.EXPECTS)
    desk.tap("Day 1", BACK)
    back = world.look(lambda r: r.people.dialogue(me))
    assert (back.expects, back.run_id, back.part) == (forms.EXPECTS, 7, "step")
    world.database.perform(expect, "reason.attendance")
    with pytest.raises(Refused) as refused:
        desk.tap("Day 1")
    assert refused.value.key == "change-later"


def test_a_page_hears_for_a_while_only(world: World) -> None:
    """What is typed long after goes where text goes otherwise; so does whoever leads no more."""
    desk = Desk(world)
    desk.tap("Day 1", "11:15")
    world.clock.move(minutes=16)
    desk.write("10")
    assert world.keys(desk.caller) == ["hear-nothing-open"]
    desk.tap(BACK, "11:15")
    gone = sample().days[0].model_copy(update={"sessions": sample().days[0].sessions[2:]})
    days = (gone, *sample().days[1:])
    world.database.perform(import_plan, changed(based_on=1, days=days))
    assert "Choose what changes" in desk.card().text


def test_without_a_link_and_after_the_end(world: World) -> None:
    """A link that is not known yet is asked for; after the last session only that is left."""
    world.database.perform(import_plan, changed(based_on=1, call_link=""))
    world.at("2027-04-24T10:00")
    desk = Desk(world)
    assert "All sessions are over" in desk.card().text
    desk.tap("The link")
    assert "Type the link to the call." in desk.card().text
    desk.write("https://after.example.org/")
    desk.tap("Yes")
    assert version(world) == 3


def test_a_cancelled_day_is_taken_back_as_a_whole(world: World) -> None:
    """The page of a day that is called off offers nothing else."""
    desk = Desk(world)
    desk.tap("Day 2", "The whole day", "Cancel", "Yes", "Day 2", "The whole day")
    assert desk.labels()[0] == "It takes place after all"
    desk.tap("It takes place", "Yes")
    assert len(world.look(lambda r: r.visits.plan(world.visit_id)).days) == 4


@pytest.mark.parametrize("page", [["11:15"], ["The whole day"], ["The whole day", "Cancel"], []])
def test_a_page_of_a_day_that_is_over_meanwhile(world: World, page: list[str]) -> None:
    """Whatever page the card shows, it can be drawn, and offers nothing that cannot be."""
    world.at("2027-04-20T09:00")
    desk = Desk(world)
    desk.tap("Day 1", *page)
    world.at("2027-04-20T13:30")
    assert not [label for label in desk.labels() if label.startswith(("Cancel", "It takes", "Yes"))]
    [*_, last] = desk.labels()
    assert last in {f"{BACK[0]} Run sheet", "No, leave it"}


def test_a_session_that_is_over_while_its_day_goes_on(world: World) -> None:
    """Its page becomes the one of its day."""
    world.at("2027-04-20T09:00")
    desk = Desk(world)
    desk.tap("Day 1", "11:15")
    world.at("2027-04-20T10:45")
    assert "The whole day" in desk.labels()
    assert not [label for label in desk.labels() if label.startswith(("11:15", "Cancel"))]


def test_what_has_begun_is_not_called_off(world: World) -> None:
    """It may move to later, but takes place; what comes after it that day may be called off."""
    world.at("2027-04-20T09:00")
    desk = Desk(world)
    desk.tap("Day 1", "11:15")
    [cancel] = [k.press for row in desk.card().keyboard for k in row if k.label[:6] == "Cancel"]
    world.at("2027-04-20T10:20")
    assert not [label for label in desk.labels() if label.startswith("Cancel")]
    with pytest.raises(Refused) as refused:
        desk.press(cancel)
    assert refused.value.key == "change-has-begun"
    world.at("2027-04-20T18:00")
    with pytest.raises(Refused) as refused:
        desk.press(cancel)
    assert refused.value.key == "change-is-over"
    world.at("2027-04-20T10:20")
    desk.tap(BACK, "The whole day", "Cancel the whole day", "Yes")
    plan = world.look(lambda r: r.visits.plan(world.visit_id))
    assert [session.key for session in plan.day("d1").sessions] == ["s11", "s12"]
