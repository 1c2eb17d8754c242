"""All configuration; nothing else reads the environment."""

import re
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    SettingsConfigDict,
)

from bot.domain import retention
from bot.domain.web_address import base_fault
from bot.errors import StartupError

FIRST_BOT = "telegram"

_PREFIX = "HOSPES_"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_HEADER = re.compile(r"[!-~]*")  # what every client and proxy carries as it is
_POSTGRESQL = re.compile(r"\Apostgres(ql)?(\+\w+)?://")
_MAILBOX = re.compile(r"[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+")
_TAKEN = {FIRST_BOT, "web", "clock"}


class Settings(BaseSettings):
    """What can be set, in the environment or in a file `.env`; every setting has a default.

    Attributes:
        bot_token: from @BotFather; without it Hospes talks on its own chat server only.
        more_bots: further bots of the same installation, `name=token`, with commas between them.
        database_url: `sqlite:///path` or `postgresql://user@host/name`.
        data: folder of the default database and the chat server's file.
        host, port: where pages, and the chat server, are served.
        public_url: under which others reach those pages; certificates carry it.
        metrics_token: whoever has it may see /metrics and the details of /health from anywhere.
        log_level: from which importance on things are logged.
        telegram_api: the Bot API's base address, for a local Bot API server.
        keep_letters: days for which a letter that was sent or dropped is kept.
        keep_seen: days for which it is known that an update was handled.
        chat: people may also come to our own page, by a personal link in their browser.
        chat_token: whoever has it may use the page's administration; empty: nobody may.
        keep_chats: days for which messages on the page are kept.
        smtp_host, smtp_port: the mail server that sends our e-mails; without it none are sent.
        smtp_user, smtp_password: how we log in there; without a user we do not.
        smtp_from: whom e-mails are from, `Hospes <hospes@example.org>`.
        smtp_tls: encrypted from the beginning (`tls`), after a word in the clear (`starttls`), or
            not at all (`off`), for a server on the same machine.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_prefix=_PREFIX, extra="ignore", populate_by_name=True
    )

    bot_token: SecretStr | None = Field(None, alias="BOT_TOKEN")
    more_bots: SecretStr = SecretStr("")
    database_url: str = Field("", alias="DATABASE_URL")
    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""
    metrics_token: SecretStr = SecretStr("")
    log_level: Literal["debug", "info", "warning"] = "info"
    telegram_api: str = "https://api.telegram.org"
    keep_letters: int = Field(retention.LETTERS.days, ge=2, le=3650)
    keep_seen: int = Field(retention.SEEN_UPDATES.days, ge=2, le=3650)
    chat: bool = False
    chat_token: SecretStr = SecretStr("")
    keep_chats: int = Field(retention.CHATS.days, ge=2, le=3650)
    smtp_host: str = ""
    smtp_port: int = Field(587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""
    smtp_tls: Literal["starttls", "tls", "off"] = "starttls"

    @field_validator("public_url", "telegram_api")
    @classmethod
    def _is_address(cls, given: str) -> str:
        if given and (fault := base_fault(given)):
            raise ValueError(f"{fault}. Right would be an address like https://visits.example.org")
        return given

    @field_validator("telegram_api")
    @classmethod
    def _is_given(cls, given: str) -> str:
        if not given:
            raise ValueError("it is empty. Right would be https://api.telegram.org, or to leave it")
        return given

    @field_validator("smtp_from")
    @classmethod
    def _is_mailbox(cls, given: str) -> str:
        if given and not _MAILBOX.fullmatch(given):
            raise ValueError("it is no e-mail address. Right would be Hospes <hospes@example.org>")
        return given

    @field_validator("metrics_token", "chat_token")
    @classmethod
    def _fits_a_header(cls, given: SecretStr) -> SecretStr:
        if not _HEADER.fullmatch(given.get_secret_value()):
            raise ValueError("it may hold the letters, digits and signs of ASCII only, no blanks")
        return given

    @property
    def bots(self) -> dict[str, str]:
        """Give each bot's token by the name of its channel; the first is the usual one.

        Raises:
            StartupError: `HOSPES_MORE_BOTS` is not what it should be.
        """
        first = {FIRST_BOT: self.bot_token.get_secret_value()} if self.bot_token else {}
        found = dict(first)
        for part in filter(None, map(str.strip, self.more_bots.get_secret_value().split(","))):
            name, _, token = map(str.strip, part.partition("="))
            if not _NAME.fullmatch(name) or not token or name in {*found, *_TAKEN}:
                raise StartupError(
                    "HOSPES_MORE_BOTS does not fit. Right would be name=token, with commas "
                    "between several, each name once, in small letters: south=123:AAE…,north=456:…"
                )
            found[name] = token
        _refuse_twins(found)
        return found

    @property
    def database(self) -> str:
        """Give the database's address, the default spelled out."""
        return self.database_url or f"sqlite:///{self.data}/hospes.db"

    @property
    def chat_store(self) -> Path | str:
        """Give where the chats of our page are kept: a file, or the database's own PostgreSQL."""
        there, found = _POSTGRESQL.subn("postgresql://", self.database_url)
        return there if found else self.data / "chat.db"

    @property
    def mails(self) -> bool:
        """Tell whether we send e-mails.

        Raises:
            StartupError: there is a server, and nobody whom they would be from.
        """
        if self.smtp_host and not self.smtp_from:
            raise StartupError(
                "HOSPES_SMTP_FROM is missing: whom e-mails are from. Right would be "
                "Hospes <hospes@example.org>, an address that HOSPES_SMTP_HOST may send for."
            )
        return bool(self.smtp_host)

    @property
    def ages(self) -> retention.Ages:
        """Give how long things are kept."""
        return retention.Ages(timedelta(self.keep_seen), timedelta(self.keep_letters))

    @property
    def address(self) -> str:
        """Give the address of our pages as others see it, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


def load() -> Settings:
    """Read the configuration.

    Raises:
        StartupError: a setting does not fit; says which and why, and never its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [_told(fault) for fault in error.errors()]
        raise StartupError("The configuration does not fit:\n  " + "\n  ".join(lines)) from error
    except UnicodeDecodeError as error:
        raise StartupError(
            f"The file .env is not UTF-8 (byte {error.start + 1}). Save it again as UTF-8."
        ) from error


def unknown() -> dict[str, str]:
    """Give what looks like a setting of ours and is none, each with the one that is meant.

    An empty string where none comes near: another program may have such names too.
    """
    known = [_variable(name) for name, field in Settings.model_fields.items() if not field.alias]
    given = {**DotEnvSettingsSource(Settings).env_vars, **EnvSettingsSource(Settings).env_vars}
    strange = {name.upper() for name in given} - set(known)
    return {
        name: next(iter(get_close_matches(name, known, 1)), "")
        for name in sorted(strange)
        if name.startswith(_PREFIX)
    }


def _variable(field: str) -> str:
    """Give a setting's name in the environment."""
    return Settings.model_fields[field].alias or f"{_PREFIX}{field.upper()}"


def _told(fault: ErrorDetails) -> str:
    name = str(fault["loc"][0])
    name = _variable(name) if name in Settings.model_fields else name
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"


def _refuse_twins(bots: dict[str, str]) -> None:
    """Keep one bot from being run twice (a token begins with its bot's number).

    Raises:
        StartupError: two names have the same bot.
    """
    names: dict[str, str] = {}
    for name, token in bots.items():
        other = names.setdefault(token.partition(":")[0], name)
        if other != name:
            raise StartupError(
                f"HOSPES_MORE_BOTS does not fit: {name} is the same bot as {other}. Right would be "
                "the token of another bot; @BotFather makes one."
            )
