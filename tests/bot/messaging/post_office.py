"""A real mail server for the tests: it keeps what it is given, and refuses when told to."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CERTIFICATE = Path(__file__).with_name("localhost.pem")  # made for these tests, trusted by nobody


@dataclass
class PostOffice:
    """What came in; `refusals` are answered first, one for each message.

    Attributes:
        wrapped: encrypted from the beginning.
        encrypted: of each message, whether it came so.
        logins: who logged in, with which password.
    """

    port: int = 0
    wrapped: bool = False
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle_RCPT(  # noqa: N802 - the library's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take a recipient, or refuse them."""
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's name
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep a message."""
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        self.recipients.append([*envelope.rcpt_tos])
        self.encrypted.append(session.ssl is not None or self.wrapped)
        self.arrived.set()
        return "250 OK"

    def authenticate(
        self,
        _server: SMTP,
        _session: Session,
        _envelope: Envelope,
        _mechanism: str,
        given: Any,  # noqa: ANN401
    ) -> AuthResult:
        """Know `hospes` by the password `secret`."""
        assert isinstance(given, LoginPassword)
        self.logins.append((given.login, given.password))
        return AuthResult(success=given == LoginPassword(b"hospes", b"secret"), handled=False)


@asynccontextmanager
async def post_office(
    *, starttls: bool = False, tls: bool = False, login: bool = False
) -> AsyncIterator[PostOffice]:
    """Open one on a free port of this machine; with `tls` encrypted from the beginning."""
    office = PostOffice(wrapped=tls)
    context = None
    if starttls or tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)

    def session() -> SMTP:
        return SMTP(
            office,
            hostname="localhost",
            tls_context=None if tls else context,
            require_starttls=starttls,
            authenticator=office.authenticate if login else None,
            # It does not see what the line is wrapped in.
            auth_required=login and not tls,
            auth_require_tls=not tls,
            enable_SMTPUTF8=True,
        )

    server = await asyncio.get_running_loop().create_server(
        session, "127.0.0.1", 0, ssl=context if tls else None
    )
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
        await server.wait_closed()
