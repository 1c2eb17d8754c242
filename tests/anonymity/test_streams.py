"""An attacker films the board and the cockpit, and puts every two pictures side by side.

Each attack is tried on what was shown, where it must fail, and on what would have been shown
without sealing and steps, where it must succeed: else it would prove nothing.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from tests.anonymity.attacker import (
    Claims,
    by_elimination,
    by_leaving,
    by_moment,
    by_size,
    in_turn,
    right,
)
from tests.anonymity.conftest import Evening
from tests.anonymity.session import Frame, Session

AMONG = 6  # people at least who may have given what is shown
TOGETHER = 3  # people at least whose answers a step shows
Attack = Callable[[Sequence[Frame]], Claims]


def most_of_one(session: Session) -> int:
    return 3 if session.kind == "words" else 1


@pytest.mark.parametrize("attack", [by_moment, by_leaving, by_size])
def test_nothing_happens_to_one_person_alone(evening: Evening, attack: Attack) -> None:
    """Nobody is told alone to have answered, or not any more, when something comes or goes."""
    held_back, hits = 0, 0
    for session in evening.sessions:
        assert attack(session.live) == {}
        claims = attack(session.unprotected)
        held_back += len(claims)
        hits += right(claims, session.whose)
    assert hits >= 5
    assert hits > held_back * 0.9


def test_nobody_is_left_when_all_others_are_ruled_out(evening: Evening) -> None:
    """Whatever logic rules out, six people may have given each part of the result."""
    for session in evening.sessions:
        may = by_elimination(session.live, most_of_one(session))
        assert min(map(len, may.values())) >= AMONG
        assert all(session.whose[one] in who for one, who in may.items())


def test_without_steps_logic_finds_everybody(evening: Evening) -> None:
    """The same logic on what is held back names the author of many answers, and the right one."""
    named, all_of_them = 0, 0
    for session in evening.sessions:
        may = by_elimination(session.unprotected)
        certain = {one: min(who) for one, who in may.items() if len(who) == 1}
        assert right(certain, session.whose) == len(certain)
        named, all_of_them = named + len(certain), all_of_them + len(may)
    assert named > all_of_them / 3


def owners(session: Session, contributions: set[str]) -> set[str]:
    return {session.whose[one] for one in contributions}


def ends(session: Session) -> set[int]:
    """Give the frames at which nobody could answer any more what was asked until then."""
    return {len(session.live) - 1, session.turned}


def test_a_step_shows_three_at_least(evening: Evening) -> None:
    """Those who appear in a frame for the first time are none or three, and so are who changed.

    When it closes, or the voting begins, those who had not been shown may have taken back what
    they said: then there may be two, but never one.
    """
    steps = 0
    for session in evening.sessions:
        for number, (before, after) in enumerate(pairwise(session.live), start=1):
            there = owners(session, {*before.shown})
            came = owners(session, after.shown.keys() - before.shown.keys()) - there
            kept = before.shown.keys() & after.shown.keys()
            other = {one for one in kept if before.shown[one] != after.shown[one]}
            changed = owners(session, other | (before.shown.keys() - after.shown.keys()))
            if number in ends(session):
                assert len(came) != 1
            else:
                assert len(came) == 0 or len(came) >= TOGETHER
                assert len(changed) == 0 or len(changed) >= TOGETHER
            steps += bool(came)
    assert steps > 3 * len(evening.sessions)


def test_who_answered_is_told_of_three_at_least(evening: Evening) -> None:
    """While a prompt is open, nobody is told to have answered without two others."""
    for session in evening.sessions:
        for number, (before, after) in enumerate(pairwise(session.live), start=1):
            assert before.told <= after.told
            if number not in ends(session):
                assert len(after.told - before.told) not in {1, 2}


def test_guessing_is_no_better_than_chance(evening: Evening) -> None:
    """To guess within a step is right once in six; once in three is five standard deviations off.

    One in three is what steps of three people known by name would give.
    """
    films = [(session, in_turn(session.live)) for session in evening.sessions]
    guesses = sum(len(claims) for _, claims in films)
    hits = sum(right(claims, session.whose) for session, claims in films)
    assert guesses > 100
    assert hits < guesses / 3
    raw = [(session, in_turn(session.unprotected)) for session in evening.sessions]
    found = sum(right(claims, session.whose) for session, claims in raw)
    assert found > sum(len(claims) for _, claims in raw) * 0.9
