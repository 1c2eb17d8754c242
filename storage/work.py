"""What a use case works with: the collections, the time, and what it wants to be said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.messages import Arg, Keyboard, Lane, Letter
from storage.announcements import Announcements
from storage.answers import Answers
from storage.asked import AskedPeople
from storage.belongings import Belongings
from storage.boards import Boards
from storage.calendars import Calendars
from storage.card_pages import CardPages
from storage.cards import Cards
from storage.certificates import Certificates
from storage.connect_codes import ConnectCodes
from storage.consents import Consents
from storage.cues import Cues
from storage.curations import Curations
from storage.driver import Driver
from storage.hands import Hands
from storage.holds import REGISTERS, Holds
from storage.ids import new_id
from storage.invitations import Invitations
from storage.live import Live
from storage.live_acts import LiveActs
from storage.notes import Notes
from storage.outbox import Outbox
from storage.overrides import Overrides
from storage.pairs import Pairs
from storage.people import People
from storage.preferences import Preferences
from storage.presence import Presence
from storage.prompts import Prompts
from storage.records import Records
from storage.rsvps import Rsvps
from storage.scrubbing import OWED
from storage.sheet_pages import SheetPages
from storage.timeline import Timeline
from storage.visits import Visits


@dataclass(frozen=True)
class Inbound:
    """The update that a transaction answers.

    Attributes:
        first: done in that transaction before all else.
    """

    channel: str
    update_id: int
    first: "Callable[[Work], None] | None" = None


class Reading:
    """The collections on one connection at one instant (`now`, UTC)."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self._driver = driver = Driver(connection)
        self.people = People(driver)
        self.preferences = Preferences(driver)
        self.invitations = Invitations(driver)
        self.connect_codes = ConnectCodes(driver)
        self.consents = Consents(driver)
        self.belongings = Belongings(driver)
        self.visits = Visits(driver)
        self.prompts = Prompts(driver)
        self.asked = AskedPeople(driver)
        self.answers = Answers(driver)
        self.live = Live(driver)
        self.curations = Curations(driver)
        self.pairs = Pairs(driver)
        self.hands = Hands(driver)
        self.presence = Presence(driver)
        self.rsvps = Rsvps(driver)
        self.certificates = Certificates(driver)
        self.calendars = Calendars(driver)
        self.boards = Boards(driver)
        self.cues = Cues(driver)
        self.live_acts = LiveActs(driver)
        self.notes = Notes(driver)
        self.announcements = Announcements(driver)
        self.overrides = Overrides(driver)
        self.timeline = Timeline(driver)
        self.outbox = Outbox(driver)
        self.cards = Cards(driver)
        self.card_pages = CardPages(driver)
        self.sheet_pages = SheetPages(driver)
        self.records = Records(driver)


@dataclass
class Effects:
    """What a transaction causes beside its facts; handed on once it is committed.

    Attributes:
        letters: new rows of the outbox.
        cards: address and subject of each card that wants to be drawn anew.
        everywhere: the cards of which every copy wants to be drawn anew.
        awaited: those of `cards` that somebody has just tapped on, and looks at.
        timeline: whether what falls due next may have changed.
        scrub: whether traces of sealed answers must leave the files now.
        unknown: whether there may be more in the database: letters were put off, or nobody heard
            how an earlier commit ended.
    """

    letters: list[dict[str, object]] = field(default_factory=list)
    cards: set[tuple[int, str]] = field(default_factory=set)
    everywhere: set[str] = field(default_factory=set)
    awaited: set[tuple[int, str]] = field(default_factory=set)
    timeline: bool = False
    scrub: bool = False
    unknown: bool = False

    def add(self, other: "Effects") -> None:
        """Take in what another transaction of the same group caused."""
        self.letters += other.letters
        self.cards |= other.cards
        self.everywhere |= other.everywhere
        self.awaited |= other.awaited
        self.timeline |= other.timeline
        self.scrub |= other.scrub
        self.unknown |= other.unknown


class Work(Reading):
    """One transaction of a use case.

    It may be run a second time after a roll-back, so nothing here acts outside the database.

    Attributes:
        origin: what caused it, stable when the same thing comes again (an update, a timeline
            entry); letters get their unique key from it.
    """

    def __init__(self, connection: Connection, now: datetime, origin: str, holds: Holds) -> None:
        super().__init__(connection, now)
        self.origin = origin
        self._holds = holds
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

    def refresh(self, address_id: int, subject: str, *, anew: bool = False, note: str = "") -> None:
        """Want a card drawn from the state.

        Args:
            address_id: in which chat.
            subject: which card.
            anew: send it afresh at the end of the chat.
            note: key of a text above it, until its person acts.
        """
        self.cards.want(address_id, subject, anew=anew, note=note)
        self.effects.cards.add((address_id, subject))

    def refresh_tapped(self, address_id: int, subject: str) -> None:
        """Want a card drawn on which its person has just tapped: before all others."""
        self.refresh(address_id, subject)
        self.effects.awaited.add((address_id, subject))

    def make_card(self, address_id: int, subject: str, message_id: int) -> None:
        """Want a message that was sent as a letter to be a card, drawn from the state."""
        self.cards.take(address_id, subject, message_id)
        self.effects.cards.add((address_id, subject))

    def refresh_all(self, subject: str) -> None:
        """Want every copy of a card that exists at the commit drawn anew.

        Written last, once for all transactions of a group: everybody's act changes the run sheet.
        """
        self.effects.everywhere.add(subject)

    def renew_all(self, channel: str, subjects: Sequence[str], note: str) -> int:
        """Want every copy of some cards on a channel sent afresh.

        Args:
            channel: on which.
            subjects: of which cards.
            note: key of a text above them, until whoever they are for acts.

        Returns:
            How many there are.
        """
        renewed = self.cards.renew(channel, subjects, note)
        self.effects.cards |= renewed
        return len(renewed)

    def replanned(self) -> None:
        """Tell that what falls due next may have changed."""
        self.effects.timeline = True

    def scrub(self) -> None:
        """Have the traces of what was just sealed removed from the database's files."""
        self.records.know(f"{OWED}{new_id():x}", "owed")
        self.effects.scrub = True

    def hold_visit(self, visit_id: int) -> None:
        """Let nobody else act on this visit until the commit (start, close, group, import)."""
        self._holds.take(visit_id)
        self._look_again()

    def hold_person(self, visit_id: int, person_id: int) -> bool:
        """Let nobody else act for this person, nor close the visit's matters, until the commit.

        Returns:
            Whether what was read before may have been changed meanwhile.
        """
        self._holds.take_both(person_id, shared=visit_id)
        self._look_again()
        return self._holds.needed

    def _look_again(self) -> None:
        """Take nothing for known that another process may have changed before we held it."""
        if self._holds.needed:
            self._driver.forget()

    def hold_registers(self) -> None:
        """Let nobody else enter what all visits share until the commit; after all other locks.

        That is the numbers of certificates, and who is known by which e-mail address.
        """
        self._holds.take(REGISTERS)
        self._look_again()
