"""Somebody whom the stage brings in, so that whoever opens it finds people there already."""

from datetime import timedelta

from bot.rehearsal.actor import Act
from bot.rehearsal.guest import Guest
from bot.rehearsal.messages import Message

_READS = timedelta(seconds=3)


class Newcomer(Guest):
    """Opens the link and goes through the steps of joining, without delay; then a human plays."""

    def react(self, act: Act, purpose: str, soonest: float, latest: float) -> None:
        """Act at once: nobody wants to wait for it."""
        del purpose, soonest, latest
        self.plan(self.world.now(), act)

    def notice(self, message: Message) -> None:
        """Have read it, too."""
        self.mark_read()
        super().notice(message)

    def joined(self) -> None:
        """Read what else is written to them, then leave the chat to whoever looks at it."""
        self.plan(self.world.now() + _READS, self._go)

    async def _go(self) -> None:
        self.leave()
