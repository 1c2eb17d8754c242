"""One update of a chat after the other, different chats side by side."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.messaging.supervisor import Supervisor


class Order:
    """Remembers what each chat does last."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor
        self._last: dict[int, asyncio.Task[bool]] = {}

    def follow(self, chat_id: int | None, work: Coroutine[Any, Any, bool]) -> asyncio.Task[bool]:
        """Begin this when what the chat did before has ended; at once if it names no chat."""
        if chat_id is None:
            return self._supervisor.start(work)
        task = self._supervisor.start(_after(self._last.get(chat_id), work))
        self._last[chat_id] = task
        task.add_done_callback(lambda ended: self._leave(chat_id, ended))
        return task

    def _leave(self, chat_id: int, ended: asyncio.Task[bool]) -> None:
        if self._last.get(chat_id) is ended:
            del self._last[chat_id]


async def _after(before: asyncio.Task[bool] | None, work: Coroutine[Any, Any, bool]) -> bool:
    try:
        if before is not None:
            await asyncio.wait({before})
    except asyncio.CancelledError:
        work.close()
        raise
    return await work
