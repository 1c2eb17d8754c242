"""What the sender has in hand: a letter to send, a card to draw."""

from dataclasses import dataclass, field

RANKS = {"live": 0, "owed": 1, "unsolicited": 2}  # bot.domain.messages.Lane, most urgent first
CARD_RANK = RANKS["live"]


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


@dataclass
class CardJob:
    """A card whose `wanted` is ahead of what it shows."""

    address_id: int
    subject: str
    tries: int = 0
    failures: int = 0
    answered: int = -1


Job = LetterJob | CardJob
