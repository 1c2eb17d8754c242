"""Handing an update to its handler, and what the handler raises back to us."""

import asyncio
from contextvars import ContextVar

from telegram import Update
from telegram.ext import ApplicationHandlerStop, BaseHandler

from bot.messaging.channel import AnyApplication, AnyContext
from bot.messaging.inbound import Raw
from bot.messaging.supervisor import Supervisor
from storage.database import progress

LONGEST = 2.0  # seconds of real time that a handler may take, without the database

_failures: ContextVar[list[BaseException]] = ContextVar("failures")


class TooSlow(Exception):
    """A handler took longer than it may."""


class Routing:
    """The handlers of one channel.

    Args:
        application: finds the handler; its context class is ours.
        supervisor: keeps handlers that are too slow until they end.
        longest: seconds that a handler may take, without what it waits for the database.

    Raises:
        ValueError: a handler would run by itself (`block=False`), so nobody would know its end.
    """

    def __init__(
        self, application: AnyApplication, supervisor: Supervisor, longest: float = LONGEST
    ) -> None:
        self._application = application
        self._supervisor = supervisor
        self._longest = longest
        for handlers in application.handlers.values():
            _refuse_detached(handlers)
        application.add_error_handler(_hand_back)

    async def route(self, raw: Raw) -> None:
        """Have an update handled, if there is a handler for it.

        Raises:
            TooSlow: the handler did not end in time; it goes on, and nobody waits for it.
            Exception: the update cannot be parsed, or what its handler raised.
        """
        update = Update.de_json(raw.content, self._application.bot)
        # The library only logs, with the content, when this fails; so it is tried beforehand.
        self._application.context_types.context.from_update(update, self._application)
        failures: list[BaseException] = []
        _failures.set(failures)
        running = self._supervisor.start(self._application.process_update(update))
        await self._end_of(running)
        running.result()
        if failures:
            raise failures[0]

    async def _end_of(self, running: asyncio.Task[None]) -> None:
        """Wait for a handler; parked while the database has its transaction, that would be lost."""
        done = set[asyncio.Task[None]]()
        while not done:
            done, _ = await asyncio.wait({running}, timeout=self._longest)
            handling = progress.get()
            if not done and (handling is None or not handling.asking):
                raise TooSlow


async def _hand_back(_update: object, context: AnyContext) -> None:
    """Give us what a handler raised, and let no other handler see the update."""
    if context.error is not None:
        _failures.get().append(context.error)
    raise ApplicationHandlerStop


def _refuse_detached(handlers: list[BaseHandler[object, AnyContext, object]]) -> None:
    for handler in handlers:
        if not handler.block:
            raise ValueError(f"{handler!r} must not have block=False")
