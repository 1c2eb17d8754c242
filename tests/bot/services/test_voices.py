"""The voice meter of a visit: what counts, and who sees it."""

import pytest
from sqlalchemy import update

from bot.domain.buttons import Verb, press
from bot.services.voices import members, voices_card
from storage.database import Database
from storage.ids import short
from storage.tables.people import Person
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

COUNTRIES = ("FI", "FI", "FI", "PL", "PL", "PL")


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    made = Room(database, clock, people=len(COUNTRIES))

    def settle(work: Work) -> None:
        for caller, country in zip(made.people, COUNTRIES, strict=True):
            this = Person.id == made.me(caller).person.id
            kind = {"organisation_type": "museum" if country == "FI" else "city"}
            work.connection.execute(
                update(Person).where(this).values(country=country, details=kind)
            )

    database.perform(settle)
    return made


def counted(room: Room) -> list[int]:
    """Give how much is counted of each who is there."""
    found = room.database.look(members, room.visit_id)
    return sorted(member.contributions for member in found)


def test_what_counts(room: Room) -> None:
    """Answers to prompts, and each question of those who ask several."""
    for caller in room.people[:2]:
        room.write(caller, "to nothing")
    assert counted(room) == []
    run_id = room.open("p01")
    for caller in room.people[:2]:
        room.write(caller, "A roof")
    assert counted(room) == [1, 1]
    room.close(run_id)
    assert counted(room) == [1, 1]


def test_anonymous_prompts_count_when_they_are_closed(room: Room) -> None:
    """Until then not even that somebody answered; then once, however much they asked."""
    run_id = room.open("p03")
    for caller in room.people[:4]:
        room.write(caller, "Who pays?")
        room.write(caller, "Who decides?")
    assert counted(room) == []
    room.close(run_id)
    assert counted(room) == [1, 1, 1, 1]


def test_the_card(room: Room) -> None:
    """The team sees shares of groups and, if they are clearly skewed, a hint; nobody else does."""
    room.press(room.ines, press(Verb.SHEET, short(room.visit_id), "voices", ""))
    subject = voices_card("vlm-2027-04")
    card = room.card(room.ines, subject)
    assert card is not None
    assert "too early" in card.text
    for _ in range(7):
        run_id = room.open("p01")
        for caller in room.people[3:]:
            room.write(caller, "A roof")
        room.close(run_id)
    run_id = room.open("p01")
    room.write(room.people[0], "A roof")
    for caller in room.people[1:3]:
        room.database.perform(came, room.participant(caller).id)
    card = room.card(room.ines, subject)
    assert card is not None
    assert "Finland: 5 % of the contributions, 50 % of the people" in card.text
    assert "Finland: 50 % of you, and 5 % of the contributions" in card.text
    assert "museum" in card.text
    assert not any(name in card.text for name in ("Anna", "Bruno", "Clara"))
    assert room.card(room.people[0], subject) is None


def came(work: Work, participant_id: int) -> None:
    work.presence.check_in(participant_id, "day-1", work.now)
