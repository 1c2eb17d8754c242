"""The one place where tasks are started: kept, watched, and ended together."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

log = structlog.get_logger(__name__)

T = TypeVar("T")


class Supervisor:
    """Keeps the tasks of one part; what one of them raises is logged, without its text."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._tasks: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run it in the background until it ends or `stop` is called."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self, within: float) -> None:
        """Wait for what runs, this many seconds of real time at most, then stop the rest."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within)
        await self.stop()

    async def stop(self) -> None:
        """End everything that still runs."""
        running = set(self._tasks)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("task failed", part=self._part, error=type(error).__name__)
