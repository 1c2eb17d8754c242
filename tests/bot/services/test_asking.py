"""Who is asked: late joiners, and /now."""

import pytest

from bot.domain.messages import Receipt
from bot.domain.plan.model import Plan, Prompt
from bot.errors import Refused
from bot.services import asking
from bot.services.callers import Caller
from bot.services.runs import prompt_card
from bot.views.content import Content
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def test_late_joiners_get_what_is_open(room: Room) -> None:
    """Somebody who joins while prompts are open is asked those, and none that are closed."""
    closed, still = room.open("p01"), room.open("p02")
    room.close(closed)
    late = room.add("Zoë")
    participant = room.participant(late)
    assert room.database.perform(asking.catch_up, room.visit_id, participant) == 1
    assert room.asked(late, still).answered is False
    assert prompt_card(still) in room.pending(late)
    assert room.look(lambda r: r.asked.of(closed, participant.id)) is None
    room.tap(late, still, "The city")
    room.database.perform(asking.catch_up, room.visit_id, participant)
    assert room.asked(late, still).answered is True


def what_is_open(room: Room, caller: Caller) -> Content:
    """Draw the list that /now brings."""
    assert asking.NOW_CARD in room.pending(caller)
    card = room.card(caller, asking.NOW_CARD)
    assert card is not None
    return card


def test_now_lists_what_is_open(room: Room) -> None:
    """Several prompts come as one message: unanswered first, each with a button that brings it."""
    first, second = room.open("p01"), room.open("p02")
    anna = room.people[0]
    room.write(anna, "A leaking roof")
    room.database.perform(asking.now, anna)
    card = what_is_open(room, anna)
    lines = card.text.split("\n")
    assert lines[0].startswith("These 2 are open for you now.")
    assert lines[1].startswith("✓ Challenge and offer · answered; you can change it until 10:30")
    assert lines[2].startswith("○ Who owns the slipway? · until 10:22 (11:22 in Helsinki)")
    assert [row[0].label for row in card.keyboard[:2]] == [
        "Who owns the slipway?",
        "Challenge and offer",
    ]
    assert card.keyboard[0][0].press == f"now:{short(second)}"
    assert room.database.perform(asking.bring, anna, second) == Receipt()
    assert prompt_card(second) in room.pending(anna)
    room.close(first)
    with pytest.raises(Refused, match="receipt-closed"):
        room.database.perform(asking.bring, anna, first)


def test_now_with_one_open_brings_it(room: Room) -> None:
    """There is nothing to choose from, so its card itself comes to the end of the chat."""
    run = room.open("p02")
    anna = room.people[0]
    room.database.perform(asking.now, anna)
    assert asking.NOW_CARD not in room.pending(anna)
    card = room.look(lambda r: r.cards.of(room.me(anna).address.id, prompt_card(run)))
    assert card.anew == card.wanted


def test_now_without_a_time_to_close(database: Database, clock: StillClock) -> None:
    """What is closed by hand names no time."""
    room = Room(database, clock, people=1, plan=_by_hand())
    anna = room.people[0]
    room.open("p01")
    room.open("p02")
    room.database.perform(asking.now, anna)
    assert "until" not in what_is_open(room, anna).text


def _by_hand() -> Plan:
    """Give the sample visit with prompts that nothing closes."""
    [first, *others] = sample().days
    sessions = tuple(
        session.model_copy(
            update={
                "run": tuple(
                    item.model_copy(update={"open": None}) if isinstance(item, Prompt) else item
                    for item in session.run
                )
            }
        )
        for session in first.sessions
    )
    return changed(days=(first.model_copy(update={"sessions": sessions}), *others))


def test_now_with_nothing_open(room: Room) -> None:
    """/now with nothing open says what is next, and after the end that nothing is."""
    anna = room.people[0]
    assert room.database.perform(asking.press_now, anna).key == ""
    assert "Next: “Vellamonranta in 30 minutes" in what_is_open(room, anna).text
    room.at("2027-05-02 10:00")
    assert "There are no further sessions." in what_is_open(room, anna).text


def test_whom_no_message_reaches(room: Room) -> None:
    """Somebody who cannot be reached is asked all the same, and finds it on /now."""
    anna = room.people[0]
    address = room.me(anna).address.id

    def block(work: Work) -> None:
        work.people.set_reachable(address, reachable=False)

    room.database.perform(block)
    run = room.open("p01")
    assert prompt_card(run) not in room.pending(anna)
    assert room.asked(anna, run).answered is False
