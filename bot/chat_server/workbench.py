"""What a test does to the bot through its server, and what it waits for."""

from collections.abc import Callable
from typing import Any

from bot.chat_server.faults import Fault, Faults
from bot.chat_server.people.chat_view import PATIENCE
from bot.chat_server.record import Call
from bot.chat_server.state import State


class Workbench:
    """A server's side for tests: the bot's calls, and trouble for it."""

    state: State

    @property
    def calls(self) -> list[Call]:
        """Every Bot API call so far, oldest first (at most the latest 50,000)."""
        return list(self.state.record.calls)

    @property
    def faults(self) -> Faults:
        """The trouble that is prepared for the bot."""
        return self.state.faults

    def fail(self, fault: Fault) -> Fault:
        """Prepare trouble for the next calls; raises PersonError 400 if it makes no sense."""
        return self.state.faults.add(fault)

    def inject(self, update: dict[str, Any]) -> int:
        """Queue a raw update, whatever it says; returns the update_id that it got."""
        return self.state.updates.put_raw(update)

    def jump_ids(self) -> None:
        """Let update ids go on somewhere else, as Telegram's do after a week without updates."""
        self.state.updates.jump_ids()

    def clear_calls(self) -> None:
        """Forget the calls so far."""
        self.state.record.clear()

    async def wait_for_call(
        self,
        wanted: Callable[[Call], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the word that tests expect
    ) -> Call:
        """The latest call that fulfils `wanted`, as soon as there is one; raises TimeoutError.

        A call whose `outcome` is still empty is being served.
        """
        record = self.state.record

        def look() -> Call | None:
            return next((call for call in reversed(record.calls) if wanted(call)), None)

        call = await record.changed.until(look, timeout)
        if call is None:
            raise TimeoutError(f"the bot did not make that call within {timeout} s")
        return call

    async def settled(self, seconds: float = PATIENCE) -> None:
        """Wait until the bot has confirmed every update; raises TimeoutError."""
        updates = self.state.updates
        if not await updates.confirmed.until(lambda: not len(updates) or None, seconds):
            raise TimeoutError(f"{len(updates)} updates are still pending after {seconds} s")
