"""An attacker has the disk: the database with its write-ahead log, and a backup."""

import hmac
from collections.abc import Callable, Sequence
from math import sqrt
from typing import Any

import pytest
from sqlalchemy import Row

from bot.services.callers import Caller
from bot.services.runs import prompt_card
from storage.tables import Base
from storage.work import Reading
from tests.anonymity.conftest import Evening
from tests.anonymity.session import CROWD, Session

Order = Callable[[Evening, Session], Sequence[str]]


def kept_of(evening: Evening, session: Session) -> list[Row[Any]]:
    """Give the rows of the answers that are kept."""
    run_id = session.run.id
    return evening.room.look(lambda r: r.answers.everything(run_id))  # type: ignore[no-any-return]


def by_answering(_evening: Evening, session: Session) -> Sequence[str]:
    return session.order


def by_reference(evening: Evening, _session: Session) -> Sequence[str]:
    return [evening.room.me(caller).person.name for caller in evening.room.people]


def traces(session: Session) -> list[bytes]:
    """Everything that leads from an answer to a person while a prompt is open."""
    keys = [session.seal_key, session.seal_key.hex().encode()]
    return keys + [form for one in session.authors for form in (one.encode(), bytes.fromhex(one))]


def test_no_key_and_no_pseudonym_is_left(evening: Evening) -> None:
    """Neither the key of a prompt nor an author is in any file, free pages and log included."""
    for session in evening.sessions:
        assert [trace for trace in traces(session) if trace in evening.files] == []


def test_while_it_is_open_they_are_there(evening: Evening) -> None:
    """The same search finds both in the files of an open prompt, and links every answer."""
    first, files = evening.sessions[0], evening.files_before
    found = [author for author in first.authors if author.encode() in files]
    assert first.seal_key in files
    assert len(found) > CROWD / 2
    people = [evening.room.participant(caller).id for caller in evening.room.people]
    made = {hmac.new(first.seal_key, str(one).encode(), "sha256").hexdigest() for one in people}
    assert set(found) <= made


def test_no_row_holds_a_person_and_an_answer(evening: Evening) -> None:
    """A contribution stands in one row of one table, with nothing by which a person is known."""
    rows = evening.room.look(all_rows)
    kept = {row.author for session in evening.sessions for row in kept_of(evening, session)}
    assert len(kept) > 10 * CROWD
    people = [mark for caller in evening.room.people for mark in marks(evening, caller)]
    for table, content in rows:
        if any(name in content for name in kept):
            assert table == "answers"
            assert [mark for mark in people if mark in content] == []


def all_rows(reading: Reading) -> list[tuple[str, str]]:
    return [
        (table.name, repr(tuple(row)))
        for table in Base.metadata.sorted_tables
        for row in reading.connection.execute(table.select())
    ]


def marks(evening: Evening, caller: Caller) -> list[str]:
    me, part = evening.room.me(caller), evening.room.participant(caller)
    return [str(me.person.id), str(me.address.id), str(part.id), me.person.name]


def test_parts_have_nothing_in_common(evening: Evening) -> None:
    """No two parts of an answer, and no two words, have the same author."""
    for session in evening.sessions:
        authors = [row.author for row in kept_of(evening, session)]
        assert len(authors) == len(set(authors)) >= CROWD / 2


@pytest.mark.parametrize("order", [by_answering, by_reference])
def test_the_order_of_rows_says_nothing(evening: Evening, order: Order) -> None:
    """The row in somebody's place is theirs once in a dozen; five standard deviations more."""
    guesses, hits = 0, 0
    for session in evening.sessions:
        by_part: dict[str, list[str]] = {}
        for row in kept_of(evening, session):
            by_part.setdefault(row.part, []).append(row.author)
        for authors in by_part.values():
            claims = dict(zip(authors, order(evening, session), strict=False))
            guesses += len(claims)
            hits += sum(session.whose[one] == who for one, who in claims.items())
    assert guesses > 10 * CROWD
    assert hits < guesses / CROWD + 5 * sqrt(guesses / CROWD)


def test_who_changed_their_mind_is_forgotten(evening: Evening) -> None:
    """Nothing counts how often somebody answered: not the marks, not the drawings of a card."""
    for session in evening.sessions:
        asked = evening.room.look(lambda r, s=session: r.asked.in_run(s.run.id))
        assert {(row.changed, row.counted, row.shown) for row in asked} == {(0, False, False)}
        drawn = evening.room.look(lambda r, s=session: drawings(r, evening, s))
        assert len(drawn) == 1
    assert (
        evening.room.look(
            lambda r: [r.live.of(s.run.id) for s in evening.sessions if r.live.of(s.run.id)]
        )
        == []
    )


def drawings(reading: Reading, evening: Evening, session: Session) -> set[int]:
    """Give how often the card of a prompt was wanted, in whatever chat."""
    addresses = [evening.room.me(caller).address.id for caller in evening.room.people]
    cards = [reading.cards.of(one, prompt_card(session.run.id)) for one in addresses]
    return {card.wanted for card in cards if card}
