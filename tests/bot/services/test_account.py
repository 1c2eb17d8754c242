"""Seeing, pausing and erasing one's own account."""

import json

import pytest
from sqlalchemy import select

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import account
from storage.database import Database
from storage.tables.messaging import OutboxLetter
from storage.work import Reading, Work
from tests.bot.services.guests import Guest, invite_sample


@pytest.fixture
def guest(database: Database) -> Guest:
    """A participant who has joined."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.join(tokens["T03"])
    return guest


def test_leaving_stops_the_cards_too(database: Database, guest: Guest) -> None:
    """What was still to be drawn for them is not drawn, whatever happens afterwards."""
    from bot.services.opening import open_run
    from bot.services.running import close_run

    visit_id = database.look(lambda r: r.people.parts_of(guest.me().person.id)[0].visit_id)
    run_id = database.perform(lambda work: open_run(work, visit_id, "p01").id)
    mine = guest.me().address.id
    assert mine in {card.address_id for card in database.look(lambda r: r.cards.pending())}
    database.perform(account.stop, guest.caller, "yes")
    database.perform(lambda work: close_run(work, run_id).id)
    assert mine not in {card.address_id for card in database.look(lambda r: r.cards.pending())}
    guest.start()
    assert guest.letters()[-1].text.startswith("Good to have you back")


def part_of(reading: Reading, guest: Guest) -> int:
    [part] = reading.people.parts_of(guest.me().person.id)
    return int(part.id)


def test_mydata_in_words_and_as_a_file(database: Database, guest: Guest) -> None:
    """The message sums up what is kept and why, the file holds every row."""
    database.perform(account.my_data, guest.caller)
    letter = guest.letters()[-1]
    assert '"Λοΐζου; on the certificate: Andreas Hadjiloizou' in letter.text
    assert "anonymous" in letter.text
    assert letter.attachment is not None
    assert letter.attachment.file_name == "hospes-my-data.json"
    copy = json.loads(letter.attachment.draw())
    assert copy["people"][0]["details"]["learning_needs_tags"] == "business_models;financing"
    assert [row["act"] for row in copy["consents"]] == ["given"]
    assert copy["participants"][0]["reference"] == "T03"
    assert copy["addresses"][0]["chat_id"] == 1
    assert "token_hash" not in copy["invitations"][0]


def test_mydata_names_the_question_of_an_answer(database: Database, guest: Guest) -> None:
    """An answer with a name stands in the file beside what was asked."""
    database.perform(answer_by_name, guest)
    database.perform(account.my_data, guest.caller)
    attachment = guest.letters()[-1].attachment
    assert attachment is not None
    [answer] = json.loads(attachment.draw())["answers"]
    assert answer["value"] == "Money"
    assert answer["question"]["en"].startswith("In one or two sentences")


def answer_by_name(work: Work, guest: Guest) -> None:
    from bot.services.opening import open_run

    part = work.people.parts_of(guest.me().person.id)[0]
    run = open_run(work, part.visit_id, "p01")
    work.answers.put(run.id, str(part.id), "", "Money")


@pytest.mark.parametrize("service", [account.my_data, account.ask_stop, account.ask_delete])
def test_strangers_have_no_account(database: Database, service: object) -> None:
    """Nothing is kept of a stranger, so there is nothing to show, pause or erase."""
    assert callable(service)
    with pytest.raises(Refused, match="stranger"):
        database.perform(service, Guest(database, 9).caller)


def test_stop_asks_and_leaves_at_once(database: Database, guest: Guest) -> None:
    """After the yes all planned reminders and waiting letters are dropped; one letter says so."""
    database.perform(account.ask_stop, guest.caller)
    database.perform(lambda work: work.say(guest.me().address.id, "welcome-organiser"))
    assert guest.tap("Leave") == Receipt()
    part_id = database.look(part_of, guest)
    entries = database.look(lambda reading: reading.timeline.of_participant(part_id))
    assert {(row.state, row.reason) for row in entries} == {("dropped", "left")}
    [letter] = guest.letters()
    assert "You have left" in letter.text
    part = database.look(lambda reading: reading.people.participant(part_id))
    assert part is not None
    assert part.state == "left"


def test_stop_can_be_declined(database: Database, guest: Guest) -> None:
    """The no, and a second yes, change nothing."""
    database.perform(account.ask_stop, guest.caller)
    assert guest.tap("Stay") == Receipt("stop-kept")
    assert guest.press("st:perhaps") == Receipt("stale-button")
    guest.press("st:yes")
    assert guest.press("st:yes") == Receipt("stale-button")
    with pytest.raises(Refused, match="stop-nothing"):
        database.perform(account.ask_stop, guest.caller)


def test_delete_asks_and_erases(database: Database, guest: Guest) -> None:
    """After the yes nothing names the person any more; the last letter says so."""
    database.perform(answer_by_name, guest)
    database.perform(account.ask_delete, guest.caller)
    person_id, part_id = guest.me().person.id, database.look(part_of, guest)
    assert guest.tap("Erase everything") == Receipt()
    kept = database.look(lambda reading: reading.belongings.of(person_id))
    assert [row["act"] for row in kept["consents"]] == ["given", "withdrawn"]
    assert [row["act"] for row in kept["audit_log"]] == ["joined", "erased"]
    assert [row["state"] for row in kept["participants"]] == ["erased"]
    assert {name for name, rows in kept.items() if rows} == {
        "people",
        "participants",
        "consents",
        "audit_log",
    }
    person = kept["people"][0]
    assert not any(person[column] for column in person if column not in {"id", "created_at"})
    assert not database.look(lambda reading: reading.timeline.of_participant(part_id))
    [letter] = guest.letters()
    assert "Nothing with your name is left" in letter.text
    with pytest.raises(Refused, match="stranger"):
        guest.press("de:yes")


def test_delete_reaches_letters_to_others(database: Database, guest: Guest) -> None:
    """What others were told of somebody is nameless once it is sent and they are erased."""
    part_id = database.look(part_of, guest)

    def tell_a_facilitator(work: Work) -> int:
        part = work.people.participant(part_id)
        assert part is not None
        address = work.people.add_address("telegram", 50, "en", work.now)
        work.say(address, "help-asked", args={"name": "Andreas"}, visit_id=part.visit_id)
        return address

    address_id = database.perform(tell_a_facilitator)
    database.perform(lambda work: work.outbox.drop_for(address_id, "as if sent", work.now))
    guest.press("de:yes")
    letters = database.look(
        lambda reading: reading.connection.execute(select(OutboxLetter.__table__)).all()
    )
    [told] = [row for row in letters if row.address_id == address_id]
    assert told.args == {}


def test_delete_keeps_ones_own_language_to_the_end(database: Database) -> None:
    """The confirmation comes in the language that was chosen."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.start(tokens["T12"])
    guest.tap("Français")
    guest.press("de:yes")
    assert "mon dernier message" in guest.letters()[-1].text


def test_delete_can_be_declined(database: Database, guest: Guest) -> None:
    """The no changes nothing, and neither does a made-up choice."""
    database.perform(account.ask_delete, guest.caller)
    assert guest.tap("Keep it") == Receipt("delete-kept")
    assert guest.press("de:perhaps") == Receipt("stale-button")
    assert guest.me().person.email == "t03@example.org"


def test_the_organiser_can_be_erased(database: Database) -> None:
    """Whoever takes part in no visit is erased as well, and loses their role."""
    from bot.services.inviting import first_organiser_link

    guest = Guest(database, 1)
    guest.join(database.perform(first_organiser_link))
    guest.press("de:yes")
    assert database.perform(first_organiser_link)


@pytest.mark.parametrize("reachable", [False, True])
def test_blocking_is_noted(database: Database, guest: Guest, reachable: bool) -> None:
    """Whether a chat takes messages is known; of an unknown chat nothing is written down."""
    database.perform(account.set_reachable, guest.caller, reachable)
    assert guest.me().address.reachable == reachable
    database.perform(account.set_reachable, Guest(database, 9).caller, reachable)
    assert database.look(lambda reading: reading.people.address_of("telegram", 9)) is None


def test_a_blocked_stranger(database: Database) -> None:
    """A chat that is nobody's can be blocked too."""
    stranger = Guest(database, 1)
    stranger.start()
    database.perform(account.set_reachable, stranger.caller, False)
    address = database.look(lambda reading: reading.people.address_of("telegram", 1))
    assert address is not None
    assert not address.reachable
