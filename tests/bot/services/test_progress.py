"""/me, /agenda and /next: where somebody stands and what comes, on their own clock."""

import pytest

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import progress
from bot.services.callers import Caller
from bot.services.opening import open_run
from bot.services.running import close_run, retract_run
from bot.views.content import Content
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.test_attending import type_word, word
from tests.bot.services.test_calendars import change, leave_out
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
        work.asked.mark(run.id, participant.id, answered=answered, changed=0)
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
        work.asked.mark(run.id, participant_id, answered=True, changed=0)


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


def test_the_agenda_strikes_out_what_is_cancelled(world: World) -> None:
    """A session stays where it was; what comes next and when the day starts is without it."""
    anna = world.add("Anna", zone="Europe/Helsinki")
    change(world, "s11", cancelled=True)
    lines = agenda(world, anna)
    assert "Tuesday 20 April, 11:15" in lines[3]
    assert lines[4] == ("<s>11:00-11:15 Welcome, house rules, how the bot works</s> (cancelled)")
    assert lines[5].startswith("11:15-11:40 <b>Next:</b> Speed dating")
    change(world, "s11", cancelled=False)
    assert "<s>" not in "".join(agenda(world, anna))
    leave_out(world, "s11")
    assert agenda(world, anna)[4] == lines[4]
    for session in sample().days[0].sessions[1:]:
        change(world, session.key, cancelled=True)
    lines = agenda(world, anna)
    assert lines[3] == "<s>Day 1 - Meet the place and each other</s>: cancelled"
    assert lines[4] == ""


def test_the_agenda_marks_what_is_mine(world: World) -> None:
    """The day that one came to, and the question that still waits, in words; of others nothing."""
    anna, ben = world.add("Anna"), world.add("Ben")
    world.at("2027-04-20T10:00")
    type_word(world, anna, word(world, "d1"))
    run = world.database.perform(open_run, world.visit_id, "p01")
    there = "✓ You were there."
    due = "↳ Your answer is still due: “Challenge and offer”"
    assert [line for line in agenda(world, anna) if line in {there, due}] == [there, due]
    assert there not in agenda(world, ben)
    assert due in agenda(world, ben)
    participant = world.participant(anna).id
    world.database.perform(
        lambda work: work.asked.mark(run.id, participant, answered=True, changed=0)
    )
    assert due not in agenda(world, anna)
    world.at("2027-04-21T12:30")
    lines = agenda(world, anna)
    assert lines[lines.index("<b>Day 1 - Meet the place and each other</b>: over") + 1] == there


def what_next(world: World, caller: Caller) -> Content:
    """Ask /next and read the card."""
    world.database.perform(progress.tell_next, caller)
    assert f"next:{world.visit}" in world.pending(caller)
    card = world.card(caller, f"next:{world.visit}")
    assert card is not None
    return card


def labels(card: Content | None) -> list[str]:
    assert card is not None
    return [key.label for row in card.keyboard for key in row]


def test_next_says_when_on_both_clocks(world: World) -> None:
    """Before the visit: the first session, the reader's time, the host's beside it, the link."""
    anna = world.add("Anna", zone="Europe/Lisbon")
    card = what_next(world, anna)
    assert card.text.split("\n")[1:] == [
        "<b>Next:</b> Welcome, house rules, how the bot works",
        "Tuesday 20 April, 09:00 (11:00 in Helsinki)",
    ]
    assert card.keyboard[0][0].url == sample().call_link
    assert labels(card) == [
        "Open the video call",
        "Say whether I come",
        "Agenda",
        "Into my calendar",
        "Where I stand",
    ]


def test_next_says_what_runs_and_what_waits(world: World) -> None:
    """In a session: until when, what follows, the open question with the way to it."""
    anna = world.add("Anna", zone="Europe/Helsinki")
    world.at("2027-04-20T10:05")
    world.database.perform(open_run, world.visit_id, "p01")
    card = what_next(world, anna)
    assert card.text.split("\n")[1:] == [
        "<b>Now:</b> Welcome, house rules, how the bot works, until 11:15",
        "<b>Next:</b> Speed dating in pairs: three rounds",
        "Tuesday 20 April, 11:15",
        "↳ Your answer is still due: “Challenge and offer”",
    ]
    assert labels(card)[2] == "What is open now"


def test_next_passes_over_what_is_cancelled(world: World) -> None:
    """What does not take place is not next; after the last session nothing is, nor a link."""
    anna = world.add("Anna")
    change(world, "s11", cancelled=True)
    assert "Speed dating" in what_next(world, anna).text.split("\n")[1]
    world.at("2027-05-02T10:00")
    card = what_next(world, anna)
    assert card.text.split("\n")[1] == "There are no further sessions."
    assert labels(card) == ["Agenda", "Into my calendar", "Where I stand"]


def test_only_those_who_take_part_say_whether_they_come(world: World) -> None:
    """The team is not asked."""
    assert "Say whether I come" not in labels(what_next(world, world.lead()))


def test_no_card_has_more_than_six_buttons(world: World) -> None:
    """Whatever is open."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:05")
    for key in ("p01", "p02", "p03", "p04", "p05", "p06"):
        world.database.perform(open_run, world.visit_id, key)
    for subject in (f"next:{world.visit}", f"agenda:{world.visit}", "now:"):
        assert len(labels(world.card(anna, subject))) <= 6


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
    with pytest.raises(Refused, match="agenda-no-visit"):
        world.database.perform(progress.tell_next, nobody)


def test_buttons_do_the_same(world: World) -> None:
    """A tap brings the card and needs no words of its own."""
    anna = world.add("Anna")
    assert world.database.perform(progress.press_me, anna) == Receipt()
    assert world.database.perform(progress.press_agenda, anna) == Receipt()
    assert world.database.perform(progress.press_next, anna) == Receipt()
    cards = {f"{kind}:{world.visit}" for kind in ("me", "agenda", "next")}
    assert world.pending(anna) == cards
