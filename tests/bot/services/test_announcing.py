"""Announcements: written, looked at, undone, sent once, and who got them."""

from datetime import timedelta

import pytest

from bot.domain.buttons import Verb, press
from bot.domain.messages import Lane
from bot.errors import Refused
from bot.messaging.marks import LetterMark, Lost, Mark, record
from bot.services import account, announcing, marking, settings, settings_pages
from bot.services.announcement_letters import card_of, cards_told_by
from bot.services.callers import Caller
from bot.services.planning import import_plan
from schedules.tick import tick
from storage.database import Database
from storage.ids import short
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.desk import Desk
from tests.conftest import StillClock

AFTERNOON = "2027-04-19T15:00"
SUPPER = "2027-04-19T19:00"  # 20:00 in Helsinki, where quiet hours begin


@pytest.fixture
def desk(database: Database, clock: StillClock) -> Desk:
    """Inés, Anna in Brussels, and Aino in Helsinki, on the afternoon before the first day."""
    made = Desk(database, clock)
    made.at(AFTERNOON)
    return made


@pytest.fixture
def anna(desk: Desk) -> Caller:
    return desk.add("Anna")


@pytest.fixture
def aino(desk: Desk) -> Caller:
    return desk.add("Aino", "Europe/Helsinki")


async def pass_by(desk: Desk, **by: float) -> None:
    desk.clock.move(**by)
    await tick(desk.database)


def announced(desk: Desk, caller: Caller) -> list[str]:
    """Read the announcements that somebody has got."""
    rows = zip(desk.letters(caller), desk.read(caller), strict=True)
    return [content.text for row, content in rows if "announcement" in row.text_key]


async def test_from_the_first_word_to_the_letter(desk: Desk, anna: Caller, aino: Caller) -> None:
    """What she types is shown as it will be, waits a minute, and goes to everybody but the team."""
    card = desk.announce("")
    assert "Write your announcement now" in desk.text(card)
    desk.type("Bring <tea>\nand a cup.")
    assert "This is what people will see" in desk.text(card)
    title = desk.text(card).partition(" · ")[2].partition("\n")[0]
    letter = f"<b>Inés</b> · {title}\n\nBring &lt;tea&gt;\nand a cup."
    assert letter in desk.text(card)
    assert "one language" in desk.text(card)
    assert "It reaches 2 people now." in desk.text(card)
    assert desk.labels(card) == ["Send now", "Send at …", "Change text", "Discard"]
    receipt = desk.tap(card, "Send now")
    assert (receipt.key, receipt.args) == ("announce-leaves", {"seconds": 60})
    assert desk.labels(card) == ["Undo", "Send at once"]
    await pass_by(desk, seconds=59)
    assert announced(desk, anna) == []
    await pass_by(desk, seconds=1)
    assert announced(desk, anna) == announced(desk, aino) == [letter]
    assert announced(desk, desk.ines) == []
    [row] = [row for row in desk.letters(anna) if row.text_key == "announcement"]
    assert row.lane == Lane.UNSOLICITED
    assert desk.labels(card) == []
    assert "On its way: 2" in desk.text(card)


async def test_undo_and_send_at_once(desk: Desk, anna: Caller) -> None:
    """Within the minute it can be stopped, changed and sent at once; then it has left."""
    card = desk.announce("Bring tea")
    old = desk.labels(card)
    desk.tap(card, "Send now")
    send = desk.card(desk.ines, card)
    assert desk.tap(card, "Undo").key == "announce-undone"
    await pass_by(desk, minutes=5)
    assert announced(desk, anna) == []
    assert desk.labels(card) == old
    desk.tap(card, "Change text")
    assert "Write your announcement now" in desk.text(card)
    desk.tap(card, "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} Leave it as it is")
    desk.tap(card, "Change text")
    desk.type("Bring coffee")
    desk.tap(card, "Send now")
    desk.tap(card, "Send at once")
    await pass_by(desk, seconds=0)
    assert ["coffee" in text for text in announced(desk, anna)] == [True]
    assert send is not None
    with pytest.raises(Refused, match="announce-left-already"):
        desk.press(send.keyboard[0][0].press)
    await pass_by(desk, minutes=5)
    assert len(announced(desk, anna)) == 1


async def test_sent_at_a_time(desk: Desk, anna: Caller) -> None:
    """A time is typed on the host's clock; what cannot be read is answered with what would be."""
    card = desk.announce("Bring tea")
    desk.tap(card, "Send at …")
    assert "on the clock of Helsinki" in desk.text(card)
    desk.type("soonish")
    assert "I could not read “soonish”" in desk.text(card)
    desk.type("2027-04-19 12:00")
    assert "I could not read" in desk.text(card)
    desk.type("17:30")
    assert "It is sent on Monday 19 April, 17:30" in desk.text(card)
    assert "It will reach one person then." in desk.text(card)
    assert desk.labels(card) == ["Undo", "Send at once", "Another time …"]
    desk.tap(card, "Another time …")
    desk.type("tomorrow 9:00")
    assert "Tuesday 20 April, 09:00" in desk.text(card)
    await desk.live_until("2027-04-20T07:59")
    assert announced(desk, anna) == []
    await desk.live_until("2027-04-20T08:00")
    assert len(announced(desk, anna)) == 1


async def test_quiet_hours_hold(desk: Desk, anna: Caller, aino: Caller) -> None:
    """Who sleeps gets it when they wake, and the card says so before and after."""
    desk.at(SUPPER)
    card = desk.announce("Bring tea")
    assert "Reaches 1 now, 1 after 08:00 their time." in desk.text(card)
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=1)
    assert (len(announced(desk, anna)), len(announced(desk, aino))) == (1, 0)
    assert "Waiting until their morning: 1 \N{EN DASH} Aino" in desk.text(card)
    await desk.live_until("2027-04-20T06:59")
    assert announced(desk, aino) == []
    await desk.live_until("2027-04-20T07:00")
    assert len(announced(desk, aino)) == 1
    assert "On its way: 2" in desk.text(card)


async def test_what_waits_comes_as_one_message(desk: Desk, aino: Caller) -> None:
    """Two announcements of one night are one message in the morning, with both texts."""
    desk.at(SUPPER)
    for text in ("Bring tea", "And a cup"):
        desk.tap(desk.announce(text), "Send now")
    await pass_by(desk, minutes=1)
    await desk.live_until("2027-04-20T07:00")
    [morning] = [c.text for c in desk.read(aino) if "Bring tea" in c.text]
    assert "• Inés: Bring tea" in morning
    assert "• Inés: And a cup" in morning
    assert ["On its way: 1" in text for text in sent_cards(desk)] == [True, True]
    [letter] = [row for row in desk.letters(aino) if row.text_key == "reminder-together"]
    cards = cards_told_by(letter)
    desk.database.perform(record, [LetterMark(letter.id, "sent", 1, cards=cards)])
    assert set(cards.split()) <= desk.pending(desk.ines)
    assert len(cards.split()) == 2
    together = ["in one message with others: 1" in text for text in sent_cards(desk)]
    assert sorted(together) == [False, True]


async def test_what_was_to_come_as_one_message_and_did_not(desk: Desk, aino: Caller) -> None:
    """Neither the announcement whose letter did not arrive is called sent, nor that in it."""
    desk.at(SUPPER)
    for text in ("Bring tea", "And a cup"):
        desk.tap(desk.announce(text), "Send now")
    await pass_by(desk, minutes=1)
    await desk.live_until("2027-04-20T07:00")
    desk.database.perform(record, [Lost(desk.me(aino).address.id)])
    told = [text.rpartition("\n")[2] for text in sent_cards(desk)]
    assert told == ["Could not be reached: 1 \N{EN DASH} Aino"] * 2
    desk.press(press(Verb.TIMELINE, desk.visit, "suppressed", "0"))
    lines = desk.text(desk.timeline).splitlines()
    assert ["they could not be reached" in one for one in lines if "Announcement" in one] == [
        True
    ] * 2


def sent_cards(desk: Desk) -> list[str]:
    rows = desk.look(lambda reading: reading.announcements.of_visit(desk.visit_id))
    return [desk.text(card_of(row.id)) for row in rows]


async def test_too_late_to_be_sent_by_itself(desk: Desk, anna: Caller) -> None:
    """After more than an hour it is a draft again, and its author hears of it."""
    card = desk.announce("We start in ten minutes")
    desk.tap(card, "Send at …")
    desk.type("17:30")
    desk.at("2027-04-19T17:31")
    await tick(desk.database)
    assert announced(desk, anna) == []
    assert desk.keys(desk.ines)[-1] == "announce-too-late"
    assert "It was planned for Monday 19 April, 17:30;" in desk.read(desk.ines)[-1].text
    assert "This is what people will see" in desk.text(card)
    assert card in desk.pending(desk.ines)
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=59)
    assert len(announced(desk, anna)) == 1


@pytest.mark.usefixtures("anna")
async def test_the_team_sees_it_on_the_run_sheet(desk: Desk) -> None:
    """Whoever of the team did not write it sees what was announced last."""
    pekka = desk.lead("Pekka")
    sheet = f"sheet:{sample().visit}"
    desk.tap(desk.announce("Bring tea\nand a cup"), "Send now")
    assert "Bring tea" not in desk.text(sheet, pekka)
    await pass_by(desk, minutes=1)
    line = "Announced, Monday 19 April, 16:01: Inés: Bring tea and a cup"
    assert line in desk.text(sheet, pekka)
    await desk.live_until("2027-04-20T04:00")
    assert "Bring tea" not in desk.text(sheet, pekka)


async def test_long_names_fit(desk: Desk) -> None:
    """Whoever could not be reached is named as far as there is room."""
    people = [desk.add(f"{number:02} {'N' * 77}") for number in range(30)]
    card = desk.announce("x" * 3000)
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=1)
    lost = [Lost(desk.me(one).address.id) for one in people]
    desk.database.perform(record, lost)
    assert "and 21 more" in desk.text(card)
    assert len(desk.text(card)) < 4096
    desk.press(press(Verb.TIMELINE, desk.visit, "suppressed", "0"))
    desk.tap(desk.timeline, "1.")
    assert desk.text(desk.timeline).count("NNN • ") == 0
    assert len(desk.text(desk.timeline)) < 4096


async def test_within_a_session_it_is_live(desk: Desk, anna: Caller) -> None:
    """In a session, and half an hour around it, it comes at once, but not into a pause."""
    paul = desk.add("Paul", "Asia/Tokyo")
    desk.at("2027-04-20T13:30")  # 20:30 in Tokyo, in Paul's quiet hours
    away = desk.add("Away")
    desk.database.perform(settings.pause, away, "2 days")
    desk.at("2027-04-20T12:29")
    card = desk.announce("We go on in the small room")
    assert "It reaches 2 people now." in desk.text(card)
    assert "One person does not get it" in desk.text(card)
    desk.tap(card, "Send now")
    desk.tap(card, "Send at once")
    await pass_by(desk, seconds=0)
    assert [len(announced(desk, one)) for one in (anna, paul, away)] == [1, 1, 0]
    [row] = [row for row in desk.letters(paul) if row.text_key == "announcement"]
    assert row.lane == Lane.LIVE
    assert "Not sent, as they paused, had enough messages or left: 1" in desk.text(card)
    assert "Away" not in desk.text(card)


async def test_the_daily_cap_holds(database: Database, clock: StillClock) -> None:
    """Whoever has had enough that day does not get it, and the team sees how many, not who."""
    desk = Desk(database, clock)
    desk.database.perform(import_plan, changed(reminders=()), True)
    desk.at("2027-04-19T09:00")
    anna = desk.add("Anna")
    for number in range(7):
        card = desk.announce(f"Number {number}")
        desk.tap(card, "Send now")
        await pass_by(desk, minutes=1)
    assert len(announced(desk, anna)) == 6
    assert "had enough messages or left: 1" in desk.text(card)
    assert "Anna" not in desk.text(card)


async def test_who_got_it(desk: Desk, anna: Caller, aino: Caller) -> None:
    """The card tells sent, not reached by name, and, once letters are gone, that it cannot know."""
    lost = desk.add("Lost")
    card = desk.announce("Bring tea")
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=1)
    ids = {one: desk.letters(one)[-1].id for one in (anna, aino)}
    marks: list[Mark] = [LetterMark(number, "sent", 1, cards=card) for number in ids.values()]
    marks.append(Lost(desk.me(lost).address.id, card))
    desk.database.perform(record, marks)
    assert card in desk.pending(desk.ines)
    assert "✓ Sent: 2" in desk.text(card)
    assert "Could not be reached: 1 \N{EN DASH} Lost" in desk.text(card)
    desk.clock.move(days=91)
    desk.database.perform(lambda work: work.outbox.forget_settled(work.now - timedelta(days=90)))
    assert "not kept any more whether it arrived: 3" in desk.text(card)


async def test_nobody_joined_yet(desk: Desk) -> None:
    """An announcement to nobody is sent, and says so."""
    card = desk.announce("Hello")
    assert "It reaches nobody now." in desk.text(card)
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=1)
    assert "Nobody has joined yet" in desk.text(card)


async def test_discarded(desk: Desk) -> None:
    """A discarded announcement keeps no text and cannot be sent."""
    card = desk.announce("")
    desk.tap(card, "Discard")
    assert desk.text(card) == "Discarded. Nothing was sent."
    [row] = desk.look(lambda reading: reading.announcements.of_visit(desk.visit_id))
    assert (row.state, row.text) == ("withdrawn", "")
    with pytest.raises(Refused, match="announce-not-any-more"):
        desk.press(f"an:{card.partition(':')[2]}:send")


async def test_what_is_refused(desk: Desk, anna: Caller) -> None:
    """Participants announce nothing; nothing, and more than 3,000 characters, is no text."""
    with pytest.raises(Refused, match="announce-not-yours"):
        desk.database.perform(announcing.announce, anna, "Hello")
    with pytest.raises(Refused, match="announce-too-long"):
        desk.announce("x" * 3001)
    card = desk.announce("")
    with pytest.raises(Refused, match="announce-too-long"):
        desk.type("x" * 3001)
    with pytest.raises(Refused, match="announce-no-text"):
        desk.press(f"an:{card.partition(':')[2]}:send")
    with pytest.raises(Refused, match="not-your-button"):
        desk.press(f"an:{card.partition(':')[2]}:send", anna)
    assert desk.text(card, anna) == ""
    desk.type("x" * 3000)
    assert "x" * 3000 in desk.text(card)


async def test_the_author_is_erased_meanwhile(desk: Desk, aino: Caller) -> None:
    """What somebody announced goes with them, to whom it had not come yet."""
    desk.at(SUPPER)
    desk.tap(desk.announce("Bring tea"), "Send now")
    await pass_by(desk, minutes=1)
    desk.database.perform(lambda work: work.belongings.erase(desk.me(desk.ines).person.id))
    await desk.live_until("2027-04-20T07:00")
    assert announced(desk, aino) == []
    pekka = desk.lead("Pekka")
    desk.press(press(Verb.TIMELINE, desk.visit, "suppressed", "0"), pekka)
    told = desk.text(desk.timeline, pekka)
    assert (
        "deleted with its author\N{RIGHT SINGLE QUOTATION MARK}s data · 1 · whoever wrote" in told
    )


async def test_whoever_left_meanwhile_gets_nothing(desk: Desk, aino: Caller) -> None:
    """Leaving in the night stops what waits for the morning."""
    desk.at(SUPPER)
    card = desk.announce("Bring tea")
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=1)
    desk.database.perform(account.stop, aino, "yes")
    await desk.live_until("2027-04-20T07:00")
    assert announced(desk, aino) == []
    assert "or left: 1" in desk.text(card)
    assert "Aino" not in desk.text(card)


async def test_in_which_visit(desk: Desk, anna: Caller) -> None:
    """Whoever runs several visits is asked in which one; what was typed already is kept."""
    desk.database.perform(import_plan, changed(visit="another"))
    other = desk.look(lambda reading: reading.visits.by_key("another").id)
    me = desk.me(desk.ines).person.id
    desk.database.perform(lambda work: work.people.grant(me, "facilitator", other))
    desk.database.perform(announcing.announce, desk.ines, "Bring tea")
    asked = desk.letters(desk.ines)[-1]
    assert asked.text_key == "announce-which"
    assert len(asked.buttons) == 2
    desk.database.perform(announcing.begin, desk.ines, desk.visit)
    [row] = desk.look(lambda reading: reading.announcements.of_visit(desk.visit_id))
    assert row.text == "Bring tea"
    assert desk.look(lambda reading: reading.people.dialogue(me)) is None
    with pytest.raises(Refused, match="not-your-button"):
        desk.database.perform(announcing.begin, anna, desk.visit)


async def test_long_texts_of_one_night(desk: Desk, aino: Caller) -> None:
    """What is too long for one message in the morning comes in several, whole."""
    desk.at(SUPPER)
    for letter in "ab":
        desk.tap(desk.announce(letter * 3000), "Send now")
    await pass_by(desk, minutes=1)
    await desk.live_until("2027-04-20T07:00")
    morning = desk.read(aino)[-1]
    whole = "".join((morning.text, *morning.more))
    assert len(morning.more) == 1
    assert (whole.count("a" * 60), whole.count("b" * 60)) == (50, 50)


async def test_looking_at_something_else_meanwhile(desk: Desk, anna: Caller) -> None:
    """Another page puts the question for the text aside; the card offers to go on."""
    card = desk.announce("")
    desk.database.perform(settings_pages.turn, desk.ines, settings_pages.PAUSE)
    assert desk.labels(card) == ["Write the text", "Discard"]
    desk.tap(card, "Write the text")
    desk.type("Bring tea")
    assert "Bring tea" in desk.text(card)
    desk.tap(card, "Send now")
    await pass_by(desk, minutes=1)
    assert len(announced(desk, anna)) == 1


async def test_nothing_puts_a_reason_aside(desk: Desk, anna: Caller) -> None:
    """Whoever is asked why somebody is marked answers that first."""
    desk.database.perform(marking.open_list, desk.ines)
    who = short(desk.participant(anna).id)
    desk.database.perform(marking.turn_list, desk.ines, desk.visit, "who", who)
    desk.database.perform(marking.ask_reason, desk.ines, desk.visit, "present")
    with pytest.raises(Refused, match="change-later"):
        desk.announce("")
