"""Who comes to our own page: whom a link lets in, whose chat it is, whether to write an e-mail."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain import codes
from bot.domain.tokens import closes_at, hash_of, is_well_formed
from bot.services.bots import PAGE
from bot.services.settings_pages import CARD
from bot.services.wishing import mail_welcome
from storage.work import Reading, Work


@dataclass(frozen=True)
class Known:
    """What the page is told of somebody; each is empty where we do not know it.

    Attributes:
        calls: whether they would have an e-mail when something waits.
    """

    name: str
    language: str
    email: str
    calls: bool = True


def admitted(reading: Reading, payload: str) -> Known | None:
    """Tell for whom a link opens the page: an invitation or a code that nobody has used yet.

    None: it opens nothing (any more), or opens only for whoever is in already.
    """
    code = codes.read_code(payload)
    person_id = _coded(reading, code) if code else _invited(reading, payload)
    return _known(reading, reading.people.by_id(person_id)) if person_id is not None else None


def known_in(reading: Reading, chat_id: int) -> Known | None:
    """Tell what is known of the person in a chat of the page; none: nothing (any more)."""
    return _known(reading, person_in(reading, chat_id))


def person_in(reading: Reading, chat_id: int) -> Row[Any] | None:
    """Give the person in a chat of the page."""
    address = reading.people.address_of(PAGE, chat_id)
    if address is None or address.person_id is None:
        return None
    return reading.people.by_id(address.person_id)


def chats_of(reading: Reading, email: str) -> tuple[int, ...]:
    """Give the chats on the page of whoever has an e-mail address."""
    person = reading.people.by_email(email.strip().lower()) if email.strip() else None
    addresses = reading.people.addresses_of(person.id) if person is not None else []
    return tuple(int(row.chat_id) for row in addresses if row.channel == PAGE)


def to_be_called(reading: Reading, chat_id: int, *, asked: bool) -> Row[Any] | None:
    """Give who is to get an e-mail about their chat; none if they have no address, or said no.

    Whoever is written to elsewhere by now is not called to the page either, unless they ask.
    """
    person = person_in(reading, chat_id)
    if person is None or not person.email:
        return None
    if asked:
        return person
    address = reading.people.address_of(PAGE, chat_id)
    here = address is not None and address.preferred
    return person if here and mail_welcome(reading, person.id) else None


def wish_mail(work: Work, chat_id: int, wanted: bool) -> None:
    """Write down whether whoever has a chat of the page wants e-mails; /settings shows the same."""
    person = person_in(work, chat_id)
    if person is not None:
        work.preferences.set_mail(person.id, wanted)
        for address in work.people.addresses_of(person.id):
            if work.cards.of(address.id, CARD) is not None:
                work.refresh(address.id, CARD)


def _coded(reading: Reading, code: str) -> int | None:
    found = reading.connect_codes.of(hash_of(code))
    if found is None or found.used_at is not None or found.expires_at <= reading.now:
        return None
    return int(found.person_id)


def _invited(reading: Reading, token: str) -> int | None:
    found = reading.invitations.by_token(hash_of(token)) if is_well_formed(token) else None
    if found is None or found.used_by is not None:
        return None
    if found.expires_at is not None and found.expires_at <= reading.now:
        return None
    over = found.visit_id and closes_at(reading.visits.plan(found.visit_id)) <= reading.now
    return None if over else int(found.person_id)


def _known(reading: Reading, person: Row[Any] | None) -> Known | None:
    if person is None:
        return None
    welcome = mail_welcome(reading, person.id)
    return Known(person.name, person.language, person.email, welcome)
