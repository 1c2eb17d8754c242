"""One person on two channels: codes, whom they let in, and what comes along."""

import re
from collections.abc import Callable

import pytest

from bot.domain.codes import LIVES, new_code, read_code, shown
from bot.errors import Refused
from bot.services import connecting, listening
from bot.services.account import delete
from bot.services.callers import Caller, known
from bot.services.housekeeping import tidy
from bot.services.inviting import forget_links, know_links
from bot.services.joining import CARD
from bot.services.runs import home, prompt_card
from bot.services.starting import start
from storage.database import Database
from storage.work import Work
from tests.bot.services.guests import Guest, invite_sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

PAGE = Caller("web", 77, "en")


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    """Four people on Telegram, beside a page."""
    made = Room(database, clock)
    database.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    database.perform(know_links, "web", "https://visits.example.org/t/{token}")
    return made


def code_for(room: Room, caller: Caller) -> str:
    """Ask for a code, and read it on the screen."""
    room.database.perform(connecting.offer, caller)
    found = re.search(r"<code>(.*)</code>", room.read(caller)[-1].text)
    assert found is not None
    return found[1]


def refused(room: Room, service: Callable[..., object], *args: object) -> str:
    with pytest.raises(Refused) as refusal:
        room.database.perform(service, *args)
    return refusal.value.key


def test_codes_survive_being_copied_by_hand() -> None:
    """In whatever case, with a dash, blanks or neither; anything else is none."""
    code = new_code()
    for written in (code, shown(code), shown(code).lower(), f" {code[:5]} {code[5:]} "):
        assert read_code(written) == code
    assert {read_code(text) for text in ("", "K7F", code + "2", "I" * 10, new_code() * 3)} == {""}


def test_all_that_is_theirs_stays_one(room: Room) -> None:
    """On the page they are the same participant, are asked what is open, and written to there."""
    anna = room.people[0]
    run_id = room.open("p01")
    before, part = room.me(anna).person.id, room.participant(anna)
    room.database.perform(start, PAGE, read_code(code_for(room, anna)))
    assert room.me(PAGE).person.id == before
    assert room.participant(PAGE) == part
    assert prompt_card(run_id) in room.pending(PAGE)
    assert room.look(lambda r: home(r, before, room.visit_id)) == room.me(PAGE).address.id
    assert "here you are" in room.read(PAGE)[-1].text
    assert "on our page" in room.read(anna)[-1].text
    run = room.open("p03")
    assert prompt_card(run) in room.pending(PAGE)
    assert prompt_card(run) not in room.pending(anna)


def test_the_link_leads_to_the_other_channel(room: Room) -> None:
    """A link for each channel where their visit is met, and none for the one they are on."""
    anna = room.people[0]
    code = read_code(code_for(room, anna))
    [[there]] = room.read(anna)[-1].keyboard
    assert there.url == f"https://visits.example.org/t/{code}"
    room.database.perform(connecting.take, PAGE, code)
    code = read_code(code_for(room, PAGE))
    [[back]] = room.read(PAGE)[-1].keyboard
    assert back.url == f"https://t.me/a_bot?start={code}"
    room.database.perform(forget_links, "web")
    assert refused(room, connecting.offer, room.people[1]) == "connect-nowhere"


def test_a_code_opens_once_and_not_for_long(room: Room, clock: StillClock) -> None:
    """Used, expired, replaced by a newer one or unknown: each is told kindly, and does nothing."""
    anna, bruno = room.people[:2]
    replaced = code_for(room, anna)
    code = code_for(room, anna)
    assert refused(room, connecting.take, PAGE, replaced) == "connect-unknown"
    assert refused(room, connecting.take, anna, code) == "connect-same-chat"
    assert room.database.perform(connecting.take, PAGE, code)
    assert refused(room, connecting.take, Caller("web", 78), code) == "connect-used"
    late = code_for(room, bruno)
    clock.move(seconds=LIVES.total_seconds())
    assert refused(room, connecting.take, Caller("web", 78), late) == "connect-expired"
    assert not room.database.perform(connecting.take, PAGE, "a text that is no code")
    clock.move(days=2)
    room.database.perform(tidy)
    assert refused(room, connecting.take, PAGE, late) == "connect-unknown"


def test_a_code_is_never_an_answer(room: Room) -> None:
    """Written back where somebody is known it brings them back; others do not read it."""
    anna = room.people[0]
    run_id = room.open("p01")
    there = code_for(room, anna)
    room.write(PAGE, there)
    back = code_for(room, PAGE)
    room.write(anna, back.lower())
    assert "here you are" in room.read(anna)[-1].text
    assert room.said(anna, run_id) == {}
    assert refused(room, listening.hear, PAGE, back, 9, None) == "connect-used"
    room.write(anna, new_code())  # which nobody was given: somebody may well mean that
    assert len(room.said(anna, run_id)) == 1


def test_somebody_elses_chat_stays_theirs(room: Room) -> None:
    """A chat of somebody who has joined is not taken over by another's code."""
    anna, bruno = room.people[:2]
    code = code_for(room, anna)
    assert refused(room, connecting.take, bruno, code) == "connect-taken"
    assert room.me(bruno).person.id != room.me(anna).person.id
    assert room.database.perform(connecting.take, PAGE, code)  # it was not used up


def test_who_stood_at_the_door_makes_way(database: Database, clock: StillClock) -> None:
    """A chat that opened somebody's link and went no further is free; so is the link again."""
    tokens = invite_sample(database)
    database.perform(know_links, "web", "https://visits.example.org/t/{token}")
    database.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    anna = Guest(database, 1)
    anna.join(tokens["T01"])
    page = Guest(database, 77, channel="web")
    page.start(tokens["T02"])
    page.tap("English")
    page.tap("I agree")
    database.perform(connecting.offer, anna.caller)
    found = re.search(r"<code>(.*)</code>", anna.letters()[-1].text)
    assert found is not None
    page.start(found[1])
    assert page.me().person.id == anna.me().person.id
    other = Guest(database, 2)
    other.start(tokens["T02"])
    assert other.me().person.id != anna.me().person.id
    del clock


def test_somebody_who_is_joining_goes_on_there(database: Database) -> None:
    """The card of their joining comes to the new chat, at the step where they were."""
    tokens = invite_sample(database)
    database.perform(know_links, "web", "https://visits.example.org/t/{token}")
    anna, page = Guest(database, 1), Guest(database, 77, channel="web")
    anna.start(tokens["T01"])
    anna.tap("English")
    database.perform(connecting.offer, anna.caller)
    found = re.search(r"<code>(.*)</code>", anna.letters()[-1].text)
    assert found is not None
    page.start(found[1])
    assert database.look(lambda r: r.cards.of(page.me().address.id, CARD)) is not None
    page.tap("I agree")


def test_a_code_that_is_typed_by_a_stranger(room: Room) -> None:
    """Who is known nowhere yet may type it as it stands; who is known asks by the command."""
    anna, bruno = room.people[:2]
    room.database.perform(listening.hear, PAGE, code_for(room, anna), 5, None)
    assert room.me(PAGE).person.id == room.me(anna).person.id
    assert refused(room, connecting.offer, PAGE, code_for(room, bruno)) == "connect-taken"
    with pytest.raises(Refused, match="stranger"):
        room.database.perform(listening.hear, Caller("web", 79), "hello", 5, None)


def test_letters_for_later_come_along(room: Room, clock: StillClock) -> None:
    """What waits for a later instant is read where they are by then; what is due stays."""
    anna = room.people[0]
    mine = room.me(anna).address.id

    def write(work: Work) -> None:
        later = work.now.replace(hour=20)
        work.say(mine, "settings-zone-set", unique="now")
        work.say(mine, "settings-fewer-set", unique="later", not_before=later)

    room.database.perform(write)
    room.database.perform(connecting.take, PAGE, code_for(room, anna))
    assert "settings-fewer-set" in room.keys(PAGE)
    assert "settings-zone-set" in room.keys(anna)
    del clock


def test_a_chat_that_was_blocked_gives_up_what_it_owes(room: Room) -> None:
    """Somebody who blocked the bot there gets what was owed to them where they are now."""
    anna = room.people[0]
    code = code_for(room, anna)
    mine = room.me(anna).address.id

    def block(work: Work) -> None:
        work.people.set_reachable(mine, reachable=False)
        work.say(mine, "settings-zone-set", unique="waits")

    room.database.perform(block)
    room.database.perform(connecting.take, PAGE, code)
    assert "settings-zone-set" in room.keys(PAGE)
    assert "connect-moved" not in room.keys(anna)


def test_the_way_back_needs_no_code(room: Room) -> None:
    """In a chat that is theirs already, a button has them written to there again."""
    anna = room.people[0]
    room.database.perform(connecting.take, PAGE, code_for(room, anna))
    code_for(room, anna)
    assert [key.label for row in room.read(anna)[-1].keyboard for key in row] == [
        "Go on on our own page",
        "Write to me here again",
    ]
    assert room.database.perform(connecting.stay_here, anna).key == "connect-here"
    assert room.me(anna).address.preferred
    assert not room.me(PAGE).address.preferred
    said = len(room.keys(anna))
    room.database.perform(connecting.stay_here, anna)
    assert len(room.keys(anna)) == said


def test_the_own_link_opens_both_chats(database: Database) -> None:
    """The personal link that was opened on one channel is no stranger's on the other."""
    tokens = invite_sample(database)
    database.perform(know_links, "web", "https://visits.example.org/t/{token}")
    anna, page = Guest(database, 1), Guest(database, 77, channel="web")
    anna.join(tokens["T01"])
    database.perform(connecting.offer, anna.caller)
    found = re.search(r"<code>(.*)</code>", anna.letters()[-1].text)
    assert found is not None
    page.start(found[1])
    page.start(tokens["T01"])
    assert "Welcome back" in page.letters()[-1].text


def test_erasing_in_one_chat_frees_both(room: Room) -> None:
    """Whoever erases themselves is a stranger in both chats, and their codes are gone."""
    anna = room.people[0]
    room.database.perform(connecting.take, PAGE, code_for(room, anna))
    code = code_for(room, anna)
    room.database.perform(delete, PAGE, "yes")
    assert room.look(lambda r: known(r, anna)) is None
    assert room.look(lambda r: known(r, PAGE)) is None
    assert refused(room, connecting.take, Caller("web", 78), code) == "connect-unknown"
