"""One chat's line of waiting letters and cards."""

import heapq
from dataclasses import dataclass, field

from bot.messaging.jobs import CARD_RANK, CardJob, Job, LetterJob

NEVER = float("-inf")
CARD_INTERVAL = 1.0  # seconds between two drawings of one card
_NOWHERE = (2, 0.0)


@dataclass
class Line:
    """What waits for one address; all times are monotonic seconds.

    Attributes:
        busy: one of its messages is on its way.
        rest_until: nothing is tried before.
        card_after: a card is not drawn before.
        entry: number of its valid entry among the lines that are ready or rest; 0 for none.
        place: where that entry stands: (0, rank) among the ready ones, (1, until) among the others.
    """

    address_id: int
    letters: list[LetterJob] = field(default_factory=list)
    cards: dict[str, CardJob] = field(default_factory=dict)
    busy: bool = False
    rest_until: float = NEVER
    card_after: dict[str, float] = field(default_factory=dict)
    entry: int = 0
    place: tuple[int, float] = _NOWHERE

    @property
    def empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self.letters and not self.cards

    def spent(self, now: float) -> bool:
        """Tell whether there is nothing left to remember."""
        return self.empty and not self.busy and all(t <= now for t in self.card_after.values())

    def add(self, job: Job) -> None:
        """Let it wait; a card that waits already waits once."""
        if isinstance(job, LetterJob):
            heapq.heappush(self.letters, job)
        else:
            self.cards.setdefault(job.subject, job)

    def take(self, now: float) -> Job:
        """Take what goes next: the oldest letter, else the first card that may be drawn."""
        if self.letters:
            return heapq.heappop(self.letters)
        subject = min(self.cards, key=lambda one: max(self.card_after.get(one, now), now))
        self.card_after[subject] = now + CARD_INTERVAL
        return self.cards.pop(subject)

    def leave(self) -> None:
        """Stand no longer among the ready or the resting ones."""
        self.entry, self.place = 0, _NOWHERE

    def due(self) -> float:
        """Give from when something of it may go, as far as the line itself knows."""
        if self.letters:
            return self.rest_until
        return max(self.rest_until, min(self.card_after.get(one, NEVER) for one in self.cards))

    def rank(self) -> int:
        """Give the most urgent lane among what waits."""
        return min([letter.rank for letter in self.letters] + [CARD_RANK] * bool(self.cards))
