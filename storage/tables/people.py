"""People, where they are reached, what they were invited to, agreed to and may do."""

from datetime import datetime

from sqlalchemy import ColumnElement, Index, UniqueConstraint

from storage.tables.base import Base, Id, Json, Key


class Person(Base):
    """Someone we talk with.

    Until they joined, language, zone and certificate name are what the people file proposes;
    after that they are the person's own choice. All is empty once they erased themselves.
    """

    __tablename__ = "people"

    id: ColumnElement[Id]
    name: ColumnElement[str]
    certificate_name: ColumnElement[str]
    organisation: ColumnElement[str]
    country: ColumnElement[str]
    email: ColumnElement[str]
    language: ColumnElement[str]
    zone: ColumnElement[str]
    details: ColumnElement[Json]  # what the people file says besides, e.g. expertise and needs
    created_at: ColumnElement[datetime]


class Address(Base):
    """A chat on a channel; whose it is, and whether it can be reached."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("channel", "chat_id"),
        Index("ix_addresses_person_id", "person_id"),
    )

    id: ColumnElement[Id]
    channel: ColumnElement[str]
    chat_id: ColumnElement[int]
    person_id: ColumnElement[int | None]
    language: ColumnElement[
        str
    ]  # what the channel says of a stranger; the person's own choice wins
    reachable: ColumnElement[bool]
    preferred: ColumnElement[bool]
    created_at: ColumnElement[datetime]
    # Up to which message of ours it was looked at, and when; none: the channel does not tell.
    seen_message: ColumnElement[int | None]
    seen_at: ColumnElement[datetime | None]


class Invitation(Base):
    """A one-use link: only the hash of its token is kept; bound to the first account."""

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        UniqueConstraint("person_id", "visit_id", "role"),
        UniqueConstraint("visit_id", "role", "reference"),
    )

    id: ColumnElement[Id]
    token_hash: ColumnElement[str]
    person_id: ColumnElement[int]
    visit_id: ColumnElement[int | None]  # none: the whole installation (an organiser)
    role: ColumnElement[str]  # participant · facilitator · host_coordinator · organiser
    reference: ColumnElement[
        str
    ]  # the participant's in the people file, the key in the plan's team
    created_at: ColumnElement[datetime]
    expires_at: ColumnElement[datetime | None]
    used_at: ColumnElement[datetime | None]
    used_by: ColumnElement[int | None]  # address


class Role(Base):
    """What a person may do, in one visit or (visit 0) in the whole installation."""

    __tablename__ = "roles"
    __table_args__ = (Index("ix_roles_visit_id", "visit_id"),)

    person_id: ColumnElement[Id]
    role: ColumnElement[Key]
    visit_id: ColumnElement[Id]


class Participant(Base):
    """A person's part in one visit."""

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("visit_id", "person_id"),
        UniqueConstraint("visit_id", "reference"),
        Index("ix_participants_person_id", "person_id"),
    )

    id: ColumnElement[Id]
    visit_id: ColumnElement[int]
    person_id: ColumnElement[int]
    reference: ColumnElement[str]  # the id in the organiser's people file, e.g. T01
    state: ColumnElement[str]  # invited · joined · left · erased · ghost (see bot.services.shadows)
    joined_at: ColumnElement[datetime | None]
    left_at: ColumnElement[datetime | None]


class Consent(Base):
    """Append only: which text version somebody agreed to, or took back, and when."""

    __tablename__ = "consents"
    __table_args__ = (
        Index("ix_consents_person_id", "person_id"),
        Index("ix_consents_visit_id", "visit_id"),
    )

    id: ColumnElement[Id]
    person_id: ColumnElement[int]
    visit_id: ColumnElement[int | None]
    act: ColumnElement[str]  # given · withdrawn
    text_version: ColumnElement[str]
    at: ColumnElement[datetime]


class Preferences(Base):
    """How somebody wants to be written to; what they never chose is as the plan says."""

    __tablename__ = "preferences"

    person_id: ColumnElement[Id]
    quiet: ColumnElement[str]  # as `20:00-08:00`, on their own clock; empty: as the plan says
    fewer: ColumnElement[bool]
    paused_until: ColumnElement[datetime | None]
    mail: ColumnElement[bool]  # an e-mail, without content, when something waits unseen


class ConnectCode(Base):
    """A one-use code with which a person comes to another channel; only its hash is kept."""

    __tablename__ = "connect_codes"
    __table_args__ = (
        Index("ix_connect_codes_person_id", "person_id"),
        Index("ix_connect_codes_expires_at", "expires_at"),
    )

    code_hash: ColumnElement[Key]
    person_id: ColumnElement[int]
    address_id: ColumnElement[int]  # where it was shown
    expires_at: ColumnElement[datetime]
    used_at: ColumnElement[datetime | None]


class Dialogue(Base):
    """What a person is being asked just now; free text goes there."""

    __tablename__ = "dialogues"
    __table_args__ = (
        Index("ix_dialogues_run_id", "run_id"),
        Index("ix_dialogues_visit_id", "visit_id"),
    )

    person_id: ColumnElement[Id]
    expects: ColumnElement[
        str
    ]  # join.language · join.consent · join.name · join.zone · answer · reason …
    visit_id: ColumnElement[int | None]
    run_id: ColumnElement[int | None]
    part: ColumnElement[str]
    draft: ColumnElement[Json]
