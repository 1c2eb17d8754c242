"""Saying whether one comes: what the person sees, what the team sees, what is not sent."""

import pytest

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import marking, rsvping
from bot.services.callers import Caller
from bot.services.coming import SAYINGS, Expected, expected
from bot.services.rsvping import Reply
from bot.services.runs import sheet_card
from bot.texts import catalogue
from storage.database import Database
from tests.bot.domain.sample_visit import sample
from tests.bot.services.test_cadence import is_open
from tests.bot.services.test_reminding import come, settled
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

TAPPED = 77
THERE, LATE, CANNOT = (catalogue.plain("en", f"rsvp-button-{one}") for one in SAYINGS)


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def say(
    world: World, caller: Caller, says: str, day: str = "d1", message_id: int = TAPPED
) -> Receipt:
    reply = Reply(world.visit, day, says)
    return world.database.perform(rsvping.say, caller, reply, message_id)


def labels(world: World, caller: Caller, day: str = "d1") -> list[str]:
    card = world.card(caller, rsvping.card_of(world.visit_id, day))
    assert card is not None
    return [key.label for row in card.keyboard for key in row]


def text(world: World, caller: Caller, day: str = "d1") -> str:
    card = world.card(caller, rsvping.card_of(world.visit_id, day))
    assert card is not None
    return card.text


async def test_the_evening_before_asks(world: World) -> None:
    """Time on both clocks, link, one thing to prepare, three answers; six buttons at most."""
    anna = world.add("Anna", zone="Europe/Lisbon")
    await world.live_until("2027-04-19T23:00")
    evening = world.read(anna)[-1]
    assert "Tuesday 20 April, 09:00 (11:00 in Helsinki)" in evening.text
    keys = [key for row in evening.keyboard for key in row]
    assert [key.label for key in keys] == [
        "Join the call",
        THERE,
        LATE,
        CANNOT,
        "Agenda",
    ]
    assert keys[1].press == f"rs:{world.visit}:d1:there"


def test_the_message_becomes_the_card(world: World) -> None:
    """The letter that was tapped shows what was said; no other message is sent."""
    anna = world.add("Anna")
    world.at("2027-04-19T18:00")
    assert say(world, anna, "there") == Receipt("rsvp-said-there")
    subject = rsvping.card_of(world.visit_id, "d1")
    card = world.look(lambda r: r.cards.of(world.me(anna).address.id, subject))
    assert (card.message_id, card.pending) == (TAPPED, True)
    assert card.anew <= card.shown
    assert world.keys(anna) == []
    assert f"✓ You said: {THERE}." in text(world, anna)
    assert f"✓ {THERE}" in labels(world, anna)
    say(world, anna, "late", message_id=TAPPED - 1)
    card = world.look(lambda r: r.cards.of(world.me(anna).address.id, subject))
    assert card.message_id == TAPPED
    assert labels(world, anna)[1:4] == [THERE, f"✓ {LATE}", CANNOT]


def test_it_can_be_changed_until_the_day_is_over(world: World) -> None:
    """In the middle of it still, afterwards no more; then the buttons are gone."""
    anna = world.add("Anna")
    world.at("2027-04-20T11:59")
    say(world, anna, "excused")
    say(world, anna, "late")
    world.at("2027-04-20T12:00")
    with pytest.raises(Refused, match="rsvp-over"):
        say(world, anna, "there")
    assert labels(world, anna) == []
    participant_id = world.participant(anna).id
    assert world.look(lambda r: r.rsvps.of_participant(participant_id)) == {"d1": "late"}


async def test_the_excused_get_no_link_unless_they_can_after_all(world: World) -> None:
    """Neither the letter nor the button; with another word both are back."""
    anna, ben = world.add("Anna"), world.add("Ben")
    world.at("2027-04-19T18:00")
    for guest in (anna, ben):
        say(world, guest, "excused")
    assert "Join the call" not in labels(world, anna)
    say(world, ben, "there")
    assert "Join the call" in labels(world, ben)
    await world.live_until("2027-04-20T09:50")
    assert "reminder-join" not in world.keys(anna)
    assert "reminder-join" in world.keys(ben)
    rows = world.look(lambda r: r.timeline.of_participant(world.participant(anna).id))
    [link] = [row for row in rows if (row.kind, row.args.get("day")) == ("join", "d1")]
    assert (link.state, link.reason) == ("dropped", "excused")


def test_the_excused_hear_at_once_what_can_wait(world: World) -> None:
    """On a day with a form that stays open: what, until when, and that the days suffice."""
    anna = world.add("Anna")
    world.at("2027-04-22T18:00")
    say(world, anna, "excused", "d4")
    said = text(world, anna, "d4")
    assert "This you can do in your own time, once it has been asked:" in said
    assert "• “My action plan”, until Friday 30 April, 18:00 (19:00 in Helsinki)" in said
    say(world, anna, "excused", "d4")
    assert "you would need this day too" in said  # no day was attended so far


def test_the_excused_hear_that_a_day_only_runs_live(world: World) -> None:
    """Nothing of it waits; one day away is fine."""
    anna = world.add("Anna")
    world.at("2027-04-19T18:00")
    say(world, anna, "excused")
    assert "happens in the sessions, so nothing of it waits" in text(world, anna)
    assert "The other days are enough" in text(world, anna)


async def test_the_excused_are_not_missed(world: World) -> None:
    """Recap and missed day say that it was known; no nudge for what only ran live."""
    anna = world.add("Anna")
    world.at("2027-04-19T18:00")
    say(world, anna, "excused")
    world.at("2027-04-20T10:05")
    is_open(world, "p01")
    await world.live_until("2027-04-20T20:00")
    said = {key: one.text for key, one in zip(world.keys(anna), world.read(anna), strict=True)}
    assert "You had said that you could not come." in said["reminder-recap"]
    assert "as you had said" in said["reminder-missed-excused"]
    assert "It needs 3 more days." in said["reminder-missed-excused"]
    assert "reminder-missed" not in said
    assert settled(world, "nudge", "d1") == ("dropped", "nothing to catch up")


async def test_the_excused_are_nudged_of_what_was_meant_to_wait(world: World) -> None:
    """The form of the last day stays open for everybody."""
    anna = world.add("Anna")
    world.at("2027-04-23T09:00")
    say(world, anna, "excused", "d4")
    is_open(world, "p08")
    await world.live_until("2027-04-23T16:00")
    assert "reminder-nudge" in world.keys(anna)


async def test_the_run_sheet_counts_who_comes(world: World) -> None:
    """Before and during the day, once anybody said anything; not after it."""
    lead = world.lead()
    guests = [world.add(name) for name in ("Anna", "Ben", "Cleo", "Dora")]
    subject = sheet_card(sample().visit)
    world.at("2027-04-19T18:00")
    assert "Expected" not in _drawn(world, lead, subject)
    for guest, says in zip(guests, ("there", "late", "excused"), strict=False):
        say(world, guest, says)
    line = "Expected 1 · late 1 · excused 1 · not said 1"
    assert line in _drawn(world, lead, subject)
    world.at("2027-04-20T11:00")
    assert line in _drawn(world, lead, subject)
    world.at("2027-04-20T12:00")
    assert "Expected" not in _drawn(world, lead, subject)


async def test_whoever_came_is_not_counted_as_away(world: World) -> None:
    """Nor does anything say of them that they cannot come, or keep what the day left to do."""
    lead, anna, ben = world.lead(), world.add("Anna"), world.add("Ben")
    world.at("2027-04-19T18:00")
    say(world, anna, "excused")
    assert "You said that you cannot come" in _drawn(world, anna, f"next:{world.visit}")
    come(world, anna, "d1", "2027-04-20T10:00")
    assert "You said that you cannot come" not in _drawn(world, anna, f"next:{world.visit}")
    assert "Expected" not in _drawn(world, lead, sheet_card(sample().visit))
    say(world, ben, "late")
    line = "Expected 0 · late 1 · excused 0 · not said 0"
    assert line in _drawn(world, lead, sheet_card(sample().visit))
    is_open(world, "p01")
    await world.live_until("2027-04-20T16:30")
    assert "reminder-nudge" in world.keys(anna)


def _drawn(world: World, caller: Caller, subject: str) -> str:
    card = world.card(caller, subject)
    assert card is not None
    return card.text


def test_whoever_left_is_not_expected(world: World) -> None:
    """Only those who take part are counted."""
    anna = world.add("Anna")
    say(world, anna, "there")
    participant = world.participant(anna)
    asked = (world.visit_id, "d1", {participant.id})
    assert world.look(lambda r: expected(r, *asked)) == Expected(1, 0, 0, 0)
    world.database.perform(lambda work: work.people.set_left(participant, work.now))
    assert world.look(lambda r: expected(r, *asked)) == Expected(0, 0, 0, 1)
    with pytest.raises(Refused, match="not-your-button"):
        say(world, anna, "late")
    assert world.card(anna, rsvping.card_of(world.visit_id, "d1")) is None


def test_the_attendance_list_says_who_said_what(world: World) -> None:
    """Beside the names of those who are not there yet."""
    lead = world.lead()
    guests = {name: world.add(name) for name in ("Anna", "Ben", "Cleo", "Dora")}
    for name, says in (("Anna", "there"), ("Ben", "late"), ("Cleo", "excused"), ("Dora", "there")):
        say(world, guests[name], says)
    come(world, guests["Dora"], "d1", "2027-04-20T09:50")

    world.database.perform(marking.open_list, lead)
    card = world.card(lead, f"attendance:{world.visit}")
    assert card is not None
    assert [row[0].label for row in card.keyboard][:4] == [
        f"Anna: not there, {_says('there')}",
        f"Ben: not there, {_says('late')}",
        f"Cleo: not there, {_says('excused')}",
        "Dora: there",
    ]


def _says(what: str) -> str:
    return catalogue.plain("en", f"attendance-says-{what}")


def test_a_day_that_is_gone_is_refused(world: World) -> None:
    """A button from an older plan says so."""
    anna = world.add("Anna")
    with pytest.raises(Refused, match="check-in-no-such-day"):
        say(world, anna, "there", "d9")
    assert world.card(anna, rsvping.card_of(world.visit_id, "d9")) is None
