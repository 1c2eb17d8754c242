"""Certificates: who gets which, once, and whether they are genuine."""

import io
from collections.abc import Iterable

import pypdf
import pytest

from bot.domain.joining import YES
from bot.messaging.marks import LetterMark, record
from bot.services import account
from bot.services.callers import Caller
from bot.services.marks import Mark, mark
from bot.services.opening import open_run
from bot.services.planning import replan
from bot.services.verifying import Status, link, look_up, verify
from schedules.tick import tick
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import brussels
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

END, DECIDED = "2027-04-23T13:00", "2027-04-30T18:00"


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    world = World(database, clock)
    database.perform(lambda work: work.records.know("public_url", "https://visits.example.org"))
    return world


def attend(world: World, caller: Caller, days: Iterable[str]) -> None:
    """Mark somebody present on some days."""
    ines = world.me(world.lead())
    for day in days:
        given = Mark(world.participant(caller).id, day, present=True, reason="was there")
        world.database.perform(lambda w, given=given: mark(w, ines, world.visit_id, given))


def answer(world: World, prompts: Iterable[str], callers: Iterable[Caller]) -> None:
    """Let some people answer some prompts."""
    ids = [world.participant(caller).id for caller in callers]

    def ask(work: Work) -> None:
        for key in prompts:
            run = open_run(work, world.visit_id, key)
            for participant_id in ids:
                work.asked.mark(run.id, participant_id, answered=True, changed=0)

    world.database.perform(ask)


def certified(world: World) -> dict[str, str]:
    rows = world.look(lambda r: r.certificates.of_visit(world.visit_id))
    return {row.facts["name"]: row.kind for row in rows}


async def test_everybody_gets_what_they_earned(world: World) -> None:
    """Completion at the end, attendance when it is decided, a kind word otherwise; each once."""
    world.at("2027-04-20T09:30")
    anna, ben, cleo = (world.add(name) for name in ("Anna", "Ben", "Cleo"))
    attend(world, anna, ["d1", "d2", "d3"])
    attend(world, ben, ["d2", "d3", "d4"])
    attend(world, cleo, ["d1", "d4"])
    answer(world, ["p01", "p08", "p10"], [anna, cleo])
    await world.live_until(END)
    assert certified(world) == {"Anna": "completion"}
    await world.live_until(DECIDED)
    assert certified(world) == {"Anna": "completion", "Ben": "attendance"}
    said = {
        name: _certificate_letters(world, who)
        for name, who in zip("abc", (anna, ben, cleo), strict=True)
    }
    assert said == {
        "a": ["certificate-completion"],
        "b": ["certificate-attendance"],
        "c": ["certificate-none"],
    }


def _certificate_letters(world: World, caller: Caller) -> list[str]:
    return [key for key in world.keys(caller) if key.startswith("certificate-")]


async def test_a_second_run_issues_nothing_twice(world: World) -> None:
    """Planned anew and woken again, the register stays as it is."""
    world.at("2027-04-20T09:30")
    anna = world.add("Anna")
    attend(world, anna, ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    before = world.look(lambda r: r.certificates.everything())
    world.database.perform(replan, world.visit_id)
    await tick(world.database)
    assert world.look(lambda r: r.certificates.everything()) == before
    assert len(before) == 1
    assert _certificate_letters(world, anna) == ["certificate-attendance"]


async def test_numbers_follow_the_references(world: World) -> None:
    """The sequence is without gaps and counts on over a year."""
    world.at("2027-04-20T09:30")
    people = [world.add(name) for name in ("Zoe", "Anna", "Mia")]
    for person in people:
        attend(world, person, ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    rows = world.look(lambda r: r.certificates.everything())
    assert [(row.facts["name"], row.sequence) for row in rows] == [
        ("Zoe", 1),
        ("Anna", 2),
        ("Mia", 3),
    ]
    assert all(row.number.startswith(f"VLM-2027-000{row.sequence}-") for row in rows)


async def test_the_letter_waits_for_the_morning(world: World) -> None:
    """A certificate decided in somebody's night leaves when their quiet hours end."""
    world.at("2027-04-20T09:30")
    anna = world.add("Anna", zone="Asia/Tokyo")
    attend(world, anna, ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    assert world.letters(anna)[-1].not_before == brussels("2027-05-01T01:00")


async def test_the_document_says_what_was_frozen(world: World) -> None:
    """Name, visit, days, hours, number and link stand on it, in the holder's language."""
    world.at("2027-04-20T09:30")
    anna = world.add("Anna <b>&", language="fr")
    attend(world, anna, ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    letter = world.read(anna)[-1]
    assert letter.attachment is not None
    [row] = world.look(lambda r: r.certificates.everything())
    assert letter.attachment.file_name == f"{row.number}.pdf".replace("*", "x")
    text = pypdf.PdfReader(io.BytesIO(letter.attachment.draw())).pages[0].extract_text()
    for part in ("Anna <b>&", "Ouvrir le chantier naval", "3 jours sur 4", "6 heures", row.number):
        assert part in " ".join(text.split())
    assert world.look(lambda r: link(r, row)) in letter.text.replace("&amp;", "&")


async def test_whoever_left_or_cannot_be_reached(world: World) -> None:
    """Leaving forgoes it; a blocked chat does not."""
    world.at("2027-04-20T09:30")
    anna, ben = world.add("Anna"), world.add("Ben")
    for person in (anna, ben):
        attend(world, person, ["d1", "d2", "d3"])

    def go(work: Work) -> None:
        work.people.set_reachable(world.me(anna).address.id, False)
        work.people.set_left(world.participant(ben), work.now)

    world.database.perform(go)
    await world.live_until(DECIDED)
    assert certified(world) == {"Anna": "attendance"}
    assert _certificate_letters(world, ben) == []


async def test_who_comes_back_gets_theirs(world: World) -> None:
    """A certificate of somebody who had blocked the bot waits for them, also past an erasure."""
    world.at("2027-04-20T09:30")
    anna, ben = world.add("Anna"), world.add("Ben")
    attend(world, anna, ["d1", "d2", "d3"])
    world.database.perform(account.set_reachable, anna, False)
    await world.live_until(DECIDED)
    dropped = [LetterMark(row.id, "dropped", why="unreachable") for row in world.letters(anna)]
    world.database.perform(record, dropped)
    world.database.perform(account.delete, ben, YES)
    assert world.letters(anna) == []
    world.database.perform(account.set_reachable, anna, True)
    [letter] = world.read(anna)
    [certificate] = world.look(lambda r: r.certificates.everything())
    assert letter.attachment is not None
    assert certificate.number in letter.text


async def test_verification(world: World) -> None:
    """Only the whole link shows a certificate, not the number alone, nor with a wrong token."""
    world.at("2027-04-20T09:30")
    attend(world, world.add("Anna"), ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    [row] = world.look(lambda r: r.certificates.everything())

    def check(number: str, token: str) -> tuple[Status, str]:
        found = world.look(lambda r: verify(r, number, token))
        return found.status, found.facts.get("name", "")

    assert check(row.number, row.token) == (Status.VALID, "Anna")
    assert check(row.number.lower().replace("-", " "), row.token) == (Status.VALID, "Anna")
    assert check(row.number, "") == (Status.UNKNOWN, "")
    assert check(row.number, row.token[:-1] + "é") == (Status.UNKNOWN, "")
    assert check(row.number.replace("0001", "0010"), row.token) == (Status.MISTYPED, "")
    assert world.look(lambda r: look_up(r, row.number)).facts["name"] == "Anna"


@pytest.mark.parametrize("status", [Status.REVOKED, Status.REPLACED])
async def test_what_holds_no_more_says_so(world: World, status: Status) -> None:
    """A revoked and a replaced certificate are told from a valid one."""
    world.at("2027-04-20T09:30")
    attend(world, world.add("Anna"), ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    [row] = world.look(lambda r: r.certificates.everything())
    world.database.perform(withdraw, row.number, status)
    assert world.look(lambda r: verify(r, row.number, row.token)).status is status


def withdraw(work: Work, number: str, status: Status) -> None:
    from sqlalchemy import update

    from storage.ids import new_id
    from storage.tables.visits import Certificate

    row = work.certificates.by_number(number)
    assert row is not None
    if status is Status.REVOKED:
        work.connection.execute(update(Certificate).values(revoked_at=work.now))
        return
    successor = {**row._asdict(), "id": new_id(), "number": "VLM-2027-0002-X", "token": "t"}
    work.certificates.add(**{**successor, "sequence": 2, "replaces": number})
