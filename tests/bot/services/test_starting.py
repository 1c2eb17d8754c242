"""/start: with a link or without, for the first time or again."""

import asyncio

import pytest

from bot.errors import Refused
from bot.services import starting
from bot.services.callers import Caller
from bot.services.inviting import first_organiser_link
from storage.database import Database
from tests.bot.services.guests import VISIT, Guest, invite_sample
from tests.conftest import StillClock


@pytest.fixture
def tokens(database: Database) -> dict[str, str]:
    return invite_sample(database)


@pytest.mark.parametrize("token", ["x" * 32, "no/token", "ä", "x" * 65])
@pytest.mark.usefixtures("tokens")
def test_an_unknown_link_is_explained(database: Database, token: str) -> None:
    """A token that was never made opens nothing, whatever it looks like."""
    with pytest.raises(Refused, match="link-unknown"):
        Guest(database, 1).start(token)


def test_a_used_link_belongs_to_its_first_account(
    database: Database, tokens: dict[str, str]
) -> None:
    """A forwarded link names only the first name of its owner, and whom to ask."""
    Guest(database, 1).start(tokens["T08"])
    with pytest.raises(Refused) as refused:
        Guest(database, 2).start(tokens["T08"])
    assert refused.value.key == "link-of-another"
    assert refused.value.text_args == {"name": "Maria", "contact": "help@example.org"}


def test_a_participant_cannot_open_another_ones_link(
    database: Database, tokens: dict[str, str]
) -> None:
    """An account is one person: an unused link of somebody else stays unused."""
    guest = Guest(database, 1)
    guest.join(tokens["T01"])
    with pytest.raises(Refused, match="link-of-another"):
        guest.start(tokens["T02"])
    Guest(database, 2).start(tokens["T02"])


def test_links_close_some_time_after_the_visit(
    database: Database, clock: StillClock, tokens: dict[str, str]
) -> None:
    """An unused link says that its visit is over; a used one still brings its owner back."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    clock.move(days=60)
    with pytest.raises(Refused) as refused:
        Guest(database, 2).start(tokens["T02"])
    assert refused.value.key == "link-expired"
    assert refused.value.text_args["contact"] == "help@example.org"
    guest.start(tokens["T01"])
    assert "Step 1 of 4" in guest.card().text


def test_joining_goes_on_where_it_was_left(database: Database, tokens: dict[str, str]) -> None:
    """The link again, or /start alone, shows the step at which somebody stopped."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    guest.tap("Français")
    for token in (tokens["T01"], ""):
        guest.start(token)
        assert "Étape 2 sur 4" in guest.card().text
    card = database.look(lambda reading: reading.cards.of(guest.me().address.id, "join:"))
    assert card is not None
    assert card.anew == card.wanted


def test_a_lost_step_begins_again(database: Database, tokens: dict[str, str]) -> None:
    """Whoever opened their link but is asked something else is led back to joining."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    database.perform(lambda work: work.people.expect_nothing(guest.me().person.id))
    guest.start()
    assert "Step 1 of 4" in guest.card().text


@pytest.mark.parametrize("with_link", [True, False])
def test_whoever_is_in_is_told_where_they_are(
    database: Database, tokens: dict[str, str], with_link: bool
) -> None:
    """Opening one's own used link, or /start, greets and leads on; nothing is asked twice."""
    guest = Guest(database, 1)
    guest.join(tokens["T01"])
    guest.start(tokens["T01"] if with_link else "")
    [row] = database.look(lambda reading: reading.outbox.due(reading.now, 10))
    assert row.text_key == "welcome-known"
    assert row.args["name"] == "Елица"
    assert database.look(lambda reading: reading.people.dialogue(guest.me().person.id)) is None


def test_coming_back_from_a_pause(database: Database, tokens: dict[str, str]) -> None:
    """/start after /stop lets somebody in again, with when they first joined, and reminds again."""
    guest = Guest(database, 1)
    guest.join(tokens["T01"])
    [before] = database.look(lambda reading: reading.people.parts_of(guest.me().person.id))
    guest.press("st:yes")
    guest.start()
    [part] = database.look(lambda reading: reading.people.parts_of(guest.me().person.id))
    assert (part.state, part.joined_at, part.left_at) == ("joined", before.joined_at, None)
    entries = database.look(lambda reading: reading.timeline.of_participant(part.id))
    assert {row.state for row in entries} == {"planned"}
    keys = [row.text_key for row in database.look(lambda r: r.outbox.due(r.now, 10))]
    assert keys[-1] == "welcome-back"


def test_a_stranger_learns_how_to_get_in(database: Database) -> None:
    """Without any visit the answer is general; with one it says whom to write to."""
    guest = Guest(database, 1, "fr-CA")
    guest.start()
    assert "lien personnel" in guest.letters()[-1].text
    invite_sample(database)
    guest.start()
    assert "help@example.org" in guest.letters()[-1].text


def test_a_facilitator_comes_back_to_the_run_sheet(
    database: Database, tokens: dict[str, str]
) -> None:
    """/start puts the run sheet at the end of a facilitator's chat."""
    guest = Guest(database, 1)
    guest.join(tokens["f01"])
    subject = f"sheet:{VISIT}"
    before = database.look(lambda reading: reading.cards.of(guest.me().address.id, subject))
    guest.start()
    after = database.look(lambda reading: reading.cards.of(guest.me().address.id, subject))
    assert before is not None
    assert after is not None
    assert after.anew == before.wanted + 1


def test_the_organiser_may_also_be_a_facilitator(
    database: Database, tokens: dict[str, str]
) -> None:
    """A team's link opened by somebody we know gives them the role, and leaves nobody behind."""
    guest = Guest(database, 1)
    guest.join(database.perform(first_organiser_link))
    assert "you run this Hospes" in guest.card().text
    organiser = guest.me().person.id
    guest.join(tokens["f01"])
    assert guest.me().person.id == organiser
    roles = database.look(lambda reading: reading.people.roles_of(organiser))
    assert {row.role for row in roles} == {"organiser", "facilitator"}


def test_one_account_takes_one_place_in_a_team(database: Database, tokens: dict[str, str]) -> None:
    """Somebody who takes their own place again by another's link is told that it is another's."""
    guest = Guest(database, 1)
    guest.join(tokens["f01"])
    with pytest.raises(Refused, match="link-of-another"):
        database.perform(_second_facilitator_link, guest)


def _second_facilitator_link(work: object, guest: Guest) -> None:
    from bot.domain.tokens import hash_of
    from storage.work import Work

    assert isinstance(work, Work)
    visit = work.visits.everything()[0]
    other = work.people.add(work.now)
    work.people.describe(other, name="Otso Other")
    work.invitations.add(
        hash_of("other"),
        person_id=other,
        visit_id=visit.id,
        role="facilitator",
        reference="f09",
        now=work.now,
    )
    starting.start(work, guest.caller, "other")


@pytest.mark.usefixtures("tokens")
def test_the_organisers_link_works_once(database: Database, clock: StillClock) -> None:
    """Each start makes a new link and voids the old, until one was used to the end."""
    first = database.perform(first_organiser_link)
    second = database.perform(first_organiser_link)
    with pytest.raises(Refused, match="link-unknown"):
        Guest(database, 1).start(first)
    clock.move(days=8)
    with pytest.raises(Refused, match="link-unknown"):
        Guest(database, 1).start(second)
    third = database.perform(first_organiser_link)
    organiser = Guest(database, 2)
    organiser.join(third)
    with pytest.raises(Refused, match="link-used"):
        Guest(database, 3).start(third)
    assert database.perform(first_organiser_link) == ""
    organiser.start()
    assert "You run this Hospes" in organiser.letters()[-1].text


def test_a_half_used_organisers_link_is_replaced(database: Database) -> None:
    """Whoever opened the link but never finished does not keep others from running Hospes."""
    slow = Guest(database, 1)
    slow.start(database.perform(first_organiser_link))
    organiser = Guest(database, 2)
    organiser.join(database.perform(first_organiser_link))
    assert database.look(lambda r: r.people.leads(organiser.me().person.id, 0))
    slow.tap("English")
    slow.tap("I agree")
    with pytest.raises(Refused, match="join-void"):
        slow.press("jz:Europe/Berlin")


async def test_two_accounts_cannot_share_a_link(
    database: Database, database_url: str, clock: StillClock, tokens: dict[str, str]
) -> None:
    """Opened at once in two processes, a link lets in one account."""
    beside = Database(database_url, clock, exclusive=False)
    beside.start()
    try:
        outcomes = await asyncio.gather(
            database.transact(starting.start, Caller("telegram", 1), tokens["T01"]),
            beside.transact(starting.start, Caller("telegram", 2), tokens["T01"]),
            return_exceptions=True,
        )
    finally:
        beside.stop()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Refused"]


def test_an_unblocked_chat_is_reachable_again(database: Database) -> None:
    """Any /start shows that an address takes messages."""
    guest = Guest(database, 1)
    guest.start()
    before = database.look(lambda reading: reading.people.address_of("telegram", 1))
    assert before is not None
    database.perform(lambda work: work.people.set_reachable(before.id, False))
    guest.start()
    after = database.look(lambda reading: reading.people.address_of("telegram", 1))
    assert after is not None
    assert after.reachable
