"""A facilitator writes down what somebody told them: marked, counted once, theirs to change."""

from typing import Any

import pytest

from bot.errors import Refused
from bot.services import account, proxying
from bot.services.callers import Caller
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.bot.services.spot_desk import (
    ask,
    desk,
    labels,
    tap_data,
    tap_desk,
    where_next,
    write_down,
)
from tests.conftest import StillClock

LATER, EARLIER = "Later \u203a", "\u2039 Earlier"


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def card(run: int) -> str:
    return f"proxy:{short(run)}"


def choose(room: Room, run: int, name: str) -> None:
    write_down(room, run)
    tap_desk(room, name, card=card(run))


def counted(room: Room, run: int) -> tuple[int, int]:
    return room.look(lambda r: r.asked.counts(run))  # type: ignore[no-any-return]


def test_by_tap(room: Room) -> None:
    """The prompt's own buttons answer for the person who was chosen, and for nobody else."""
    run, anna = where_next(room), room.people[0]
    choose(room, run, "Anna")
    assert "For Anna, as they told you" in desk(room, card=card(run)).text
    assert tap_desk(room, "The city", card=card(run)).key == "receipt-recorded-until"
    assert room.said(anna, run) == {"answer": "o1"}
    assert room.asked(anna, run).proxy == room.me(room.ines).person.id
    assert counted(room, run) == (4, 1)


def test_by_text(room: Room) -> None:
    """What is typed is the answer of the person whose card it is, and ends with "Done"."""
    run, anna = room.open("p01"), room.people[0]
    choose(room, run, "Anna")
    room.write(room.ines, "A leaking roof")
    assert room.said(anna, run) == {"answer": "A leaking roof"}
    assert "A leaking roof" in desk(room, card=card(run)).text
    tap_desk(room, "Done", card=card(run))
    room.write(room.ines, "Thanks")
    assert room.said(anna, run) == {"answer": "A leaking roof"}


def test_theirs_to_change(room: Room) -> None:
    """They see who entered it; what they change takes its place, and the mark goes."""
    run, anna = where_next(room), room.people[0]
    choose(room, run, "Anna")
    tap_desk(room, "The city", card=card(run))
    assert "Inés entered this for you" in room.seen(anna, run).text
    room.tap(anna, run, "The port")
    assert room.asked(anna, run).proxy is None
    assert "entered this" not in room.seen(anna, run).text
    assert counted(room, run) == (4, 1)
    with pytest.raises(Refused, match="proxy-answered"):
        room.database.perform(
            proxying.act, room.ines, short(run), short(room.participant(anna).id), "pick"
        )


def test_corrected(room: Room) -> None:
    """Whoever entered it may correct it, as long as its owner has not touched it."""
    run, anna = where_next(room), room.people[0]
    choose(room, run, "Anna")
    tap_desk(room, "The city", card=card(run))
    tap_desk(room, "Somebody else", card=card(run))
    tap_desk(room, "Anna", card=card(run))
    tap_desk(room, "The port", card=card(run))
    assert room.said(anna, run) == {"answer": "o2"}


def test_one_question_after_the_other(room: Room) -> None:
    """A form goes on by itself, forth and back, and its owner is not moved in theirs."""
    run, anna = room.open("p08"), room.people[0]
    first = room.seen(anna, run).text
    choose(room, run, "Anna")
    room.write(room.ines, "A breakwater")
    assert "<b>2 of" in desk(room, card=card(run)).text
    tap_desk(room, "Back", card=card(run))
    assert "A breakwater" in desk(room, card=card(run)).text
    assert "<b>1 of" in desk(room, card=card(run)).text
    assert "Send" not in labels(desk(room, card=card(run)))
    assert first.split("</b>")[0] in room.seen(anna, run).text


def test_who_is_offered(room: Room) -> None:
    """Only those are offered who have not answered themselves, on pages of five."""
    for name in ("Zoë", "Yann", "Xenia"):
        room.add(name)
    run = where_next(room)
    room.tap(room.people[0], run, "The city")
    write_down(room, run)
    first = labels(desk(room, card=card(run)))
    assert first == ["Bruno", "Clara", "David", "Xenia", "Yann", LATER, "Done"]
    tap_desk(room, "Later", card=card(run))
    assert labels(desk(room, card=card(run))) == ["Zoë", EARLIER, "Done"]


def test_never_where_nobody_may_know(room: Room) -> None:
    """An anonymous prompt is answered by nobody for others, and the refusal says why."""
    run = ask(room, "How was it?", "Seen by everybody", "Seen by facilitators")
    with pytest.raises(Refused, match="proxy-secret"):
        write_down(room, run)


def test_only_the_team(room: Room) -> None:
    """A participant answers for nobody."""
    run = where_next(room)
    with pytest.raises(Refused, match="not-your-button"):
        room.database.perform(proxying.bring, room.people[0], short(run))


def test_a_late_tap_is_nobody_elses(room: Room) -> None:
    """A button of the card as it was for somebody else answers for nobody."""
    run = where_next(room)
    choose(room, run, "Anna")
    drawn = desk(room, card=card(run))
    data = next(k.press for row in drawn.keyboard for k in row if "The city" in k.label)
    tap_desk(room, "Somebody else", card=card(run))
    tap_desk(room, "Bruno", card=card(run))
    with pytest.raises(Refused, match="stale-button"):
        tap_data(room, room.ines, data)
    assert counted(room, run) == (4, 0)


def test_closed_meanwhile(room: Room) -> None:
    """What is closed takes nothing any more, and the card says so."""
    run = where_next(room)
    choose(room, run, "Anna")
    room.close(run)
    with pytest.raises(Refused, match="receipt-closed"):
        write_down(room, run)
    assert "Nothing is being entered" in desk(room, card=card(run)).text


def test_what_does_not_fit(room: Room) -> None:
    """A text that is no answer is refused, and the next one is taken."""
    run, anna = where_next(room), room.people[0]
    choose(room, run, "Anna")
    with pytest.raises(Refused, match="answer-no-option"):
        room.write(room.ines, "99")
    room.write(room.ines, "1")
    assert room.asked(anna, run).answered


def test_one_person_behind_every_door(room: Room) -> None:
    """Two channels, a proxy entry, a typed number and a tap are one answer of one person."""
    run, anna = where_next(room), room.people[0]
    choose(room, run, "Anna")
    tap_desk(room, "The city", card=card(run))
    page = Caller("web", 4711, "en")
    room.database.perform(_second_door, page, room.me(anna).person.id)
    room.write(page, "2")
    room.tap(anna, run, "The city")
    assert counted(room, run) == (4, 1)
    assert len(room.look(lambda r: r.answers.everything(run))) == 1
    assert room.said(page, run) == room.said(anna, run) == {"answer": "o1"}


def test_marked_with_the_names(room: Room) -> None:
    """Where names are shown, it is said that the answer was told."""
    run, bruno = room.open("p01"), room.people[1]
    choose(room, run, "Anna")
    room.write(room.ines, "A leaking roof")
    tap_desk(room, "Done", card=card(run))
    room.write(bruno, "A dry dock")
    shown = room.result(room.ines, run)
    assert "Anna (told)" in shown
    assert "Bruno (told)" not in shown


def test_logged_without_content(room: Room) -> None:
    """The log says who entered something, and not what."""
    run = room.open("p01")
    choose(room, run, "Anna")
    room.write(room.ines, "A leaking roof")
    person = room.me(room.ines).person.id
    entries: list[dict[str, Any]] = room.look(lambda r: r.belongings.of(person))["audit_log"]
    [entry] = [one for one in entries if one["act"] == "prompt.proxy"]
    assert "leaking" not in str(entry)


def test_erased(room: Room) -> None:
    """Whoever erases themselves takes with them what was entered for them."""
    run, anna = room.open("p01"), room.people[0]
    choose(room, run, "Anna")
    room.write(room.ines, "A leaking roof")
    room.database.perform(account.delete, anna, "yes")
    assert room.look(lambda r: r.answers.everything(run)) == []
    assert "not asked this" in desk(room, card=card(run)).text


def test_whoever_entered_it_is_gone(room: Room) -> None:
    """The card goes on saying that it was entered, and names nobody who erased themselves."""
    run, anna = where_next(room), room.people[0]
    choose(room, run, "Anna")
    tap_desk(room, "The city", card=card(run))
    room.database.perform(account.delete, room.ines, "yes")
    assert "The team entered this for you" in room.seen(anna, run).text


def test_what_was_asked_comes_back(room: Room) -> None:
    """Entering something for others puts aside what a facilitator was being asked themselves."""
    run = where_next(room)
    person = room.me(room.ines).person.id

    def expect(work: Work) -> None:
        work.people.expect(person, "answer", visit_id=room.visit_id, run_id=1, part="x")

    room.database.perform(expect)
    choose(room, run, "Anna")
    tap_desk(room, "The city", card=card(run))
    tap_desk(room, "Done", card=card(run))
    assert room.look(lambda r: r.people.dialogue(person)).part == "x"


def _second_door(work: Work, caller: Caller, person_id: int) -> None:
    address = work.people.add_address(caller.channel, caller.chat_id, caller.language, work.now)
    work.people.bind(address, person_id)
