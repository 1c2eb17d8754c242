"""Who may come in, as whoever runs the bot knows it: the server itself keeps no guest list.

Without a reception the house is open: everybody on the page may be anybody, as tests and
rehearsals want it. With one, people come in by personal links and see only their own chat.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Guest:
    """What is known of somebody with a personal link, or of somebody who came in by one.

    Attributes:
        name: how the page greets them, and what the bot reads as first and last name.
        language: two letters; the page speaks it if it can.
        email: where they are told that something waits for them; empty: nowhere.
        calls: whether they would be told of it.
    """

    name: str = ""
    language: str = ""
    email: str = ""
    calls: bool = True


class Reception(Protocol):
    """What the server asks, and tells, whoever runs the bot.

    All but `about` may raise where it cannot be told just now: then people are asked to try again,
    and what they need not wait for is tried again in half a minute.
    """

    async def admit(self, payload: str) -> Guest | None:
        """Tell whose personal link carries this payload; None: it opens nothing (any more)."""
        ...

    async def about(self, person_id: int) -> Guest | None:
        """Tell what is known of the person in a chat; None: nothing (any more)."""
        ...

    async def wanted(self, email: str) -> tuple[int, ...]:
        """Tell whose chats (person ids) belong to an e-mail address, for a new way in."""
        ...

    async def noticed(self, person_id: int, message_id: int) -> None:
        """Hear that somebody has looked at everything up to that message of the bot."""
        ...

    async def wish(self, person_id: int, *, calls: bool) -> None:
        """Hear on the page that somebody wants such e-mails, or none: `about` tells it then."""
        ...

    async def call(self, person_id: int, link: str, *, asked: bool) -> None:
        """Send somebody an e-mail without content: something waits, or (`asked`) their way in."""
        ...
