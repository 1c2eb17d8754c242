"""People, addresses, invitations, roles, participants, consents and dialogues."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, or_, select, update

from storage.collection import Collection, upsert
from storage.ids import new_id
from storage.tables.people import Address, Dialogue, Participant, Person, Role

_DESCRIBED = (
    "name",
    "certificate_name",
    "organisation",
    "country",
    "email",
    "language",
    "zone",
)
_addresses = Address.__table__
_people = Person.__table__
_participants = Participant.__table__

_address_of = select(Address.__table__).where(
    _addresses.c.channel == bindparam("where"), _addresses.c.chat_id == bindparam("chat")
)
_address = select(Address.__table__).where(_addresses.c.id == bindparam("which"))
_see = (
    update(Address)
    .where(
        _addresses.c.id == bindparam("which"),
        _addresses.c.seen_message.is_(None) | (_addresses.c.seen_message < bindparam("up_to")),
    )
    .values(seen_message=bindparam("up_to"), seen_at=bindparam("now"))
    .returning(_addresses.c.id)
)
_chats_of_people = select(_addresses.c.chat_id).where(
    _addresses.c.channel == bindparam("where"), _addresses.c.person_id.is_not(None)
)
_addresses_of = (
    select(Address.__table__)
    .where(_addresses.c.person_id == bindparam("whose"))
    .order_by(_addresses.c.preferred.desc(), _addresses.c.id)
)
_add_address = insert(Address)
_reach = (
    update(Address)
    .where(_addresses.c.id == bindparam("which"))
    .values(reachable=bindparam("can_be_reached"))
)
_speak = (
    update(Address)
    .where(_addresses.c.id == bindparam("which"))
    .values(language=bindparam("speaks"))
)
_person = select(Person.__table__).where(_people.c.id == bindparam("which"))
_people_in = (
    select(Person.__table__)
    .join(Participant, Participant.person_id == _people.c.id)
    .where(_participants.c.visit_id == bindparam("where"))
)
_names = select(
    func.coalesce(func.nullif(_people.c.certificate_name, ""), _people.c.name).label("printed"),
    _people.c.zone,
    select(func.min(_participants.c.reference))
    .where(_participants.c.person_id == _people.c.id)
    .scalar_subquery()
    .label("reference"),
)
# Not `in`, whose SQL is worked out anew each time.
_leading = or_(*(Role.role == role for role in ("facilitator", "host_coordinator", "organiser")))
_leads = select(Role.role).where(
    Role.person_id == bindparam("who"),
    _leading,
    (Role.visit_id == 0) | (Role.visit_id == bindparam("where")),
)
_organisers = select(Role.person_id).where(Role.role == "organiser", Role.visit_id == 0)
_grant = upsert(Role, "person_id", "role", "visit_id")
_roles_of = select(Role.__table__).where(Role.person_id == bindparam("who"))
_team_of = select(Role.__table__).where(Role.visit_id == bindparam("where"), _leading)
_participant = select(Participant.__table__).where(_participants.c.id == bindparam("which"))
_in_visit = (
    select(Participant.__table__)
    .where(_participants.c.visit_id == bindparam("where"))
    .order_by(_participants.c.reference)
)
_participants_of = _in_visit.where(_participants.c.state != "ghost")
_shadows_of = _in_visit.where(_participants.c.state == "ghost")
_remove_shadows = delete(Participant).where(
    _participants.c.visit_id == bindparam("where"), _participants.c.state == "ghost"
)
_take_up = (
    update(Participant)
    .where(_participants.c.id == bindparam("which"))
    .values(state="invited", reference=bindparam("known_as"))
)
_parts_of = select(Participant.__table__).where(_participants.c.person_id == bindparam("who"))
_participant_called = select(Participant.__table__).where(
    _participants.c.visit_id == bindparam("where"),
    _participants.c.reference == bindparam("known_as"),
)
_add_participant = insert(Participant)
_set_state = (
    update(Participant)
    .where(_participants.c.id == bindparam("which"))
    .values(
        state=bindparam("new_state"),
        joined_at=bindparam("joined"),
        left_at=bindparam("left"),
    )
)
_add_person = insert(Person)
_this_person = update(Person).where(_people.c.id == bindparam("who"))
_describe = _this_person.values(
    name=bindparam("called"),
    organisation=bindparam("works_for"),
    country=bindparam("lives_in"),
    email=bindparam("mail"),
    details=bindparam("more"),
)
_propose = _this_person.values(
    certificate_name=bindparam("printed"),
    language=bindparam("speaks"),
    zone=bindparam("clock"),
)
_by_email = (
    select(Person.__table__)
    .where(_people.c.email == bindparam("mail"), _people.c.email != "")
    .order_by(_people.c.id)
)
_remove_person = delete(Person).where(_people.c.id == bindparam("who"))
_bind = (
    update(Address)
    .where(_addresses.c.id == bindparam("which"))
    .values(person_id=bindparam("whose"), preferred=bindparam("first_choice"))
)
_unprefer = (
    update(Address).where(_addresses.c.person_id == bindparam("whose")).values(preferred=False)
)
_dialogue = select(Dialogue.__table__).where(Dialogue.person_id == bindparam("who"))
_expect = upsert(
    Dialogue,
    "person_id",
    update={
        "expects": "new",
        "visit_id": "new",
        "run_id": "new",
        "part": "new",
        "draft": "new",
    },
)
_expect_nothing = delete(Dialogue).where(Dialogue.person_id == bindparam("who"))


class People(Collection):
    """Who there is and how to reach them."""

    def address_of(self, channel: str, chat_id: int) -> Row[Any] | None:
        """Give the address that a chat is, if it wrote before."""
        return self._one(_address_of, where=channel, chat=chat_id)

    def address(self, address_id: int) -> Row[Any] | None:
        """Give an address by its id."""
        return self._one(_address, which=address_id)

    def addresses_of(self, person_id: int) -> list[Row[Any]]:
        """Give all addresses of a person, the preferred one first."""
        return self._all(_addresses_of, whose=person_id)

    def add_address(self, channel: str, chat_id: int, language: str, now: datetime) -> int:
        """Write a new chat down; it belongs to nobody yet."""
        address_id = new_id()
        self._run(
            _add_address,
            id=address_id,
            channel=channel,
            chat_id=chat_id,
            person_id=None,
            language=language,
            reachable=True,
            preferred=False,
            created_at=now,
            seen_message=None,
            seen_at=None,
        )
        return address_id

    def bind(self, address_id: int, person_id: int) -> None:
        """Let an address be a person's, the one they prefer from now on."""
        self._run(_unprefer, whose=person_id)
        self._run(_bind, which=address_id, whose=person_id, first_choice=True)

    def unbind(self, address_id: int) -> None:
        """Let an address be nobody's."""
        self._run(_bind, which=address_id, whose=None, first_choice=False)

    def set_language(self, address_id: int, language: str) -> None:
        """Record in which language to write to an address that is nobody's."""
        self._run(_speak, which=address_id, speaks=language)

    def set_reachable(self, address_id: int, reachable: bool) -> None:
        """Record whether the address takes messages."""
        self._run(_reach, which=address_id, can_be_reached=reachable)

    def see(self, address_id: int, message_id: int, now: datetime) -> bool:
        """Record up to which message of ours somebody has looked; tell whether that is news."""
        return bool(self._change(_see, which=address_id, up_to=message_id, now=now))

    def chats_of_people(self, channel: str) -> set[int]:
        """Give the chats on a channel that belong to somebody."""
        return {row.chat_id for row in self._all(_chats_of_people, where=channel)}

    def names(self) -> list[Row[Any]]:
        """Give everybody's name as it is printed, their zone, and one of their references."""
        return self._all(_names)

    def by_id(self, person_id: int) -> Row[Any] | None:
        """Give a person."""
        return self._one(_person, which=person_id)

    def people_in(self, visit_id: int) -> list[Row[Any]]:
        """Give the people who take, took or may take part in a visit."""
        return self._all(_people_in, where=visit_id)

    def by_email(self, email: str) -> Row[Any] | None:
        """Give the person with an e-mail address (in small letters)."""
        return self._one(_by_email, mail=email)

    def add(self, now: datetime) -> int:
        """Write down a person of whom nothing is known yet."""
        person_id = new_id()
        empty = dict.fromkeys(_DESCRIBED, "")
        self._run(_add_person, id=person_id, created_at=now, details={}, **empty)
        return person_id

    def describe(  # noqa: PLR0913 - what a people file says, all named
        self,
        person_id: int,
        *,
        name: str,
        organisation: str = "",
        country: str = "",
        email: str = "",
        details: dict[str, str] | None = None,
    ) -> None:
        """Record what the organiser says of a person."""
        self._run(
            _describe,
            who=person_id,
            called=name,
            works_for=organisation,
            lives_in=country,
            mail=email,
            more=details or {},
        )

    def settle(self, person_id: int, **choices: str) -> None:
        """Record language, zone or certificate_name; one that is not given stays."""
        person = self.by_id(person_id)
        if person is None:
            raise LookupError(person_id)
        self._run(
            _propose,
            who=person_id,
            printed=choices.get("certificate_name", person.certificate_name),
            speaks=choices.get("language", person.language),
            clock=choices.get("zone", person.zone),
        )

    def remove_unreached(self, person_id: int) -> None:
        """Take back a person who was written down but never opened their link."""
        if not self.addresses_of(person_id):
            self._run(_remove_person, who=person_id)

    def grant(self, person_id: int, role: str, visit_id: int) -> None:
        """Give a person a role in a visit, or with visit 0 in the installation."""
        self._run(self._upserting(_grant), person_id=person_id, role=role, visit_id=visit_id)

    def has_organiser(self) -> bool:
        """Tell whether somebody runs the installation."""
        return self._one(_organisers) is not None

    def leads(self, person_id: int, visit_id: int) -> bool:
        """Tell whether a person may run a visit."""
        return self._one(_leads, who=person_id, where=visit_id) is not None

    def roles_of(self, person_id: int) -> list[Row[Any]]:
        """Give a person's roles."""
        return self._all(_roles_of, who=person_id)

    def team_of(self, visit_id: int) -> list[Row[Any]]:
        """Give the roles of those who run a visit."""
        return self._all(_team_of, where=visit_id)

    def participant(self, participant_id: int) -> Row[Any] | None:
        """Give a participant."""
        return self._one(_participant, which=participant_id)

    def participant_in(self, visit_id: int, person_id: int) -> Row[Any] | None:
        """Give a person's part in a visit."""
        parts = self.parts_of(person_id)  # mostly known already, and few
        return next((part for part in parts if part.visit_id == visit_id), None)

    def participant_called(self, visit_id: int, reference: str) -> Row[Any] | None:
        """Give a participant by their reference in the people file."""
        return self._one(_participant_called, where=visit_id, known_as=reference)

    def add_participant(
        self, visit_id: int, person_id: int, reference: str, state: str = "invited"
    ) -> int:
        """Give a person a part in a visit; one of the team who rehearsed it has one already."""
        shadow = self.participant_in(visit_id, person_id)
        if shadow is not None and shadow.state == "ghost":
            self._run(_take_up, which=shadow.id, known_as=reference)
            return int(shadow.id)
        participant_id = new_id()
        self._run(
            _add_participant,
            id=participant_id,
            visit_id=visit_id,
            person_id=person_id,
            reference=reference,
            state=state,
            joined_at=None,
            left_at=None,
        )
        return participant_id

    def set_joined(self, participant: Row[Any], now: datetime) -> None:
        """Record that somebody joined, or came back; when they first joined stays."""
        joined = participant.joined_at or now
        self._run(_set_state, which=participant.id, new_state="joined", joined=joined, left=None)

    def set_left(self, participant: Row[Any], now: datetime) -> None:
        """Record that somebody left."""
        joined = participant.joined_at
        self._run(_set_state, which=participant.id, new_state="left", joined=joined, left=now)

    def participants_of(self, visit_id: int) -> list[Row[Any]]:
        """Give everybody who takes part in a visit, by their reference."""
        return self._all(_participants_of, where=visit_id)

    def shadows_of(self, visit_id: int) -> list[Row[Any]]:
        """Give those of the team who stand in for participants while they rehearse a visit."""
        return self._all(_shadows_of, where=visit_id)

    def remove_shadows(self, visit_id: int) -> None:
        """Remove those who stood in for participants."""
        self._run(_remove_shadows, where=visit_id)

    def parts_of(self, person_id: int) -> list[Row[Any]]:
        """Give a person's parts in visits."""
        return self._all(_parts_of, who=person_id)

    def dialogue(self, person_id: int) -> Row[Any] | None:
        """Give what a person is being asked just now."""
        return self._one(_dialogue, who=person_id)

    def expect(  # noqa: PLR0913 - a dialogue has this many sides, all named
        self,
        person_id: int,
        expects: str,
        *,
        visit_id: int | None = None,
        run_id: int | None = None,
        part: str = "",
        draft: dict[str, Any] | None = None,
    ) -> None:
        """Have the person's next free text go there."""
        self._run(
            self._upserting(_expect),
            person_id=person_id,
            expects=expects,
            visit_id=visit_id,
            run_id=run_id,
            part=part,
            draft=draft or {},
        )

    def expect_nothing(self, person_id: int) -> None:
        """Have the person's next free text find its place by itself."""
        self._run(_expect_nothing, who=person_id)
