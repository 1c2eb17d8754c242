"""Cards: one message that follows the state, whatever happens to it."""

import asyncio

import pytest

from bot.chat_server import Fault, Person
from bot.services.nudging import NOTE as NUDGE
from bot.views.cards import CARDS
from bot.views.content import Content, Key
from storage.work import Reading, Work
from tests.bot.messaging.house import KEY, House, write

NOTHING = "(nothing)"


@pytest.fixture(autouse=True)
def _test_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a kind of card that shows a fact of the installation."""

    def draw(reading: Reading, _address: object, about: str) -> Content | None:
        if about == "broken":
            raise ZeroDivisionError
        text = reading.records.known(f"card:{about}") or "empty"
        if text == NOTHING:
            return None
        return Content(text, ((Key("Tap", press="tap"),),), pinned=about == "pinned")

    monkeypatch.setitem(CARDS, "test", draw)


def show(work: Work, person: Person, text: str, about: str = "", *, anew: bool = False) -> None:
    """Change the state, and want the card."""
    address = work.people.address_of(KEY, person.id)
    assert address is not None
    work.records.know(f"card:{about}", text)
    work.refresh(address.id, f"test:{about}", anew=anew)


def cards(reading: Reading) -> list[tuple[int | None, bool, str]]:
    """Give message, whether it is behind, and what went wrong, for all cards."""
    from sqlalchemy import select

    from storage.tables.messaging import Card

    rows = reading.connection.execute(select(Card.__table__).order_by(Card.subject))
    return [(row.message_id, row.pending, row.error) for row in rows]


async def test_a_card_is_sent_then_edited(home: House) -> None:
    """A card is one message: sent the first time, edited from then on."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    await anna.wait_for("one")
    await home.database.transact(show, anna, "two")
    message = await anna.wait_for("two")
    await home.until(cards, [(message["message_id"], False, "")])
    assert len(anna.from_bot) == 2
    assert message["reply_markup"]["inline_keyboard"][0][0]["text"] == "Tap"


async def test_many_changes_are_few_edits(home: House) -> None:
    """Changes in quick succession are drawn together, and the last one is always shown."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "count")
    await anna.wait_for("count")
    home.server.fail(Fault("delay", method="editMessageText", seconds=0.4))
    counts = [f"count {number}" for number in range(20)]
    await asyncio.gather(*(home.database.transact(show, anna, count) for count in counts))
    await anna.wait_for("count 19")
    await home.quiet()
    assert len(home.calls("editMessageText", anna)) < 10


async def test_an_unchanged_card_is_no_fault(home: House) -> None:
    """The answer "message is not modified" means that the card shows what it should."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    await anna.wait_for("one")
    home.server.fail(Fault("drop_after", method="editMessageText"))
    await home.database.transact(show, anna, "two")
    await anna.wait_for("two")
    await home.until(cards, [(3, False, "")])
    assert home.calls("editMessageText", anna)[-1].outcome["ok"] is False


async def test_what_a_card_shows_already_is_not_sent(home: House) -> None:
    """A card whose drawing is the same is shown without a call; a later change is an edit."""
    anna = await home.person("Anna")
    for text in ("one", "one", "two", "two"):
        await home.database.transact(show, anna, text)
        await anna.wait_for(text)
        await home.quiet()
    await home.until(cards, [(3, False, "")])
    [edit] = home.calls("editMessageText", anna)
    assert edit.outcome["ok"]


async def test_the_same_card_wanted_anew_comes_anew(home: House) -> None:
    """Whoever is asked again gets the card at the end, though it looks as before."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    first = await anna.wait_for("one")
    await home.quiet()
    await home.database.transact(lambda work: show(work, anna, "one", anew=True))
    await anna.wait_for("one", after=first["message_id"])
    await home.quiet()
    assert [message["text"] for message in anna.from_bot[1:]] == ["one", "one"]


async def test_a_card_that_another_process_drew_is_drawn_again(home: House) -> None:
    """What this process remembers counts no more once another one has changed the message."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    message = await anna.wait_for("one")
    await home.quiet()
    await home.application.bot.edit_message_text("theirs", anna.id, message["message_id"])

    def drawn_elsewhere(work: Work) -> None:
        show(work, anna, "one")
        [card] = work.cards.pending()
        mark = {"address": card.address_id, "what": card.subject, "seen": card.wanted}
        work.cards.show([{**mark, "message": message["message_id"], "why": ""}])
        show(work, anna, "one")

    await home.database.transact(drawn_elsewhere)
    await anna.wait_for("one")
    await home.until(cards, [(message["message_id"], False, "")])
    assert [message["text"] for message in anna.from_bot[1:]] == ["one"]


async def test_a_deleted_card_is_sent_anew(home: House) -> None:
    """If the card's message is gone, a new one takes its place."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    old = await anna.wait_for("one")
    await home.application.bot.delete_message(anna.id, old["message_id"])
    await home.database.transact(show, anna, "two")
    new = await anna.wait_for("two")
    await home.until(cards, [(new["message_id"], False, "")])


async def test_a_card_wanted_anew_moves_to_the_end(home: House) -> None:
    """A card wanted anew is sent at the end, below its letter; the old one loses its buttons."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    old = await anna.wait_for("one")

    def letter_and_card(work: Work) -> None:
        show(work, anna, "two", anew=True)
        write(work, anna.id, "a letter")

    await home.database.transact(letter_and_card)
    await anna.wait_for("two")
    await home.quiet()
    texts = [message["text"] for message in anna.from_bot]
    assert texts[1] == "one"
    assert "a letter" in texts[2]
    assert texts[3] == "two"
    assert "reply_markup" not in next(
        message for message in anna.from_bot if message["message_id"] == old["message_id"]
    )
    await home.database.transact(show, anna, "three")
    await anna.wait_for("three")
    assert len(anna.from_bot) == 4


async def test_a_pinned_card_is_pinned_once(home: House) -> None:
    """A card that is to be pinned is pinned when it is sent, not when it is edited."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one", "pinned")
    await anna.wait_for("one")
    await home.database.transact(show, anna, "two", "pinned")
    message = await anna.wait_for("two")
    await home.quiet()
    assert anna.pinned == message
    assert len(home.calls("pinChatMessage")) == 1


async def test_decoration_that_fails_repeats_nothing(home: House) -> None:
    """If pinning or stripping fails, the card is there all the same, once."""
    anna = await home.person("Anna")
    home.server.fail(Fault("server_error", method="pinChatMessage"))
    home.server.fail(Fault("server_error", method="editMessageReplyMarkup"))
    await home.database.transact(show, anna, "one", "pinned")
    await anna.wait_for("one")
    await home.database.transact(lambda work: show(work, anna, "two", "pinned", anew=True))
    await anna.wait_for("two")
    await home.quiet()
    assert [message["text"] for message in anna.from_bot[1:]] == ["one", "two"]


async def test_a_card_with_nothing_to_show_is_left(home: House) -> None:
    """A card that has nothing left to show stays as it is, and is not asked for again."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    message = await anna.wait_for("one")
    await home.database.transact(show, anna, NOTHING)
    await home.until(cards, [(message["message_id"], False, "")])
    assert anna.from_bot[-1]["text"] == "one"


async def test_a_card_that_cannot_be_drawn_says_so(home: House) -> None:
    """A card whose drawing fails keeps the reason, and holds nobody up."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "", "broken")
    await home.database.transact(show, anna, "fine", "good")
    await anna.wait_for("fine")
    await home.quiet()
    broken, good = await home.database.read(cards)
    assert broken[:2] == (None, False)
    assert broken[2].startswith("ZeroDivisionError")
    assert good[2] == ""


async def test_a_card_of_somebody_out_of_reach_is_left(home: House) -> None:
    """Who blocked the bot gets no card, and it is not tried again."""
    anna = await home.person("Anna")
    await home.quiet()
    anna.block()
    await home.database.transact(show, anna, "one")
    await home.quiet()
    await home.database.transact(show, anna, "two")
    await home.quiet()
    assert len(home.calls("sendMessage", anna)) == 2
    ((_, pending, error),) = await home.database.read(cards)
    assert (pending, error) == (False, "unreachable")


async def test_trouble_delays_a_card(home: House) -> None:
    """A card whose edit fails for a while is drawn when the channel is back."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    await anna.wait_for("one")
    home.server.fail(Fault("too_many_requests", method="editMessageText", seconds=5))
    home.server.fail(Fault("drop_before", method="editMessageText", times=2))
    await home.database.transact(show, anna, "two")
    await anna.wait_for("two")
    assert len(anna.from_bot) == 2


async def test_a_card_whose_mark_can_never_be_kept_comes_once(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not sent again however often the database is asked, but a later state of it is."""
    anna = await home.person("Anna")
    await home.quiet()

    def broken(_work: Work, _marks: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as trouble:
        trouble.setattr("bot.messaging.workers.record", broken)
        await home.database.transact(lambda work: show(work, anna, "one", anew=True))
        for _ in range(3):
            await home.quiet()
            home.sender.look_again()
            await home.quiet()
            lines = home.sender._queue._lines  # noqa: SLF001 - a card that rests counts as idle
            while any(line.cards for line in lines.values()):  # noqa: ASYNC110 - it gives no event
                await asyncio.sleep(0.002)
        await home.quiet()
    await home.database.transact(lambda work: show(work, anna, "two", anew=True))
    await anna.wait_for("two")
    assert [one["text"] for one in anna.from_bot[1:]] == ["one", "two"]


async def test_a_reminder_makes_no_sound(home: House) -> None:
    """A card that comes again as a silent nudge says so to the channel; any other rings."""
    anna = await home.person("Anna")
    await home.database.transact(show, anna, "one")
    await anna.wait_for("one")

    def nudge(work: Work) -> None:
        address = work.people.address_of(KEY, anna.id)
        assert address is not None
        work.records.know("card:", "two")
        work.refresh(address.id, "test:", anew=True, note=NUDGE)

    await home.database.transact(nudge)
    await anna.wait_for("two")
    await home.database.transact(lambda work: show(work, anna, "three", anew=True))
    await anna.wait_for("three")
    sent = home.calls("sendMessage", anna)
    assert [call.parameters.get("disable_notification", False) for call in sent[-3:]] == [
        False,
        True,
        False,
    ]
