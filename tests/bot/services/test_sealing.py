"""An attacker has the whole database after an anonymous prompt was closed: who said what?"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.services import listening, opening, running, sealing
from bot.services.authors import KEY_BYTES, author_of
from storage.database import Database
from storage.scrubbing import OWED
from storage.tables import Base
from storage.work import Reading, Work
from tests.bot.services.prompt_room import Room, everything
from tests.conftest import StillClock

CROWD = 24
TRIALS = 20


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=CROWD)


def secret(number: int, version: str = "final") -> str:
    """A text that nobody else writes."""
    return f"{version}-thought-number-{number:02}-of-one-person"


def answer_all(room: Room, run_id: int) -> None:
    """Let everybody choose and write in an order of their own; some change their minds."""
    for number in sorted(range(CROWD), key=lambda number: number * 7 % CROWD):
        caller = room.people[number]
        room.tap(caller, run_id, "Money")
        message = room.write(caller, secret(number, "early"))
        if number % 3 == 0:
            room.edit(caller, message, secret(number))
        else:
            room.write(caller, secret(number))


def identities(room: Room, number: int) -> list[str]:
    """Everything by which the database knows one person."""
    me, participant = room.me(room.people[number]), room.participant(room.people[number])
    return [str(me.person.id), str(me.address.id), str(participant.id), me.person.name]


def stored_bytes(room: Room, database_url: str) -> bytes:
    """Read the database file, its log and journal as an attacker would, once all is done."""
    give_up_at = time.monotonic() + 20
    while room.look(lambda reading: reading.records.known_all(OWED)):
        assert time.monotonic() < give_up_at
        room.database.perform(lambda _work: None)  # traces are removed between two turns
    path = Path(database_url.removeprefix("sqlite:///"))
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def all_rows(reading: Reading) -> list[tuple[str, str]]:
    """Read every row of every table, as a table's name and all it holds."""
    return [
        (table.name, repr(tuple(row)))
        for table in Base.metadata.sorted_tables
        for row in reading.connection.execute(table.select())
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_byte_leads_back(room: Room, database_url: str) -> None:
    """After closing, no file holds the key, an old author, or a text that was changed away."""
    run_id = room.open("p05")
    answer_all(room, run_id)
    run = room.run(run_id)
    authors = [author_of(run, room.participant(caller).id) for caller in room.people]
    assert len(run.seal_key) == KEY_BYTES
    before = stored_bytes(room, database_url)
    assert all(trace.encode() in before for trace in authors)
    assert run.seal_key in before

    room.close(run_id)

    after = stored_bytes(room, database_url)
    traces = [run.seal_key, run.seal_key.hex().encode()]
    traces += [form for one in authors for form in (one.encode(), bytes.fromhex(one))]
    traces += [secret(number, "early").encode() for number in range(CROWD)]
    assert [trace for trace in traces if trace in after] == []
    assert all(secret(number).encode() in after for number in range(CROWD))


def test_no_row_ties_a_text_to_a_person(room: Room) -> None:
    """A text stands in one row of one table, and nothing in that row stands near a person."""
    run_id = room.open("p05")
    answer_all(room, run_id)
    authors = {author_of(room.run(run_id), room.participant(one).id) for one in room.people}
    room.close(run_id)
    rows = room.look(all_rows)
    assert not [row for row in rows if any(author in row[1] for author in authors)]
    for number in range(CROWD):
        holding = [row for row in rows if secret(number) in row[1]]
        assert [table for table, _ in holding] == ["answers"]
        assert not [mark for mark in identities(room, number) if mark in holding[0][1]]
    for author, _part, _value in room.database.look(everything, run_id):
        assert sum(author in content for _table, content in rows) == 1


def test_parts_do_not_belong_together(room: Room) -> None:
    """Each part of an answer has an author of its own, so that no profile can be put together."""
    run_id = room.open("p05")
    answer_all(room, run_id)
    room.close(run_id)
    rows = room.database.look(everything, run_id)
    assert len(rows) == 2 * CROWD
    assert len({author for author, _, _ in rows}) == 2 * CROWD


def test_nothing_is_kept_that_is_never_shown(room: Room) -> None:
    """What fewer than three said is shown to nobody, so it goes; question by question."""
    run_id = room.open("p05")
    for number, caller in enumerate(room.people[:5]):
        room.tap(caller, run_id, "Money")
        if number < 2:
            room.write(caller, secret(number))
    room.close(run_id)
    assert [part for _, part, _ in room.database.look(everything, run_id)] == ["answer"] * 5


def test_the_messages_are_forgotten(room: Room) -> None:
    """No message, no focus and no draft leads to a sealed run."""
    run_id = room.open("p03")
    room.write(room.people[0], "Who pays?")
    room.close(run_id)
    assert not room.look(lambda r: list(r.connection.execute(text("SELECT * FROM typed"))))
    assert room.look(lambda r: r.people.dialogue(room.me(room.people[0]).person.id)) is None
    assert room.run(run_id).seal_key is None


def draft(room: Room, number: int) -> list[str]:
    """Give the texts of somebody's that wait to be told where they belong."""
    row = room.look(lambda r: r.people.dialogue(room.me(room.people[number]).person.id))
    return [waiting["text"] for waiting in row.draft.get("texts", [])] if row else []


@pytest.mark.parametrize("end", [running.close_run, running.retract_run])
def test_no_text_that_waits_for_a_place_survives(
    room: Room, database_url: str, end: Callable[[Work, int], object]
) -> None:
    """What somebody typed and we asked where it belongs may be their anonymous answer."""
    anonymous, other = room.open("p03"), room.open("p01")
    room.write(room.people[0], secret(0))
    assert draft(room, 0) == [secret(0)]
    room.database.perform(end, anonymous)
    assert draft(room, 0) == []
    assert not [row for row in room.look(all_rows) if secret(0) in row[1]]
    if database_url.startswith("sqlite"):
        assert secret(0).encode() not in stored_bytes(room, database_url)
    room.write(room.people[0], "A roof")
    assert room.said(room.people[0], other) == {"answer": "A roof"}


def test_a_named_prompt_that_closes_takes_no_text_away(room: Room) -> None:
    """While the anonymous one is open, the text still waits."""
    anonymous, named = room.open("p03"), room.open("p01")
    room.write(room.people[0], secret(0))
    room.close(named)
    assert draft(room, 0) == [secret(0)]
    room.database.perform(listening.choose, room.people[0], anonymous)
    assert list(room.said(room.people[0], anonymous).values()) == [secret(0)]


def park(work: Work, number: int, chat_id: int | None) -> None:
    """Keep an update that failed, as the intake does."""
    work.records.park(
        f"REF-{number}",
        channel="telegram",
        update_id=number,
        chat_id=chat_id,
        content={"message": {"text": secret(number)}},
        error="ValueError",
        at=work.now,
    )


def test_no_update_that_failed_meanwhile_survives(room: Room, database_url: str) -> None:
    """While an anonymous prompt was open, a message that failed may have been an answer to it.

    That it failed, and where, is still known; what came before, or from elsewhere, stays whole.
    """
    stranger = 9999
    room.database.perform(park, 0, room.people[0].chat_id)
    room.clock.move(minutes=1)
    run_id = room.open("p03")
    room.database.perform(park, 1, room.people[1].chat_id)
    room.database.perform(park, 2, None)
    room.database.perform(park, 3, stranger)
    room.clock.move(minutes=1)
    room.close(run_id)
    kept = {row.reference: row for row in room.look(lambda r: r.records.parked())}
    assert {name: bool(row.content) for name, row in kept.items()} == {
        "REF-0": True,
        "REF-1": False,
        "REF-2": False,
        "REF-3": True,
    }
    assert {row.error for row in kept.values()} == {"ValueError"}
    if database_url.startswith("sqlite"):
        assert secret(1).encode() not in stored_bytes(room, database_url)


def correlation(ranks: Sequence[int]) -> float:
    """Spearman's rho of ranks against the order in which they are given."""
    n = len(ranks)
    squares = sum((place - rank) ** 2 for place, rank in enumerate(ranks))
    return 1 - 6 * squares / (n * (n * n - 1))


def physical_order(reading: Reading, run_id: int) -> list[Any]:
    """Give the values in the order in which the database keeps the rows."""
    by = "ctid" if reading.connection.dialect.name == "postgresql" else "run_id, author, part"
    rows = reading.connection.execute(
        text(f"SELECT value FROM answers WHERE run_id = :run ORDER BY {by}"),  # noqa: S608 - ours
        {"run": run_id},
    )
    return [row.value for row in rows]


def round_of(work: Work, room: Room, key: str, version: str = "final") -> int:
    """Ask everybody and let them answer one after the other, all in one transaction."""
    run = opening.open_run(work, room.visit_id, key)
    for place, caller in enumerate(room.people):
        listening.hear(work, caller, secret(place, version), 5000 + place, None)
    return int(run.id)


def kept_order(room: Room, run_id: int) -> list[int]:
    texts = room.database.look(physical_order, run_id)
    return [int(str(value).split("-")[3]) for value in texts]


def test_the_order_says_nothing(room: Room) -> None:
    """Over many rounds, the order of the rows does not follow the order of the answers.

    Rho of 24 has a standard deviation of 1/sqrt(23); the mean of 20 rounds stays within five of
    its own, 0.23.
    """
    rhos, hits = [], 0
    for _ in range(TRIALS):
        run_id = room.database.perform(round_of, room, "p03")
        room.close(run_id)
        kept = kept_order(room, run_id)
        assert sorted(kept) == list(range(CROWD))
        rhos.append(correlation(kept))
        hits += sum(place == number for place, number in enumerate(kept))
    assert abs(sum(rhos) / TRIALS) < 0.23
    assert hits < 3 * TRIALS  # by chance one of 24 is where it was answered


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_places_in_the_file_say_nothing(room: Room, database_url: str) -> None:
    """Nor do the answers lie in the file in the order in which they were given."""
    rhos = []
    for trial in range(TRIALS):
        run_id = room.database.perform(round_of, room, "p03", f"trial{trial}-")
        room.close(run_id)
        held = stored_bytes(room, database_url)
        places = [held.index(secret(place, f"trial{trial}-").encode()) for place in range(CROWD)]
        rhos.append(correlation(sorted(range(CROWD), key=places.__getitem__)))
    assert abs(sum(rhos) / TRIALS) < 0.23


def test_the_order_of_a_named_prompt_does(room: Room) -> None:
    """The measure above sees an order where there is one: named answers lie by participant."""
    run_id = room.database.perform(round_of, room, "p01")
    assert correlation(kept_order(room, run_id)) > 0.9


def test_asked_anew_after_sealing(room: Room) -> None:
    """Opening a sealed prompt again is a new run under a new key; the sealed one stays."""
    first = room.open("p02")
    key = room.run(first).seal_key
    for caller in room.people[:3]:
        room.tap(caller, first, "The city")
    room.close(first)
    again = room.database.perform(opening.reopen_run, first)
    assert (again.id != first, again.number, again.seal_key != key) == (True, 2, True)
    assert len(room.database.look(everything, first)) == 3
    assert room.database.look(everything, again.id) == []


def test_erasure_reaches_what_has_an_author(room: Room) -> None:
    """What is named or not yet sealed can be erased; what is sealed stays, as it says nothing."""
    runs = {key: room.open(key) for key in ("p01", "p02", "p06")}
    anna, *others = room.people[:3]
    for caller in (anna, *others):
        room.tap(caller, runs["p02"], "The city")
        room.tap(caller, runs["p06"], "5")
        room.write(caller, "Mine")
    room.close(runs["p02"])
    room.database.perform(sealing.forget, room.participant(anna).id)
    assert [len(room.database.look(everything, runs[key])) for key in ("p01", "p02", "p06")] == [
        2,
        3,
        2,
    ]
