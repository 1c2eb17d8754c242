"""What happened in a rehearsal, from three sides: the database, the chat servers, the diaries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.domain.plan.history import Version
from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.scalars import Quiet
from bot.rehearsal.diary import Decision, Diary, Wish

Chat = tuple[str, int]  # channel and chat id


@dataclass(frozen=True)
class PersonFacts:
    """Somebody, as invited, as in the database, and by their own account.

    Attributes:
        role: `participant`, or one of the team's.
        state: invited · joined · left · erased.
        zone: where they were when they joined.
        blocked: they have blocked the bot.
    """

    reference: str
    name: str
    email: str
    role: str
    persona: str
    chat: Chat
    language: str
    zone: str
    state: str
    joined_at: datetime | None
    blocked: bool
    diary: Diary

    def zone_at(self, instant: datetime) -> str:
        """Give the zone of their clock at an instant."""
        wish = self._newest("zone", instant)
        return wish.value if wish else self.zone

    def quiet_at(self, plan: Plan, instant: datetime) -> Quiet:
        """Give their quiet hours at an instant."""
        wish = self._newest("quiet", instant)
        return Quiet.read(wish.value) if wish else plan.messages.quiet

    def most_at(self, plan: Plan, instant: datetime) -> int:
        """Give how many messages a day that nobody asked for they would have at an instant."""
        return 1 if self._newest("fewer", instant) else plan.messages.at_most_a_day

    def pause_at(self, instant: datetime) -> datetime | None:
        """Give the end of the pause that they are in at an instant, if they are in one."""
        wish = self._newest("pause", instant)
        end = datetime.fromisoformat(wish.value) if wish else None
        return end if end is not None and instant < end else None

    def excused_at(self, day: str, instant: datetime) -> bool:
        """Tell whether they had said by an instant that they cannot come on a day."""
        said_at, says = self.diary.comes.get(day, (instant, ""))
        return says == "excused" and said_at <= instant

    def _newest(self, what: str, instant: datetime) -> Wish | None:
        said = [one for one in self.diary.wishes if one.what == what and one.at <= instant]
        return said[-1] if said else None


@dataclass(frozen=True)
class Sent:
    """A call of the bot that made or changed a message, by the chat server's account.

    Attributes:
        new: it made a message, rather than changing one.
        buttons: how many there are; numbers in a row count as one.
        urls: where its link buttons lead.
        data: what its other buttons send.
        error: why it was refused; empty if it was not.
        provoked: the refusal was a fault that the rehearsal had prepared.
    """

    chat: Chat
    at: datetime
    method: str
    text: str
    new: bool
    message_id: int = 0
    urls: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    error: str = ""
    provoked: bool = False
    buttons: int = 0

    @property
    def arrived(self) -> bool:
        """Tell whether it took effect."""
        return not self.error


@dataclass(frozen=True)
class LetterFacts:
    """A row of the outbox.

    Attributes:
        visit: key of the visit that it is about; empty: none.
        arrived_at: when it stood in the chat; none: it never did.
    """

    chat: Chat
    lane: str
    key: str
    unique: str
    state: str
    message_id: int | None
    visit: str = ""
    arrived_at: datetime | None = None


@dataclass(frozen=True)
class ReminderFacts:
    """A reminder that was planned: what became of it, and when it stood in the chat."""

    kind: str
    reminder: str
    day: str
    reference: str
    due: datetime
    state: str
    reason: str
    sent_at: datetime | None


@dataclass(frozen=True)
class PromptFacts:
    """One asking of a prompt.

    Attributes:
        asks: the prompt itself.
        answers: everything that is kept, as (reference, or the contribution's name if nobody can
            tell; part; value).
        result: what may be shown to the group, as lines.
        shown: what each place was given to show to whoever sees most, as lines: `result` in
            chats, `board`, and `file` if somebody had one sent.
        contributions: what was contributed, by the name under which it is voted for.
    """

    key: str
    asks: Prompt
    opened_at: datetime
    title: str
    kind: str
    anonymous: bool
    state: str
    asked: int
    answered: int
    changed: int
    answers: Sequence[tuple[str, str, Any]]
    result: Sequence[str]
    shown: Mapping[str, Sequence[str]]
    contributions: Mapping[str, str]


@dataclass(frozen=True)
class CertificateFacts:
    """A certificate, with what its verification page and a mistyped number's page answered."""

    number: str
    reference: str
    kind: str
    name: str
    days: int
    minutes: int
    page_status: int
    page: str
    mistyped_status: int


@dataclass(frozen=True)
class VisitFacts:
    """One visit of the installation; `plan` is its newest one, as it is held."""

    plan: Plan
    people: Sequence[PersonFacts]
    reminders: Sequence[ReminderFacts]
    prompts: Sequence[PromptFacts]
    check_ins: Mapping[tuple[str, str], datetime]  # by reference and day
    certificates: Sequence[CertificateFacts]
    asked: Sequence[tuple[str, datetime]] = ()  # outside a session: by reference, the instant
    versions: Sequence[Version] = ()  # of the plan, as written, the first one first
    frames: Sequence[tuple[datetime, Mapping[str, Any]]] = ()  # of the board, in English

    @property
    def participants(self) -> list[PersonFacts]:
        """Give those who take part."""
        return [person for person in self.people if person.role == "participant"]

    def decided(self, prompt: str) -> list[Decision]:
        """Give what the team decided about what people contributed to a prompt."""
        made = (one for person in self.people for one in person.diary.decisions)
        return [one for one in made if one.prompt == prompt]


@dataclass(frozen=True)
class CardFacts:
    """A card: the state that it should show and the one that it shows.

    Attributes:
        visit: key of the visit that it is about; empty: none, or it is gone.
    """

    chat: Chat
    subject: str
    wanted: int
    shown: int
    reachable: bool
    error: str
    visit: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything; the visit that is rehearsed comes first.

    Attributes:
        remains: for each erased person, where something of them is still found.
    """

    visits: Sequence[VisitFacts]
    sent: Sequence[Sent]
    letters: Sequence[LetterFacts]
    cards: Sequence[CardFacts]
    parked_updates: Sequence[str]
    remains: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def visit(self) -> VisitFacts:
        """Give the visit that is rehearsed."""
        return self.visits[0]

    @property
    def people(self) -> list[PersonFacts]:
        """Give everybody of all visits."""
        return [person for visit in self.visits for person in visit.people]

    def to(self, person: PersonFacts) -> Sequence[Sent]:
        """Give what arrived in somebody's chat, in its order."""
        return self._arrived.get(person.chat, ())

    @cached_property
    def _arrived(self) -> Mapping[Chat, Sequence[Sent]]:
        found = defaultdict[Chat, list[Sent]](list)
        for one in self.sent:
            if one.arrived:
                found[one.chat].append(one)
        return found
