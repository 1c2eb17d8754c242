"""People who answer an anonymous prompt, and two recordings of it.

One is what the board and the cockpit showed after every act; the other what they would have shown
if nothing were held back. The attacker gets either.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row

from bot.services import answering, disclosure, opening, running
from bot.services.authors import author_of, contribution_of
from bot.services.callers import Caller, someone
from bot.services.signatures import names_in
from storage.work import Reading, Work
from tests.anonymity import asking
from tests.anonymity.asking import Changes
from tests.bot.services.prompt_room import Room

CROWD = 12
SECOND_THOUGHTS = 6
AUDIENCES: tuple[disclosure.Audience, ...] = ("board", "facilitators", "group")
Shown = Mapping[str, tuple[str, str]]  # part and value, by contribution


@dataclass(frozen=True)
class Frame:
    """What was to be seen at one moment: who is told to have answered, and the answers."""

    told: frozenset[str]
    shown: Shown


@dataclass
class Session:
    """One prompt from opening to closing.

    Attributes:
        live, unprotected: what was shown, and what would have been without sealing and steps.
        whose: the truth: who gave each contribution, also those that were taken back.
        order: who answered first, second …
        turned: which frame is the first of the voting; 0: there is none.
        seal_key, authors: what must be gone when it is closed.
    """

    room: Room
    run: Row[Any]
    live: list[Frame] = field(default_factory=list)
    unprotected: list[Frame] = field(default_factory=list)
    whose: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    turned: int = 0
    seal_key: bytes = b""
    authors: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return str(self.run.definition["as"])

    def film(self) -> None:
        """Look at the screens."""
        live, unprotected = self.room.look(lambda reading: _frames(reading, self.run))
        self.live.append(live)
        self.unprotected.append(unprotected)


def hold(room: Room, kind: str, chance: random.Random) -> Session:
    """Let people answer a prompt of a kind; it is still open afterwards."""
    run = room.database.perform(opening.start_run, room.visit_id, asking.prompt(kind))
    authors = tuple(author_of(run, room.participant(one).id) for one in room.people)
    session = Session(room, run, seal_key=run.seal_key, authors=authors)
    session.film()
    first = list(enumerate(room.people))
    chance.shuffle(first)
    acts = [(who, caller, True) for who, caller in first]
    for _ in range(SECOND_THOUGHTS):
        who, caller = chance.choice(first)
        acts.insert(chance.randint(len(acts) // 2, len(acts)), (who, caller, False))
    for who, caller, anew in acts:
        gone = not anew and chance.random() < 0.3
        changes = {} if gone else asking.answer(kind, who, chance)
        _act(session, caller, changes)
    if kind == "questions":
        _vote(session, chance)
    return session


def close(session: Session) -> None:
    """Close the prompt; the result is the last thing that is shown."""
    session.run = session.room.close(session.run.id)
    session.film()


def _vote(session: Session, chance: random.Random) -> None:
    """Let everybody vote for two of the questions, in another order."""
    session.run = session.room.database.perform(running.advance, session.run.id)
    session.turned = len(session.live)
    session.film()
    ballot = sorted(one for one, (part, _) in session.live[-1].shown.items() if part)
    for caller in chance.sample(session.room.people, CROWD - 2):
        _act(session, caller, {f"vote.{one}": 1 for one in chance.sample(ballot, 2)}, more=True)


def _act(session: Session, caller: Caller, changes: Changes, *, more: bool = False) -> None:
    session.room.database.perform(_say, caller, session.run.id, changes, more)
    name = session.room.me(caller).person.name
    author = author_of(session.run, session.room.participant(caller).id)
    for part, value in session.room.said(caller, session.run.id).items():
        for key in [part, *_words_in(part, value)]:
            session.whose[contribution_of(session.run, author, key)] = name
    if name not in session.order:
        session.order.append(name)
    session.film()


def _words_in(part: str, value: object) -> list[str]:
    return [f"{part}.{word}" for word in value] if isinstance(value, list) else []


def _say(work: Work, caller: Caller, run_id: int, changes: Changes, more: bool) -> None:
    """Say something more, or in the place of it all; without changes that is nothing any more."""
    sitting = answering.sit(work, someone(work, caller), run_id)
    gone = {} if more else dict.fromkeys(sitting.answers)
    answering.save(work, sitting, {**gone, **changes})


def _frames(reading: Reading, run: Row[Any]) -> tuple[Frame, Frame]:
    run = reading.prompts.run(run.id) or run
    names = {int(one): name for one, name in names_in(reading, run).items()}
    return _live(reading, run, set(names.values())), _unprotected(reading, run, names)


def _live(reading: Reading, run: Row[Any], everybody: set[str]) -> Frame:
    missing = [name for name, _ in disclosure.who_is_missing(reading, run)]
    shown = {
        one.contribution: (one.part, repr(one.value))
        for audience in AUDIENCES
        for one in disclosure.given(reading, run, audience)
    }
    return Frame(frozenset(everybody.difference(missing)), shown)


def _unprotected(reading: Reading, run: Row[Any], names: Mapping[int, str]) -> Frame:
    told = (names[row.participant_id] for row in reading.asked.in_run(run.id) if row.answered)
    shown = {
        contribution_of(run, row.author, row.part): (row.part, repr(row.value))
        for row in reading.answers.everything(run.id)
    }
    return Frame(frozenset(told), shown)
