"""Disagree and discuss: voting, talking in pairs, voting again."""

import pytest

from bot.domain.items import Shift
from bot.errors import Refused
from bot.services import account, answering, asking, disclosure, ghosts, opening, running
from bot.services.attending import press_word
from bot.services.runs import prompt_card
from schedules.kinds import run_entry
from storage.database import Database
from storage.ids import short
from tests.bot.services.discuss_room import CITY, COOPERATIVE, DiscussRoom, discussed_plan
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> DiscussRoom:
    return DiscussRoom(database, clock)


def test_what_comes_is_foretold(room: DiscussRoom) -> None:
    """Before they vote, people know that they will talk, and that it is told that they differ."""
    text = room.text(room.people[0])
    assert "Then you talk for 5 minutes with somebody who chose differently" in text
    assert "Each of you is told that you differ" in text


def test_those_who_differ_talk(room: DiscussRoom) -> None:
    """Each card names the partner, says that they chose differently, and until when."""
    room.talking()
    anna, bruno, *_ = room.people
    for pair in room.pairs().values():
        assert {"Anna", "Clara"} & set(pair)
        assert {"Bruno", "David"} & set(pair)
    [partner] = room.with_whom(anna)
    text = room.text(anna)
    assert f"Your first vote: <b>{CITY}</b>" in text
    assert f"Talk with <b>{room.me(partner).person.name} (City of Example)</b>" in text
    assert "You chose differently." in text
    assert "Until 10:25 (11:25 in Helsinki). Then you vote again." in text
    assert COOPERATIVE not in text.replace(f"Your first vote: <b>{CITY}</b>", "")
    assert room.buttons(anna) == ["My partner is not here"]
    assert f"prompt:{short(room.run_id)}" in room.pending(bruno)


def test_facilitators_get_the_list_of_pairs(room: DiscussRoom) -> None:
    """To copy it for the rooms of the call; nobody else sees it."""
    room.talking()
    subject = f"pairs:{short(room.run_id)}:0"
    assert subject in room.pending(room.ines)
    drawn = room.card(room.ines, subject)
    assert drawn is not None
    first, second = (", ".join(pair) for pair in room.pairs().values())
    assert sorted(f"{first}, {second}".split(", ")) == ["Anna", "Bruno", "Clara", "David"]
    for number, pair in room.pairs().items():
        assert any(f"{number}. {a}, {b}" in drawn.text for a, b in (pair, pair[::-1]))
    assert room.card(room.people[0], subject) is None


def test_nobody_votes_while_they_talk(room: DiscussRoom) -> None:
    """An old button and a typed number are answered kindly, and change nothing."""
    anna = room.people[0]
    room.talking()
    with pytest.raises(Refused, match="discuss-talk-now"):
        room.database.perform(answering.tap, anna, room.run_id, "answer", "state")
    address, card = room.me(anna).address.id, prompt_card(room.run_id)
    room.database.perform(lambda work: work.cards.adopt(address, card, 321))
    for replied_to in (None, 321):
        with pytest.raises(Refused, match="discuss-talk-now"):
            room.write(anna, "3", reply_to=replied_to)
    assert room.said(anna, room.run_id) == {"answer": "city"}


def test_a_message_edited_while_they_talk_changes_nothing(room: DiscussRoom) -> None:
    """A first vote that was typed stays as it was."""
    anna = room.people[0]
    message = room.write(anna, "1")
    room.voted("-BAB")
    room.step()
    with pytest.raises(Refused, match="discuss-talk-now"):
        room.edit(anna, message, "3")
    assert room.said(anna, room.run_id) == {"answer": "city"}


def test_everybody_votes_again(room: DiscussRoom) -> None:
    """The first choice is marked, a tap or a number is the second vote, and it can be changed."""
    anna, bruno, *_ = room.people
    room.talking()
    room.step()
    assert room.buttons(anna)[0] == f"{CITY} · my first vote"
    assert "Please vote again." in room.text(anna)
    room.tap(anna, room.run_id, COOPERATIVE)
    assert f"Your second vote: <b>{COOPERATIVE}</b>" in room.text(anna).replace("&#x27;", "'")
    room.write(bruno, "2")
    assert room.said(anna, room.run_id) == {"answer": "city", "again": "cooperative"}
    assert room.said(bruno, room.run_id) == {"answer": "cooperative", "again": "cooperative"}
    with pytest.raises(Refused, match="discuss-vote-again"):
        room.database.perform(answering.tap, anna, room.run_id, "answer", "state")


def test_the_second_vote_waits_for_the_talk(room: DiscussRoom) -> None:
    """A made-up button does not give it early."""
    with pytest.raises(Refused, match="discuss-not-yet"):
        room.database.perform(answering.tap, room.people[0], room.run_id, "again", "city")


def shift_of(room: DiscussRoom) -> Shift | None:
    run = room.run(room.run_id)
    items = room.look(lambda reading: disclosure.items(reading, run, "facilitators"))
    return next((item for item in items if isinstance(item, Shift)), None)


def test_the_result_shows_what_changed(room: DiscussRoom) -> None:
    """Those who voted twice are counted, with where they went; who voted once is not."""
    anna, bruno, clara, _ = room.people
    room.talking()
    room.step()
    assert shift_of(room) is None
    for person in (anna, bruno, clara):
        room.tap(person, room.run_id, COOPERATIVE)
    room.close(room.run_id)
    found = shift_of(room)
    assert found is not None
    assert found.people == 3
    assert found.moved == {("city", "cooperative"): 2}
    assert f"first vote: <b>{CITY}</b>\n✓ Your second vote: <b>{COOPERATIVE}" in room.text(anna)
    assert room.pairs() == {}


def test_the_clock_takes_every_step(room: DiscussRoom) -> None:
    """Vote, talk and second vote each last as long as the plan says."""
    anna = room.people[0]
    room.voted()
    seen = []
    for moment in ("10:21:59", "10:22", "10:26:59", "10:27", "10:28:59", "10:29"):
        room.at(f"2027-04-20 {moment}")
        for key in room.look(lambda reading: reading.timeline.due(reading.now, 100)):
            if str(room.run_id) in key:
                room.database.perform(run_entry, key)
        run = room.run(room.run_id)
        seen.append((run.state, run.phase))
    assert seen == [
        ("open", ""),
        ("open", "talking"),
        ("open", "talking"),
        ("open", "again"),
        ("open", "again"),
        ("closed", "again"),
    ]
    assert "Closed" in room.text(anna)


def test_a_talk_is_prolonged(room: DiscussRoom) -> None:
    """One minute more shows on every card."""
    room.talking()
    room.database.perform(running.prolong_run, room.run_id)
    assert "Until 10:26" in room.text(room.people[0])


def test_with_fewer_than_two_votes_it_closes(room: DiscussRoom) -> None:
    """There is nobody to talk with, so nobody is sent to talk."""
    room.voted("A---")
    room.step()
    assert room.run(room.run_id).state == "closed"


def test_who_agrees_looks_for_what_speaks_against_it(room: DiscussRoom) -> None:
    """Where all chose the same, people talk all the same."""
    room.talking("AAAA")
    assert "You chose the same. What could speak against it?" in room.text(room.people[0])


def test_who_did_not_vote_talks_if_they_are_there(room: DiscussRoom) -> None:
    """Whoever checked in today joins a pair and listens; the others find the door open."""
    *_, clara, david = room.people
    word = room.look(lambda reading: reading.presence.words(room.visit_id)["d1"])
    room.database.perform(press_word, clara, room.visit, "d1", word)
    room.talking("AB--")
    assert list(room.pairs().values()) == [["Anna", "Bruno", "Clara"]]
    assert "listen first" in room.text(clara)
    assert "Would you like to join one?" in room.text(david)
    assert room.buttons(david) == ["Find somebody to talk with"]


def test_opening_it_again_starts_over(room: DiscussRoom) -> None:
    """Second votes of an earlier talk do not count as ones of the next."""
    anna = room.people[0]
    room.talking()
    room.step()
    room.tap(anna, room.run_id, COOPERATIVE)
    room.close(room.run_id)
    room.database.perform(opening.reopen_run, room.run_id)
    room.step()
    assert room.said(anna, room.run_id) == {"answer": "city"}
    assert len(room.pairs()) == 2


def test_what_is_withdrawn_leaves_no_pairs(room: DiscussRoom) -> None:
    """Who talked with whom is forgotten, and the list says so."""
    room.talking()
    room.database.perform(running.retract_run, room.run_id)
    assert room.pairs() == {}
    drawn = room.card(room.ines, f"pairs:{short(room.run_id)}:0")
    assert drawn is not None
    assert "Who talked with whom is not kept" in drawn.text


@pytest.mark.parametrize("go", [account.stop, account.delete])
def test_who_leaves_is_not_waited_for(room: DiscussRoom, go: object) -> None:
    """The partner's card says that nobody is there and offers another pair."""
    room.talking()
    anna = room.people[0]
    [partner] = room.with_whom(anna)
    room.database.perform(go, partner, "yes")  # type: ignore[arg-type]
    assert "Would you like to join one?" in room.text(anna)
    assert room.buttons(anna) == ["Find somebody to talk with"]


def test_late_comers_vote_in_the_second_round(room: DiscussRoom) -> None:
    """Their vote is an answer, and is not counted in what changed."""
    room.talking()
    eva = room.add("Eva")
    room.database.perform(asking.catch_up, room.visit_id, room.participant(eva))
    assert room.buttons(eva) == ["Find somebody to talk with"]
    room.step()
    for person in (eva, room.people[0]):
        room.tap(person, room.run_id, CITY)
    assert room.asked(eva, room.run_id).answered
    room.close(room.run_id)
    found = shift_of(room)
    assert found is not None
    assert found.people == 1


def test_what_facilitators_see_alone_stays_so(database: Database, clock: StillClock) -> None:
    """Partners learn that they differ, as was said; the result is for the team."""
    room = DiscussRoom(database, clock, plan=discussed_plan("facilitators"))
    room.talking()
    room.step()
    room.tap(room.people[0], room.run_id, COOPERATIVE)
    room.close(room.run_id)
    run = room.run(room.run_id)
    assert room.look(lambda reading: disclosure.items(reading, run, "group")) == ()
    assert shift_of(room) is not None


def test_the_team_can_rehearse_it(database: Database, clock: StillClock) -> None:
    """The team itself votes, talks and votes again; nothing of it is left afterwards."""
    room = DiscussRoom(database, clock)
    room.close(room.run_id)
    team = [room.ines, room.lead("Pekka")]
    room.database.perform(ghosts.switch, room.ines, room.visit, "on")
    room.people, room.run_id = team, room.open("p02")
    room.talking("AB")
    assert room.with_whom(room.ines) == [team[1]]
    assert "Talk with <b>Pekka" in room.text(room.ines)
    room.step()
    room.tap(room.ines, room.run_id, COOPERATIVE)
    room.database.perform(ghosts.switch, room.ines, room.visit, "off")
    assert room.look(lambda reading: reading.pairs.of_run(room.run_id)) == {}


def test_a_trio_is_told_that_not_all_agree(database: Database, clock: StillClock) -> None:
    """Where three talk, two of them may have chosen the same."""
    room = DiscussRoom(database, clock, people=3)
    room.talking("ABB")
    assert "You did not all choose the same." in room.text(room.people[0])
    assert "You are group 1." in room.text(room.people[0])
