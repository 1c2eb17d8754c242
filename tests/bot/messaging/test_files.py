"""Pictures and PDFs: drawn and uploaded once, then sent by their id."""

import pytest

from bot.chat_server import Fault, Person
from bot.views.attachments import ATTACHMENTS
from bot.views.cards import CARDS
from bot.views.content import Attachment, Content
from storage.work import Work
from tests.bot.chat_server.pictures import png
from tests.bot.messaging.house import KEY, House, states, write


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have a kind of attachment, and a list of what was really drawn."""
    drawings: list[str] = []

    def recipe(_reading: object, _reader: object, about: str) -> Attachment:
        def draw() -> bytes:
            drawings.append(about)
            if about == "broken":
                raise ZeroDivisionError
            return png() if about == "photo" else b"%PDF-1.7"

        if about == "photo":
            return Attachment("test:photo", "photo", "photo.png", draw)
        return Attachment(f"test:{about}", "document", f"{about}.bin", draw)

    monkeypatch.setitem(ATTACHMENTS, "test", recipe)
    return drawings


def letter(work: Work, person: Person, about: str) -> None:
    """Write a letter with an attachment."""
    write(work, person.id, about, attachment=f"test:{about}")


async def test_a_file_is_uploaded_once(home: House, drawn: list[str]) -> None:
    """Many who get the same picture get one drawing; the others' is sent by its id."""
    people = [await home.person(f"P{number}") for number in range(4)]

    def send_all(work: Work) -> None:
        for person in people:
            letter(work, person, "photo")

    await home.database.transact(send_all)
    for person in people:
        message = await person.wait_for(lambda one: "photo" in one)
        assert "photo" in message["caption"]
    assert drawn == ["photo"]
    sent = [call.parameters["photo"] for call in home.calls("sendPhoto")]
    assert sum(isinstance(photo, dict) for photo in sent) == 1


async def test_a_file_id_is_remembered(home: House, drawn: list[str]) -> None:
    """What the channel holds is written down, and used after a restart too."""
    anna = await home.person("Anna")
    await home.database.transact(letter, anna, "paper")
    message = await anna.wait_for(lambda one: "document" in one)
    await home.quiet()
    held = await home.database.read(lambda reading: reading.records.uploaded(KEY, "test:paper"))
    assert held == message["document"]["file_id"]
    assert message["document"]["file_name"] == "paper.bin"
    home.sender._hands._attempts._letters._files._fresh.clear()  # noqa: SLF001 - as after a restart
    await home.database.transact(letter, anna, "paper")
    await anna.wait_for(lambda one: "document" in one, after=message["message_id"])
    assert drawn == ["paper"]


async def test_a_file_id_that_is_wrong_is_replaced(home: House, drawn: list[str]) -> None:
    """If the channel does not know the id any more, the file is drawn and uploaded anew."""
    anna = await home.person("Anna")
    await home.database.transact(
        lambda work: work.records.upload(KEY, "test:paper", "AgACAgQAAxkBAAI")
    )
    await home.database.transact(letter, anna, "paper")
    message = await anna.wait_for(lambda one: "document" in one)
    await home.quiet()
    held = await home.database.read(lambda reading: reading.records.uploaded(KEY, "test:paper"))
    assert held == message["document"]["file_id"]
    assert drawn == ["paper"]


async def test_a_drawing_that_fails_is_parked(home: House, drawn: list[str]) -> None:
    """A letter whose attachment cannot be drawn is parked with the reason; others go."""
    anna = await home.person("Anna")
    await home.database.transact(letter, anna, "broken")
    await home.database.transact(letter, anna, "paper")
    await anna.wait_for(lambda one: "document" in one)
    await home.quiet()
    outcomes = await home.database.read(states)
    assert outcomes[1][0] == "parked"
    assert outcomes[1][1].startswith("ZeroDivisionError")
    assert drawn == ["broken", "paper"]


async def test_a_picture_makes_room_for_words(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that becomes a card is taken away; the words in its place come without a sound."""
    monkeypatch.setitem(CARDS, "test", lambda *_: Content("gone", pressable=False))
    anna = await home.person("Anna")
    await home.database.transact(letter, anna, "photo")
    picture = await anna.wait_for(lambda one: "photo" in one)
    await home.database.transact(_become_a_card, anna, picture["message_id"])
    await anna.wait_for("gone")
    assert not any("photo" in message for message in anna.from_bot)
    assert home.calls("sendMessage", anna)[-1].parameters["disable_notification"] is True


@pytest.mark.parametrize("kind", ["too_many_requests", "drop_before", "drop_after"])
async def test_trouble_does_not_save_a_picture(
    home: House, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A picture that the channel could not take away just then is taken away later."""
    monkeypatch.setitem(CARDS, "test", lambda *_: Content("gone", pressable=False))
    anna = await home.person("Anna")
    await home.database.transact(letter, anna, "photo")
    picture = await anna.wait_for(lambda one: "photo" in one)
    home.server.fail(Fault(kind, method="deleteMessage", seconds=1))
    await home.database.transact(_become_a_card, anna, picture["message_id"])
    await anna.wait_for("gone")
    assert not any("photo" in message for message in anna.from_bot)
    assert [one.get("text") for one in anna.from_bot[1:]] == ["gone"]


def _become_a_card(work: Work, person: Person, message_id: int) -> None:
    address = work.people.address_of(KEY, person.id)
    assert address is not None
    work.make_card(address.id, "test:", message_id)
