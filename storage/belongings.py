"""All that is kept of one person, table by table: to show it to them, and to erase it.

A test holds this list against the tables, so that a new one cannot be forgotten here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, delete, select, tuple_, update

from storage.collection import Collection
from storage.ids import short
from storage.outbox import UNREACHABLE
from storage.tables import messaging, people, prompts, visits


class Whose(Enum):
    """What the ids are that lead to somebody's rows of a table."""

    PERSON = "person"
    PARTICIPANT = "participant"
    AUTHOR = "participant as text"
    ADDRESS = "address"
    CHAT = "chat"


@dataclass(frozen=True)
class Belonging:
    """The rows of one table that belong to somebody.

    Attributes:
        by: the column that holds the ids.
        whose: which ids those are.
        survives: the rows stay when the person is erased; the docstring of `erase` says why.
        secret: columns that are of use to nobody but an intruder.
    """

    table: Any
    by: str
    whose: Whose
    survives: bool = False
    secret: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name it as the table is named."""
        return str(self.table.__tablename__)


BELONGINGS = (
    Belonging(people.Person, "id", Whose.PERSON, survives=True),
    Belonging(people.Address, "person_id", Whose.PERSON, survives=True),
    Belonging(people.Participant, "person_id", Whose.PERSON, survives=True),
    Belonging(people.Consent, "person_id", Whose.PERSON, survives=True),
    Belonging(messaging.AuditEntry, "person_id", Whose.PERSON, survives=True),
    Belonging(visits.Certificate, "participant_id", Whose.PARTICIPANT, survives=True),
    Belonging(people.Invitation, "person_id", Whose.PERSON, secret=("token_hash",)),
    Belonging(people.Role, "person_id", Whose.PERSON),
    Belonging(people.Dialogue, "person_id", Whose.PERSON),
    Belonging(people.Preferences, "person_id", Whose.PERSON),
    Belonging(people.ConnectCode, "person_id", Whose.PERSON, secret=("code_hash",)),
    Belonging(visits.AttendanceList, "person_id", Whose.PERSON),
    Belonging(visits.CheckIn, "participant_id", Whose.PARTICIPANT),
    Belonging(visits.Rsvp, "participant_id", Whose.PARTICIPANT),
    Belonging(visits.Intention, "participant_id", Whose.PARTICIPANT),
    Belonging(visits.CalendarFeed, "participant_id", Whose.PARTICIPANT, secret=("token",)),
    Belonging(visits.Announcement, "author_id", Whose.PERSON),
    Belonging(visits.Note, "author_id", Whose.PERSON),
    Belonging(visits.Hand, "participant_id", Whose.PARTICIPANT),
    Belonging(prompts.Pair, "participant_id", Whose.PARTICIPANT),
    Belonging(prompts.Asked, "participant_id", Whose.PARTICIPANT),
    Belonging(prompts.Answer, "author", Whose.AUTHOR),
    Belonging(messaging.TimelineEntry, "participant_id", Whose.PARTICIPANT),
    Belonging(prompts.Typed, "address_id", Whose.ADDRESS),
    Belonging(prompts.SheetPage, "address_id", Whose.ADDRESS),
    Belonging(prompts.CardPage, "address_id", Whose.ADDRESS),
    Belonging(messaging.OutboxLetter, "address_id", Whose.ADDRESS),
    Belonging(messaging.Card, "address_id", Whose.ADDRESS),
    Belonging(messaging.ParkedUpdate, "chat_id", Whose.CHAT),
)

# Tables in which nothing leads to a person: ids of those who acted say nothing once they are
# erased, and an anonymous answer belongs to nobody.
IMPERSONAL = frozenset(
    {
        "visits",
        "keepers",
        "plan_versions",
        "day_words",
        "timeline_overrides",
        "boards",
        "cues",
        "live_acts",
        "curations",
        "live_answers",
        "prompt_runs",
        "uploads",
        "seen_updates",
        "heartbeats",
        "installation",
    }
)


def trace(kind: str, person_id: int) -> str:
    """Give how the names of things begin that hold somebody's data but are not their rows.

    Letters to others have it in their unique key, drawings of theirs in their recipe.
    """
    return f"{kind}:{short(person_id)}:"


def _theirs(belonging: Belonging) -> ColumnElement[bool]:
    columns = belonging.table.__table__.c
    column: ColumnElement[Any] = columns[belonging.by]
    if belonging.whose is Whose.CHAT:
        column = tuple_(columns.channel, column)
    return column.in_(bindparam("ids", expanding=True))


_FIND = {b.name: select(b.table.__table__).where(_theirs(b)) for b in BELONGINGS}
_REMOVE = {b.name: delete(b.table).where(_theirs(b)) for b in BELONGINGS if not b.survives}
_blank_person = (
    update(people.Person)
    .where(people.Person.id == bindparam("who"))
    .values(
        name="",
        certificate_name="",
        organisation="",
        country="",
        email="",
        language="",
        zone="",
        details={},
    )
)
_remove_shadows = delete(people.Participant).where(
    people.Participant.person_id == bindparam("who"), people.Participant.state == "ghost"
)
_erase_parts = (
    update(people.Participant)
    .where(people.Participant.person_id == bindparam("who"))
    .values(state="erased")
)
_free_addresses = (
    update(people.Address)
    .where(people.Address.person_id == bindparam("who"))
    .values(person_id=None, preferred=False)
)
_addresses = select(people.Address.__table__).where(people.Address.person_id == bindparam("who"))
_parts = select(people.Participant.id, people.Participant.visit_id).where(
    people.Participant.person_id == bindparam("who")
)
_announced_in = select(visits.Announcement.visit_id).where(
    visits.Announcement.author_id == bindparam("who")
)
_forget_uploads = delete(messaging.Upload).where(
    messaging.Upload.recipe.like(bindparam("beginning"))
)
_forget_letters = delete(messaging.OutboxLetter).where(
    messaging.OutboxLetter.unique_key.like(bindparam("beginning"))
)
_unreachable = messaging.OutboxLetter.error == UNREACHABLE
_silence_letters = (
    update(messaging.OutboxLetter)
    .where(
        messaging.OutboxLetter.visit_id.in_(bindparam("visits", expanding=True)),
        messaging.OutboxLetter.state.in_(["sent", "dropped"]),
        # It names nobody else, and is sent to its owner after all if they can be reached again.
        ~messaging.OutboxLetter.text_key.startswith("certificate-"),
    )
    .values(args={}, error=case((_unreachable, "erased"), else_=messaging.OutboxLetter.error))
)
_strange = (
    people.Address.person_id.is_(None),
    people.Address.created_at < bindparam("before"),
    ~select(messaging.OutboxLetter.id)
    .where(
        messaging.OutboxLetter.address_id == people.Address.id,
        messaging.OutboxLetter.state == "waiting",
    )
    .exists(),
)
_strangers = delete(people.Address).where(*_strange)
_letters_to_strangers = delete(messaging.OutboxLetter).where(
    messaging.OutboxLetter.address_id.in_(select(people.Address.id).where(*_strange))
)


class Belongings(Collection):
    """What is kept of people."""

    def of(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Give all rows of a person, by table."""
        ids = self._ids(person_id)
        return {
            belonging.name: [
                {key: value for key, value in row._asdict().items() if key not in belonging.secret}
                for row in self._all(_FIND[belonging.name], ids=ids[belonging.whose])
            ]
            for belonging in BELONGINGS
        }

    def erase(self, person_id: int) -> None:
        """Remove a person.

        What stays says nothing of them any more: the bare ids of the person and of their parts
        with the reference, so that the organiser's file cannot bring them back unnoticed; that
        consent was given and withdrawn; the log, which has no content; the chat, as that of a
        stranger; and the certificates, so that they can still be verified.
        """
        ids = self._ids(person_id)
        announced_in = [row.visit_id for row in self._all(_announced_in, who=person_id)]
        for belonging in BELONGINGS:
            if not belonging.survives:
                self._run(_REMOVE[belonging.name], ids=ids[belonging.whose])
        self._run(_forget_uploads, beginning=f"{trace('mydata', person_id)}%")
        self._run(_forget_letters, beginning=f"{trace('help', person_id)}%")
        # Letters to others in the visit may name them; once sent, nobody needs the names again.
        visits_of_theirs = [row.visit_id for row in self._all(_parts, who=person_id)]
        self._run(_silence_letters, visits=[*visits_of_theirs, *announced_in])
        for statement in (_remove_shadows, _erase_parts, _free_addresses, _blank_person):
            self._run(statement, who=person_id)

    def forget_strangers(self, before: datetime) -> None:
        """Remove the chats that are nobody's, first wrote before an instant and await nothing."""
        for statement in (_letters_to_strangers, _strangers):
            self._run(statement, before=before)

    def _ids(self, person_id: int) -> dict[Whose, list[Any]]:
        addresses = self._all(_addresses, who=person_id)
        parts = [row.id for row in self._all(_parts, who=person_id)]
        return {
            Whose.PERSON: [person_id],
            Whose.PARTICIPANT: parts,
            Whose.AUTHOR: [str(part) for part in parts],
            Whose.ADDRESS: [address.id for address in addresses],
            Whose.CHAT: [(address.channel, address.chat_id) for address in addresses],
        }
