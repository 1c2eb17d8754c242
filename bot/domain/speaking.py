"""Who speaks when: a queue of raised hands, and the fair order beside it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """Somebody who raised their hand.

    Attributes:
        participant_id: who.
        turns: how often they had the floor today.
    """

    participant_id: int
    turns: int


def fairest(queue: Sequence[Waiting]) -> Waiting | None:
    """Give who spoke least today, of those the one who waits longest; none: nobody waits."""
    return min(queue, key=lambda one: one.turns, default=None)


def places(queue: Sequence[Waiting], speaker: int | None) -> dict[int, int]:
    """Give everybody's place by participant: 1 is next, 0 has the floor."""
    waiting = {one.participant_id: place for place, one in enumerate(queue, start=1)}
    return waiting if speaker is None else {**waiting, speaker: 0}
