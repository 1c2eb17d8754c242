"""What the pages know of the bots that this process runs."""

from typing import Protocol


class Served(Protocol):
    """One bot on its channel.

    Attributes:
        name: the channel's.
        secret: what a delivery to its webhook carries.
        opening: the channel has not answered since this process started.
    """

    name: str
    secret: bytes
    opening: bool

    async def take(self, content: object) -> bool:
        """Bring an update to its end; tell whether it is confirmed."""
        ...

    @property
    def pace_used(self) -> float:
        """Give which part of what the channel bears was sent in the last second, 0 to 1."""
        ...
