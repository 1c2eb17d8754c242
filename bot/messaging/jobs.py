"""What the sender has in hand: a letter to send, a card to draw."""

from dataclasses import dataclass, field

RANKS = {"live": 0, "owed": 1, "unsolicited": 2}  # bot.domain.messages.Lane, most urgent first
CARD_RANK = RANKS["live"]
AWAITED_RANK = CARD_RANK - 1


@dataclass(order=True)
class LetterJob:
    """A letter of the outbox; within a chat the oldest goes first.

    Attributes:
        tries: how often it failed although the channel was there.
        answered: the channel's count of answers when it was last tried, -1 before the first time.
        parts: how many of its messages have left already.
    """

    id: int
    address_id: int = field(compare=False)
    rank: int = field(compare=False)
    tries: int = field(default=0, compare=False)
    failures: int = field(default=0, compare=False)
    answered: int = field(default=-1, compare=False)
    parts: int = field(default=0, compare=False)

    @property
    def ids(self) -> dict[str, int | str]:
        """Give what names it in a log."""
        return {"address": self.address_id, "letter": self.id}


@dataclass
class CardJob:
    """A card whose `wanted` is ahead of what it shows.

    Attributes:
        awaited: its person has just tapped on it, and looks at it.
        wanted: the state that was last put into words.
    """

    address_id: int
    subject: str
    awaited: bool = field(default=False, compare=False)
    wanted: int = field(default=0, compare=False)
    tries: int = 0
    failures: int = 0
    answered: int = -1

    @property
    def ids(self) -> dict[str, int | str]:
        """Give what names it in a log."""
        return {"address": self.address_id, "card": self.subject}


Job = LetterJob | CardJob


def is_awaited(job: Job) -> bool:
    """Tell whether somebody looks at what it will change, having tapped on it."""
    return isinstance(job, CardJob) and job.awaited
