"""A channel: anything that speaks the Bot API, and the bot that we are on it."""

import re
from collections.abc import Callable
from typing import Any

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, CallbackContext, ContextTypes

from bot.clock import Clock
from bot.errors import StartupError
from bot.messaging.calls import Calls
from bot.messaging.http import Request
from bot.messaging.secrets import secret_of
from bot.messaging.waiting import Backoff

log = structlog.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyContext = CallbackContext[Any, Any, Any, Any]

_TOKEN = re.compile(r"[A-Za-z0-9:_-]+")


class Channel:
    """One bot on one channel.

    Args:
        key: the channel's name in the database, e.g. `telegram`.
        token: the bot's; kept out of every log and error.
        base_url: the Bot API's address, ending in `/bot`; the token follows.
        base_file_url: where its files are, ending in `/file/bot`.

    Attributes:
        secret: what its webhook carries, so that nobody else can bring updates.
    """

    def __init__(self, key: str, token: str, base_url: str, base_file_url: str) -> None:
        self.key = key
        self._token = token
        self._base_url = base_url
        self._base_file_url = base_file_url
        self.request = Request()
        self.calls = Calls(self.request, base_url + token)
        self.secret = secret_of(token)

    def application(
        self, context: type[AnyContext], register: Callable[[AnyApplication], None]
    ) -> AnyApplication:
        """Build the library's application: its routing and its types, our HTTP.

        Args:
            context: what handlers are given.
            register: adds the handlers.

        Raises:
            StartupError: the token cannot be one.
        """
        if not _TOKEN.fullmatch(self._token):
            raise StartupError(self._refusal())
        application = (
            Application.builder()
            .token(self._token)
            .base_url(self._base_url)
            .base_file_url(self._base_file_url)
            .request(self.request)
            .get_updates_request(self.request)
            .updater(None)
            .job_queue(None)
            .context_types(ContextTypes(context=context))
            .build()
        )
        register(application)
        return application

    async def open(self, application: AnyApplication, clock: Clock) -> None:
        """Get to know the channel; wait for it as long as it is down.

        Raises:
            StartupError: it does not know the token.
        """
        try:
            await self._initialize(application, clock)
        except BaseException:
            await self.request.shutdown()  # the library would not: it counts as never opened
            raise

    async def _initialize(self, application: AnyApplication, clock: Clock) -> None:
        backoff = Backoff(clock)
        while True:
            try:
                await application.initialize()
            except InvalidToken:
                raise StartupError(self._refusal()) from None
            except TelegramError as error:
                if backoff.first:
                    log.warning(
                        "channel is down",
                        channel=self.key,
                        error=type(error).__name__,
                        means="nothing is taken or sent until it answers",
                        mend="see that this machine reaches it, and what HOSPES_TELEGRAM_API says",
                    )
                await backoff.wait()
            else:
                log.info("channel is open", channel=self.key, bot=application.bot.id)
                return

    def _refusal(self) -> str:
        return (
            f"The channel {self.key} does not accept the bot's token. Copy it anew from "
            "@BotFather into BOT_TOKEN; it looks like 123456789:AAE… with no blanks in it."
        )
