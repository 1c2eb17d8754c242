"""Our own chat page as a channel beside the bots, or alone: in this very process."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app.reception import FrontDesk
from bot.chat_server import ChatServer
from bot.chat_server.store import StoreInUse
from bot.clock import Clock
from bot.domain import retention
from bot.errors import DatabaseDown, StartupError
from bot.messaging.channel import Channel
from bot.messaging.mail import Post, server_of
from bot.messaging.supervisor import Supervisor
from bot.services.bots import PAGE
from bot.serving import serving
from bot.settings import Settings
from storage.database import Database
from storage.work import Reading

log = structlog.get_logger(__name__)

_LOOPBACK = "127.0.0.1"
_TIDY_EVERY, _FIRST_AFTER = 3600.0, 60.0  # seconds


class ChatPage:
    """The page while this process serves it, or why it does not.

    Attributes:
        app: what to serve at every address that is not taken by other pages.
        channels: the page as a channel; none while another process serves it.
    """

    def __init__(
        self, app: ASGIApp, channels: Sequence[Channel] = (), server: ChatServer | None = None
    ) -> None:
        self.app = app
        self.channels = channels
        self._server = server

    def found_at(self, address: str) -> None:
        """Learn where people find it: its links and cookies go by that."""
        if self._server is not None:
            self._server.state.doors.address = address.rstrip("/")

    def send_away(self) -> None:
        """End what keeps people's browsers waiting, so that the pages can stop."""
        if self._server is not None:
            self._server.send_away()


@asynccontextmanager
async def chat_page(
    settings: Settings, database: Database, clock: Clock
) -> AsyncIterator[ChatPage]:
    """Open the page's chats, and serve the bot's side of them to this very machine alone.

    Args:
        settings: where chats are kept, for how long, and who sends e-mails.
        database: knows who may come in; started before the page is served.
        clock: what retries of e-mails go by.

    Raises:
        StartupError: the chats cannot be kept.
    """
    mails = server_of(settings)
    post = Post(mails, clock) if mails is not None else None
    try:
        server = _server(settings, FrontDesk(database, post))
    except StoreInUse:
        log.warning("page is served by another process", means="this one does without")
        yield ChatPage(_elsewhere)
        return
    tidying, keep = Supervisor("page"), timedelta(settings.keep_chats)
    try:
        async with server.delivering(), serving(server.app, _LOOPBACK, 0) as api:
            channel = Channel(PAGE, server.token, f"{api}/bot", f"{api}/file/bot")
            tidying.start(_tidy_on(server, database, clock, keep))
            try:
                yield ChatPage(server.page_app, [channel], server)
            finally:
                await tidying.stop()
                server.close()
    finally:
        server.close()  # what was answered at the very end is kept too
        if post is not None:
            await post.stop()


async def tidy(server: ChatServer, database: Database, clock: Clock, keep: timedelta) -> None:
    """Erase the chats that are nobody's any more, and messages that are old.

    Whoever erased themselves still reads our last word for a day, and so does a stranger.
    """
    theirs = await database.read(_chats_of_people)
    silent_since = (clock.now() - retention.STRANGERS).timestamp()
    await server.erase(
        *(
            person.id
            for person in server.people
            if person.id not in theirs and 0 < person.chat.active_at < silent_since
        )
    )
    await server.forget_before(int((clock.now() - keep).timestamp()))


async def _tidy_on(server: ChatServer, database: Database, clock: Clock, keep: timedelta) -> None:
    await clock.sleep(_FIRST_AFTER)  # before that the database may not be there yet
    while True:
        try:
            await tidy(server, database, clock, keep)
        except (DatabaseDown, OSError) as error:
            log.warning("chats not tidied", error=type(error).__name__)
        await clock.sleep(_TIDY_EVERY)


def _chats_of_people(reading: Reading) -> set[int]:
    return reading.people.chats_of_people(PAGE)


def _server(settings: Settings, desk: FrontDesk) -> ChatServer:
    try:
        return ChatServer(
            store=settings.chat_store,
            reception=desk,
            admin_token=settings.chat_token.get_secret_value() or None,
            address=settings.address,
        )
    except StoreInUse:
        raise
    except OSError as error:
        raise StartupError(
            f"The page cannot be served: {error}. Make the place writable, set HOSPES_DATA to "
            "another folder, or start without HOSPES_CHAT."
        ) from error


async def _elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
    answer = PlainTextResponse("Served by another process", 503, headers={"Retry-After": "5"})
    await answer(scope, receive, send)
