"""What Hospes says, before it is put into words: letters, buttons, receipts.

A text is named by its key in the catalogue and given arguments; it becomes words when it is
sent, in the reader's language and time zone (`bot.views`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Lane(StrEnum):
    """How urgent and how welcome a message is; see docs/glossary.md."""

    LIVE = "live"  # inside a session, or the answer to the person's own act
    OWED = "owed"  # join link, certificate, cancellation: never dropped
    UNSOLICITED = "unsolicited"  # nudge, recap, follow-up: quiet hours and the daily cap


@dataclass(frozen=True)
class At:
    """An instant, shown in the reader's zone and, where it differs, the visit's zone beside it."""

    instant: datetime
    style: str = "time"  # time 10:00 · day Tuesday 20 April · moment Tuesday 20 April, 10:00


@dataclass(frozen=True)
class Words:
    """Text that people wrote, one version per language: `{"en": …, "fr": …}`.

    Where they wrote none, a text of the catalogue may stand in: `otherwise` is its key.
    """

    by_language: Mapping[str, str]
    otherwise: str = ""


@dataclass(frozen=True)
class Say:
    """A text of the catalogue with its arguments, to stand inside another text or on a button."""

    key: str
    args: Mapping[str, "Arg"] = field(default_factory=dict)


Arg = str | int | float | date | At | Words | Say


@dataclass(frozen=True)
class Button:
    """One inline button: `press` is callback data (at most 64 bytes), `url` opens a page."""

    label: Say | Words | str
    press: str = ""
    url: str = ""


Keyboard = Sequence[Sequence[Button]]


@dataclass(frozen=True)
class Receipt:
    """The short word that answers a tap: a toast, or a dialog where `alert`."""

    key: str = ""
    args: Mapping[str, Arg] = field(default_factory=dict)
    alert: bool = False


@dataclass(frozen=True)
class Letter:
    """A message that tells someone once that something happened: one row of the outbox.

    Attributes:
        address_id: where it goes.
        key: the text; `args` its arguments.
        unique: a second letter with the same value is never written.
        attachment: recipe of a picture or PDF that is drawn when it is sent
            (`chart:<run id>`, `certificate:<id>`), see `bot.views.attachments`.
        visit_id: whose zone stands beside the reader's.
        not_before, expires_at: UTC instants; an expired letter is dropped, not sent.
    """

    address_id: int
    lane: Lane
    key: str
    unique: str
    args: Mapping[str, Arg] = field(default_factory=dict)
    buttons: Keyboard = ()
    attachment: str = ""
    visit_id: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
