"""People, where they are reached, what they were invited to, agreed to and may do."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from storage.tables.base import Base, Id, Instant, Json, Key, OptionalInstant, OptionalRef, Ref


class Person(Base):
    """Someone we talk with.

    Until they joined, language, zone and certificate name are what the people file proposes;
    after that they are the person's own choice. All is empty once they erased themselves.
    """

    __tablename__ = "people"

    id: Mapped[Id]
    name: Mapped[str]
    certificate_name: Mapped[str]
    organisation: Mapped[str]
    country: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    details: Mapped[Json]  # what the people file says besides, e.g. expertise and needs
    created_at: Mapped[Instant]


class Address(Base):
    """A chat on a channel; whose it is, and whether it can be reached."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("channel", "chat_id"),
        Index("ix_addresses_person_id", "person_id"),
    )

    id: Mapped[Id]
    channel: Mapped[str]
    chat_id: Mapped[Ref]
    person_id: Mapped[OptionalRef]
    language: Mapped[str]  # what the channel says of a stranger; the person's own choice wins
    reachable: Mapped[bool]
    preferred: Mapped[bool]
    created_at: Mapped[Instant]


class Invitation(Base):
    """A one-use link: only the hash of its token is kept; bound to the first account."""

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        UniqueConstraint("person_id", "visit_id", "role"),
        UniqueConstraint("visit_id", "role", "reference"),
    )

    id: Mapped[Id]
    token_hash: Mapped[str]
    person_id: Mapped[Ref]
    visit_id: Mapped[OptionalRef]  # none: the whole installation (an organiser)
    role: Mapped[str]  # participant · facilitator · host_coordinator · organiser
    reference: Mapped[str]  # the participant's in the people file, the key in the plan's team
    created_at: Mapped[Instant]
    expires_at: Mapped[OptionalInstant]
    used_at: Mapped[OptionalInstant]
    used_by: Mapped[OptionalRef]  # address


class Role(Base):
    """What a person may do, in one visit or (visit 0) in the whole installation."""

    __tablename__ = "roles"
    __table_args__ = (Index("ix_roles_visit_id", "visit_id"),)

    person_id: Mapped[Id]
    role: Mapped[Key]
    visit_id: Mapped[Id]


class Participant(Base):
    """A person's part in one visit."""

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("visit_id", "person_id"),
        UniqueConstraint("visit_id", "reference"),
        Index("ix_participants_person_id", "person_id"),
    )

    id: Mapped[Id]
    visit_id: Mapped[Ref]
    person_id: Mapped[Ref]
    reference: Mapped[str]  # the id in the organiser's people file, e.g. T01
    state: Mapped[str]  # invited · joined · left · erased
    joined_at: Mapped[OptionalInstant]
    left_at: Mapped[OptionalInstant]


class Consent(Base):
    """Append only: which text version somebody agreed to, or took back, and when."""

    __tablename__ = "consents"
    __table_args__ = (
        Index("ix_consents_person_id", "person_id"),
        Index("ix_consents_visit_id", "visit_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[Ref]
    visit_id: Mapped[OptionalRef]
    act: Mapped[str]  # given · withdrawn
    text_version: Mapped[str]
    at: Mapped[Instant]


class Dialogue(Base):
    """What a person is being asked just now; free text goes there."""

    __tablename__ = "dialogues"
    __table_args__ = (
        Index("ix_dialogues_run_id", "run_id"),
        Index("ix_dialogues_visit_id", "visit_id"),
    )

    person_id: Mapped[Id]
    expects: Mapped[str]  # join.language · join.consent · join.name · join.zone · answer · reason …
    visit_id: Mapped[OptionalRef]
    run_id: Mapped[OptionalRef]
    part: Mapped[str]
    draft: Mapped[Json]
