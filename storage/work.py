"""What a use case works with: the collections, the time, and what it wants to be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, text

from bot.domain.messages import Arg, Keyboard, Lane, Letter
from storage.answers import Answers
from storage.belongings import Belongings
from storage.cards import Cards
from storage.certificates import Certificates
from storage.consents import Consents
from storage.ids import new_id
from storage.invitations import Invitations
from storage.outbox import Outbox
from storage.people import People
from storage.presence import Presence
from storage.prompts import Prompts
from storage.records import Records
from storage.timeline import Timeline
from storage.visits import Visits


@dataclass(frozen=True)
class Inbound:
    """The update that a transaction answers."""

    channel: str
    update_id: int


class Reading:
    """The collections on one connection at one instant (`now`, UTC)."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.people = People(connection)
        self.invitations = Invitations(connection)
        self.consents = Consents(connection)
        self.belongings = Belongings(connection)
        self.visits = Visits(connection)
        self.prompts = Prompts(connection)
        self.answers = Answers(connection)
        self.presence = Presence(connection)
        self.certificates = Certificates(connection)
        self.timeline = Timeline(connection)
        self.outbox = Outbox(connection)
        self.cards = Cards(connection)
        self.records = Records(connection)


@dataclass
class Effects:
    """What a transaction causes beside its facts; handed on once it is committed.

    Attributes:
        letters: new rows of the outbox.
        cards: whether a card wants to be drawn anew.
        timeline: whether what falls due next may have changed.
        scrub: whether traces of sealed answers must leave the files now.
    """

    letters: list[dict[str, object]] = field(default_factory=list)
    cards: bool = False
    timeline: bool = False
    scrub: bool = False

    def add(self, other: "Effects") -> None:
        """Take in what another transaction of the same group caused."""
        self.letters += other.letters
        self.cards |= other.cards
        self.timeline |= other.timeline
        self.scrub |= other.scrub


class Work(Reading):
    """One transaction of a use case.

    It may be run a second time after a roll-back, so nothing here acts outside the database.

    Attributes:
        origin: what caused it, stable when the same thing comes again (an update, a timeline
            entry); letters get their unique key from it.
    """

    def __init__(self, connection: Connection, now: datetime, origin: str) -> None:
        super().__init__(connection, now)
        self.origin = origin
        self.effects = Effects()

    def say(  # noqa: PLR0913 - a letter has this many sides, all named
        self,
        address_id: int,
        key: str,
        *,
        lane: Lane = Lane.LIVE,
        buttons: Keyboard = (),
        visit_id: int | None = None,
        unique: str = "",
        attachment: str = "",
        not_before: datetime | None = None,
        expires_at: datetime | None = None,
        args: Mapping[str, Arg] | None = None,
    ) -> None:
        """Write a letter; it leaves after the commit, once, however often this is run."""
        letter = Letter(
            address_id=address_id,
            lane=lane,
            key=key,
            unique=unique or f"{self.origin}#{len(self.effects.letters)}",
            args=args or {},
            buttons=buttons,
            attachment=attachment,
            visit_id=visit_id,
            not_before=not_before,
            expires_at=expires_at,
        )
        self.effects.letters.append(self.outbox.row(new_id(), letter, self.now))

    def refresh(self, address_id: int, subject: str, *, anew: bool = False) -> None:
        """Want a card drawn from the state; `anew` sends it afresh at the end of the chat."""
        self.cards.want(address_id, subject, anew=anew)
        self.effects.cards = True

    def refresh_all(self, subject: str) -> None:
        """Want every copy of a card that exists drawn anew."""
        self.cards.want_everywhere(subject)
        self.effects.cards = True

    def replanned(self) -> None:
        """Tell that what falls due next may have changed."""
        self.effects.timeline = True

    def scrub(self) -> None:
        """Have the traces of what was just sealed removed from the database's files."""
        self.effects.scrub = True

    def hold_visit(self, visit_id: int) -> None:
        """Let nobody else act on this visit until the commit (start, close, group, import)."""
        self._lock("pg_advisory_xact_lock", visit_id)

    def hold_person(self, visit_id: int, person_id: int) -> None:
        """Let nobody else act for this person, nor close the visit's matters, until the commit."""
        self._lock("pg_advisory_xact_lock_shared", visit_id)
        self._lock("pg_advisory_xact_lock", person_id)

    def _lock(self, function: str, number: int) -> None:
        if self.connection.dialect.name == "postgresql":  # SQLite has one writer anyway
            self.connection.execute(text(f"SELECT {function}(:number)"), {"number": number})
