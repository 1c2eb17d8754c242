"""Raising one's hand in a session, and where one stands in the queue."""

import pytest

from bot.errors import Refused
from bot.services import account, hands, raising
from bot.services.housekeeping import forget_answers, tidy
from bot.views.content import Content
from storage.database import Database
from storage.work import Reading
from tests.bot.services.hand_room import HandRoom
from tests.conftest import StillClock

# What differs between the databases is in the races, and in the tests of the talk.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(database: Database, clock: StillClock) -> HandRoom:
    return HandRoom(database, clock)


def test_a_hand_goes_up_and_down(room: HandRoom) -> None:
    """/hand says where one stands; the button below lowers it again."""
    anna, bruno, clara, _ = room.people
    for person in (anna, bruno, clara):
        room.raise_hand(person)
    assert "You are next" in room.hand(anna).text
    assert "third in the queue" in room.hand(clara).text
    assert room.labels(clara) == ["Lower my hand"]
    room.tap(clara, "Lower my hand")
    assert room.hand(clara).text == "Your hand is down."
    room.tap(clara, "Raise my hand")
    assert room.waiting() == ["Anna", "Bruno", "Clara"]


def test_who_raises_twice_keeps_their_place(room: HandRoom) -> None:
    """/hand again brings the card, and nothing else changes."""
    anna, bruno, *_ = room.people
    for person in (anna, bruno, anna):
        room.raise_hand(person)
    assert room.waiting() == ["Anna", "Bruno"]


def test_who_waits_hears_when_their_place_changes(room: HandRoom) -> None:
    """The card of whoever moves up is drawn anew, and of nobody else."""
    anna, bruno, clara, _ = room.people
    for person in (anna, bruno, clara):
        room.raise_hand(person)
    room.drawn()
    room.tap(bruno, "Lower my hand")
    assert room.pending(clara) == {"hand:vlm-2027-04"}
    assert not room.pending(anna)


def test_hands_go_up_in_a_session_only(room: HandRoom) -> None:
    """Half an hour after the last session it is told when they go up; the card says so as well."""
    anna = room.people[0]
    room.at("2027-04-20 12:29")
    room.raise_hand(anna)
    room.at("2027-04-20 12:31")
    with pytest.raises(Refused, match="hand-not-now"):
        room.raise_hand(anna)
    assert "Hands go up during a session" in room.hand(anna).text
    assert room.look(lambda reading: hands.waiting(reading, room.visit_id)) == 0


def test_yesterdays_hand_does_not_wait_today(room: HandRoom) -> None:
    """What was left of a day is lowered by itself, and removed a day later."""
    anna, bruno, *_ = room.people
    room.raise_hand(anna)
    room.at("2027-04-21 10:25")
    room.raise_hand(bruno)
    assert room.waiting() == ["Bruno"]
    room.database.perform(tidy)
    assert len(room.look(lambda reading: reading.hands.of_visit(room.visit_id))) == 1


@pytest.mark.parametrize("go", [account.stop, account.delete])
def test_who_leaves_makes_room(room: HandRoom, go: object) -> None:
    """Whoever waited behind somebody that leaves or is erased moves up."""
    anna, bruno, *_ = room.people
    room.raise_hand(anna)
    room.raise_hand(bruno)
    room.drawn()
    room.database.perform(go, anna, "yes")  # type: ignore[arg-type]
    assert room.waiting() == ["Bruno"]
    assert room.pending(bruno) == {"hand:vlm-2027-04"}


def test_facilitators_get_the_queue(room: HandRoom) -> None:
    """For whoever runs the visit, /hand shows who waits."""
    room.raise_hand(room.people[0])
    room.raise_hand(room.ines)
    assert "queue:vlm-2027-04" in room.pending(room.ines)


def test_a_stranger_to_the_visit_raises_no_hand(room: HandRoom) -> None:
    """Neither with the command nor with a button that was passed on."""
    pekka = room.outsider("Pekka")
    with pytest.raises(Refused, match="hand-not-now"):
        room.raise_hand(pekka)
    with pytest.raises(Refused, match="not-your-button"):
        room.database.perform(raising.press_raise, pekka, room.visit)


def buttons(content: Content | None) -> list[str]:
    assert content is not None
    return [key.label for row in content.keyboard for key in row]


@pytest.mark.parametrize("card", ["now:", "agenda:{visit}"])
def test_the_button_is_where_one_looks_during_a_session(room: HandRoom, card: str) -> None:
    """/now and the agenda have it while a session goes on, six buttons at most."""
    anna = room.people[0]
    subject = card.format(visit=room.visit)
    during = buttons(room.card(anna, subject))
    assert "✋ Raise my hand" in during
    assert len(during) <= 6
    assert "✋ Raise my hand" not in buttons(room.card(room.ines, subject))
    room.at("2027-04-20 20:00")
    assert "✋ Raise my hand" not in buttons(room.card(anna, subject))
    room.at("2027-04-20 11:00")
    room.press_button(anna, room.card(anna, subject), "Raise my hand")
    assert room.waiting() == ["Anna"]


def test_now_keeps_six_buttons_with_many_prompts(room: HandRoom) -> None:
    """With the hand there is room for three prompts beside it."""
    for key in ("p01", "p02", "p03", "p04", "p05"):
        room.open(key)
    during = buttons(room.card(room.people[0], "now:"))
    assert len(during) == 6
    assert "✋ Raise my hand" in during


def test_who_spoke_is_forgotten_with_the_answers(room: HandRoom) -> None:
    """When the time for answers is over, the turns go as well, also where nothing was answered."""
    room.raise_hand(room.people[0])
    room.steer_queue("Next: Anna")
    room.at("2028-01-01 10:00")

    def left(reading: Reading) -> int:
        return sum(hands.spoken(reading, room.visit_id).values())

    assert room.look(left) == 1
    room.database.perform(forget_answers, room.visit_id)
    assert room.look(left) == 0


def test_french_texts(room: HandRoom) -> None:
    """The card is in the reader's language."""
    chloe = room.add("Chloé", language="fr")
    room.raise_hand(chloe)
    assert "est à vous ensuite" in room.hand(chloe).text
    assert room.labels(chloe) == ["Baisser la main"]
