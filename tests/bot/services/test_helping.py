"""/help, and commands that we do not know."""

import pytest

from bot.errors import Refused
from bot.services import helping
from bot.services.inviting import first_organiser_link
from storage.database import Database
from tests.bot.services.guests import Guest, invite_sample


@pytest.fixture
def tokens(database: Database) -> dict[str, str]:
    return invite_sample(database)


def test_help_names_a_person(database: Database, tokens: dict[str, str]) -> None:
    """Help lists what can be done and whom to write to, for those inside and those on the way."""
    for number, reference in enumerate(("T01", "f01"), 1):
        guest = Guest(database, number)
        guest.start(tokens[reference])
        database.perform(helping.help_out, guest.caller, "")
        assert "help@example.org" in guest.letters()[-1].text
        guest.join(tokens[reference])
        database.perform(helping.help_out, guest.caller, "")
        assert "help@example.org" in guest.letters()[-1].text


def test_a_question_reaches_the_team(database: Database, tokens: dict[str, str]) -> None:
    """A question goes to everybody who runs the visit, with who asks and how to answer."""
    ines, pekka, anna = (Guest(database, number) for number in (1, 2, 3))
    ines.join(tokens["f01"])
    pekka.join(tokens["f02"])
    anna.join(tokens["T16"])
    database.perform(helping.help_out, anna.caller, "I hear <nothing> & nobody")
    for member in (ines, pekka):
        [letter] = member.letters()
        assert "Anneliese Groß-Köpke" in letter.text
        assert "I hear &lt;nothing&gt; &amp; nobody" in letter.text
        assert "t16@example.org" in letter.text
    assert "Passed on" in anna.letters()[-1].text


def test_a_question_leaves_with_its_author(database: Database, tokens: dict[str, str]) -> None:
    """What the team was asked is erased with the person who asked."""
    ines, anna = Guest(database, 1), Guest(database, 2)
    ines.join(tokens["f01"])
    anna.join(tokens["T16"])
    database.perform(helping.help_out, anna.caller, "Help")
    anna.press("de:yes")
    assert ines.letters() == []


def test_a_question_that_reaches_nobody(database: Database, tokens: dict[str, str]) -> None:
    """Without anybody of the team in the chat, the address to write to is told."""
    anna = Guest(database, 1)
    anna.join(tokens["T16"])
    with pytest.raises(Refused) as refused:
        database.perform(helping.help_out, anna.caller, "Help")
    assert refused.value.key == "help-nobody"
    assert refused.value.text_args == {"contact": "help@example.org"}


def test_help_outside_of_any_visit(database: Database) -> None:
    """A stranger learns how to get in; an organiser without a visit what is kept of them."""
    stranger = Guest(database, 1)
    database.perform(helping.help_out, stranger.caller, "")
    assert "personal link" in stranger.letters()[-1].text
    organiser = Guest(database, 2)
    organiser.join(database.perform(first_organiser_link))
    database.perform(helping.help_out, organiser.caller, "")
    assert "not in a visit" in organiser.letters()[-1].text


def test_an_unknown_command(database: Database, tokens: dict[str, str]) -> None:
    """A command that we do not know leads to /help, for a stranger to the door."""
    guest = Guest(database, 1)
    database.perform(helping.unknown_command, guest.caller)
    assert "personal link" in guest.letters()[-1].text
    guest.join(tokens["T01"])
    database.perform(helping.unknown_command, guest.caller)
    assert "/help" in guest.letters()[-1].text
