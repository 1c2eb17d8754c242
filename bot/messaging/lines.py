"""One chat's line of waiting letters and cards."""

import heapq
from dataclasses import dataclass, field

from bot.messaging.jobs import AWAITED_RANK, CARD_RANK, CardJob, Job, LetterJob

NEVER = float("-inf")
CARD_INTERVAL = 1.0  # seconds between two drawings of one card that nobody waits for
MOST_OVERTAKING = 3  # awaited cards that leave before a letter of the same chat
_NOWHERE = (2, 0.0)


@dataclass
class Line:
    """What waits for one address; all times are monotonic seconds.

    Attributes:
        busy: one of its messages is on its way.
        rest_until: nothing is tried before.
        card_after: a card is not drawn before.
        tapped: a card of it was awaited once, so that another tap may come.
        overtaking: how many awaited cards have left since the last letter, while one waited.
        entry: number of its valid entry among the lines that are ready or rest; 0 for none.
        place: where that entry stands: (0, rank) among the ready ones, (1, until) among the others.
    """

    address_id: int
    letters: list[LetterJob] = field(default_factory=list)
    cards: dict[str, CardJob] = field(default_factory=dict)
    busy: bool = False
    rest_until: float = NEVER
    card_after: dict[str, float] = field(default_factory=dict)
    tapped: bool = False
    overtaking: int = 0
    entry: int = 0
    place: tuple[int, float] = _NOWHERE

    @property
    def empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self.letters and not self.cards

    def spent(self, now: float) -> bool:
        """Tell whether there is nothing left to remember."""
        return self.empty and not self.busy and all(t <= now for t in self.card_after.values())

    @property
    def is_awaited(self) -> bool:
        """Tell whether somebody looks at a card of it, having tapped on it."""
        return any(card.awaited for card in self.cards.values())

    def add(self, job: Job) -> None:
        """Let it wait; a card that waits already waits once, and not at all if it is awaited."""
        if isinstance(job, LetterJob):
            heapq.heappush(self.letters, job)
        else:
            card = self.cards.setdefault(job.subject, job)
            card.awaited |= job.awaited
            if card.awaited:
                self.tapped = True
                self.card_after.pop(job.subject, None)

    def take(self, now: float) -> Job:
        """Take what goes next: a card that is awaited, a letter, a card that may be drawn."""
        if self.letters and (not self.is_awaited or self.overtaking == MOST_OVERTAKING):
            self.overtaking = 0
            return heapq.heappop(self.letters)
        self.overtaking += bool(self.letters)
        subject = min(self.cards, key=lambda one: self._turn_of(one, now))
        self.card_after[subject] = now + CARD_INTERVAL
        return self.cards.pop(subject)

    def _turn_of(self, subject: str, now: float) -> tuple[bool, float]:
        return not self.cards[subject].awaited, max(self.card_after.get(subject, now), now)

    def leave(self) -> None:
        """Stand no longer among the ready or the resting ones."""
        self.entry, self.place = 0, _NOWHERE

    def due(self) -> float:
        """Give from when something of it may go, as far as the line itself knows."""
        if self.letters:
            return self.rest_until
        return max(self.rest_until, min(self.card_after.get(one, NEVER) for one in self.cards))

    def rank(self) -> int:
        """Give the most urgent lane among what waits; what is awaited comes before all."""
        if self.is_awaited:
            return AWAITED_RANK
        return min([letter.rank for letter in self.letters] + [CARD_RANK] * bool(self.cards))
