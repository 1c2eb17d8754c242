"""E-mails that leave for real: to a real mail server, with and without encryption and login."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.messaging.mail import MailServer, Post, server_of, why_not, written
from bot.settings import Settings
from bot.views.mails import Mail
from tests.bot.messaging.house import QuickClock
from tests.bot.messaging.post_office import CERTIFICATE, PostOffice, post_office

SENDER = "Hospes <hospes@example.org>"
MAIL = Mail("zoë@example.org", "fr", "Un message vous attend", "Voilà :\n\nhttps://a/in/b\n")


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the certificate of our mail server, as a machine trusts those of others."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


async def send(office: PostOffice, server: MailServer, mail: Mail = MAIL) -> None:
    post = Post(server, QuickClock())
    post.send(mail)
    async with asyncio.timeout(5):
        await office.arrived.wait()
    await post.stop()


async def until_given_up(logs: list[EventDict]) -> None:
    # Giving up tells nobody but the log.
    while not any(line["event"] == "mail given up" for line in logs):  # noqa: ASYNC110 - see above
        await asyncio.sleep(0.005)


async def test_it_arrives_whole(capfd: pytest.CaptureFixture[str]) -> None:
    """Whom it is from and for, in which language, marked as a machine's, with nothing else."""
    async with post_office() as office:
        await send(office, MailServer("127.0.0.1", office.port, SENDER, tls="off"))
    [message], [recipients] = office.messages, office.recipients
    assert recipients == ["zoë@example.org"]
    assert (message["From"], message["Subject"]) == (SENDER, MAIL.subject)
    assert message["Content-Language"] == "fr"
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(message["Message-ID"]).endswith("@example.org>")
    assert parsedate_to_datetime(message["Date"]).date() == datetime(2027, 4, 1, tzinfo=UTC).date()
    assert message.get_content().splitlines() == MAIL.text.splitlines()
    assert message.get_content_type() == "text/plain"
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("trusting")
async def test_encrypted_after_a_word_in_the_clear() -> None:
    """With STARTTLS nothing is handed in, and nobody logs in, before the line is encrypted."""
    async with post_office(starttls=True, login=True) as office:
        server = MailServer("localhost", office.port, SENDER, "hospes", "secret")
        assert await why_not(server) == ""
        await send(office, server)
    assert office.encrypted == [True]
    assert set(office.logins) == {(b"hospes", b"secret")}


@pytest.mark.usefixtures("trusting")
async def test_encrypted_from_the_beginning() -> None:
    """With `tls` not even the first word is in the clear: this server would not understand it."""
    async with post_office(tls=True, login=True) as office:
        server = MailServer("localhost", office.port, SENDER, "hospes", "secret", tls="tls")
        assert await why_not(server) == ""
        await send(office, server)
    assert set(office.logins) == {(b"hospes", b"secret")}
    assert office.encrypted == [True]


async def test_a_server_that_nobody_vouches_for_gets_nothing() -> None:
    """Without a certificate that this machine trusts there is no login and no e-mail."""
    async with post_office(starttls=True, login=True) as office:
        server = MailServer("localhost", office.port, SENDER, "hospes", "secret")
        assert "certificate" in (await why_not(server)).lower()
    assert (office.logins, office.messages) == ([], [])


async def test_who_says_not_now_is_asked_again() -> None:
    """What fails for a while leaves later, once; the log names nobody."""
    async with post_office() as office:
        office.refusals = ["451 try later, zoë@example.org", "451 try later"]
        with capture_logs() as logs:
            await send(office, MailServer("127.0.0.1", office.port, SENDER, tls="off"))
    assert len(office.messages) == 1
    assert [line["event"] for line in logs if line["log_level"] == "warning"] == ["mail waits"]
    assert "zoë" not in str(logs)


async def test_who_says_no_is_believed() -> None:
    """An address that does not exist is not tried again, and others are not held up."""
    async with post_office() as office:
        office.refusals = ["550 no such user zoë@example.org"]
        server = MailServer("127.0.0.1", office.port, SENDER, tls="off")
        post = Post(server, QuickClock(), again_after=(0.01, 0.01))
        with capture_logs() as logs:
            post.send(MAIL)
            async with asyncio.timeout(5):
                await until_given_up(logs)
            post.send(Mail("ben@example.org", "en", "Two", "2"))
            await office.arrived.wait()
        await post.stop()
    assert [message["Subject"] for message in office.messages] == ["Two"]
    assert "zoë" not in str(logs)


async def test_without_a_server_it_is_given_up_after_some_tries() -> None:
    """Nobody listens: it is tried as often as told, and whoever sent it hears nothing of it."""
    async with post_office() as office:
        port = office.port
    post = Post(MailServer("127.0.0.1", port, SENDER, tls="off"), QuickClock(), (0.01, 0.01))
    with capture_logs() as logs:
        post.send(MAIL)
        async with asyncio.timeout(5):
            await until_given_up(logs)
    await post.stop()
    assert [line.get("tries") for line in logs if line["event"] == "mail given up"] == [3]


@pytest.mark.usefixtures("trusting")
async def test_a_wrong_password_is_told_to_the_doctor() -> None:
    """It says why, and nothing of the password."""
    async with post_office(starttls=True, login=True) as office:
        why = await why_not(MailServer("localhost", office.port, SENDER, "hospes", "wrong"))
    assert "535" in why
    assert "wrong" not in why


def test_nothing_gets_into_the_headers() -> None:
    """A line break in what organisers write cannot become a header of its own."""
    with pytest.raises(ValueError, match=r"newline|linefeed"):
        written(
            Mail("a@example.org\r\nBcc: b@example.org", "en", "s", "t"), SENDER, datetime.now(UTC)
        )


def test_the_server_comes_from_the_settings() -> None:
    """All six settings count; without a host there is none; the password is in no repr."""
    assert server_of(Settings()) is None
    given = Settings(
        smtp_host="mail.example.org",
        smtp_port=465,
        smtp_user="hospes",
        smtp_password="secret",
        smtp_from=SENDER,
        smtp_tls="tls",
    )
    server = server_of(given)
    assert server == MailServer("mail.example.org", 465, SENDER, "hospes", "secret", "tls")
    assert "secret" not in repr(server) + repr(given)
