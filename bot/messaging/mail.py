"""E-mail: handed to a mail server, again if it must be; what fails is logged, and harms nothing.

Nothing is kept of an e-mail but in memory until it has left. Whoever it was for is written to
again when something still waits, so one that is lost is made good.
"""

import asyncio
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP as LINES
from email.utils import format_datetime, make_msgid, parseaddr
from typing import Literal

import aiosmtplib
import structlog

from bot.clock import Clock
from bot.messaging.supervisor import Supervisor
from bot.settings import Settings
from bot.views.mails import Mail

log = structlog.get_logger(__name__)

AGAIN_AFTER = (30.0, 120.0, 600.0)  # seconds between tries
_PATIENCE = 20.0  # seconds for each answer of the server
_AT_ONCE = 4
_FINISH = 1.0  # seconds for what is on its way at the end
_ROBOTS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


@dataclass(frozen=True)
class MailServer:
    """Where e-mails are handed in, and as whom.

    Attributes:
        sender: whom they are from, `Name <address>` or an address alone.
        user: how we log in; empty: not at all.
        tls: encrypted from the beginning, after a word in the clear, or not at all.
    """

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    tls: Literal["starttls", "tls", "off"] = "starttls"

    def connection(self) -> aiosmtplib.SMTP:
        """Give a connection that is not open yet, with all that it needs."""
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            timeout=_PATIENCE,
            use_tls=self.tls == "tls",
            start_tls=self.tls == "starttls",
            tls_context=None if self.tls == "off" else ssl.create_default_context(),
        )


def server_of(settings: Settings) -> MailServer | None:
    """Give where e-mails are handed in; none if none are sent.

    Raises:
        StartupError: it is not said whom they would be from.
    """
    if not settings.mails:
        return None
    return MailServer(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_from,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
        settings.smtp_tls,
    )


class Post:
    """Sends e-mails in the background.

    Args:
        server: where they are handed in.
        clock: for their dates, and for waiting.
        again_after: seconds between tries.
    """

    def __init__(
        self, server: MailServer, clock: Clock, again_after: Sequence[float] = AGAIN_AFTER
    ) -> None:
        self._server = server
        self._clock = clock
        self._again_after = again_after
        self._supervisor = Supervisor("mail")
        self._doors = asyncio.Semaphore(_AT_ONCE)

    def send(self, mail: Mail) -> None:
        """Send it soon; never raises, and nobody waits."""
        self._supervisor.start(self._send(written(mail, self._server.sender, self._clock.now())))

    async def stop(self) -> None:
        """Let go what is on its way; what waits for another try is lost."""
        await self._supervisor.finish(_FINISH)

    async def _send(self, message: EmailMessage) -> None:
        for number, wait in self._tries():
            try:
                async with self._doors, self._server.connection() as connection:
                    await connection.send_message(message)
            except (aiosmtplib.SMTPException, OSError, ValueError) as error:
                final = wait is None or _is_final(error)
                _tell(error, number, final=final)
                if final or wait is None:
                    return
            else:
                log.debug("mail sent", tries=number)
                return
            await self._clock.sleep(wait)

    def _tries(self) -> Iterator[tuple[int, float | None]]:
        """Give the number of each try, and after how many seconds the next may follow."""
        yield from enumerate([*self._again_after, None], start=1)


async def why_not(server: MailServer) -> str:
    """Try to log in without sending anything; give why that does not work, empty if it does."""
    try:
        async with server.connection() as connection:
            await connection.noop()
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def written(mail: Mail, sender: str, now: datetime) -> EmailMessage:
    """Write an e-mail as it travels (RFC 5322), marked as a machine's (RFC 3834)."""
    message = EmailMessage(policy=LINES)
    message["From"] = sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    for name, value in _ROBOTS.items():
        message[name] = value
    message.set_content(mail.text)
    message["Content-Language"] = mail.language
    return message


def _is_final(error: Exception) -> bool:
    """Tell whether another try would be in vain: the server has said no for good (5xx)."""
    refusals = error.recipients if isinstance(error, aiosmtplib.SMTPRecipientsRefused) else [error]
    codes = [one.code for one in refusals if isinstance(one, aiosmtplib.SMTPResponseException)]
    return isinstance(error, ValueError) or any(code >= 500 for code in codes)  # noqa: PLR2004 - RFC 5321


def _tell(error: Exception, number: int, *, final: bool) -> None:
    """Log what went wrong; servers quote addresses in their words, so those are left out."""
    if final:
        log.warning("mail given up", error=type(error).__name__, tries=number)
    elif number == 1:
        log.warning("mail waits", error=type(error).__name__)
