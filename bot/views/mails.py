"""What e-mails look like: plain text that says nothing of what was written."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.names import first_name
from bot.services.visit_words import contact_of, title_of
from bot.services.visiting import concerning
from bot.views.reader import Reader
from bot.views.readers import reader_behind
from storage.work import Reading

WAITS_FOR = timedelta(days=3)  # how long the link of an e-mail opens the chat
WAY_IN_FOR = timedelta(minutes=30)  # and one that somebody asked for


@dataclass(frozen=True)
class Mail:
    """An e-mail as it leaves.

    Attributes:
        to: an e-mail address.
        language: two letters.
    """

    to: str
    language: str
    subject: str
    text: str


def mail(reading: Reading, person: Row[Any], link: str, *, asked: bool) -> Mail:
    """Write to somebody that something waits, or how they get in.

    Args:
        reading: the state.
        person: a row of `people` that has an e-mail address.
        link: opens their chat.
        asked: they asked for a way in.
    """
    visits = concerning(reading, person.id)
    visits = visits or [int(part.visit_id) for part in reading.people.parts_of(person.id)][:1]
    reader = reader_behind(reading, person, visits[0] if visits else None)
    parts = [_hello(reader, first_name(person.name))]
    if asked:
        minutes = int(WAY_IN_FOR.total_seconds()) // 60
        parts.append(reader.plain("mail-asked", {"link": link, "minutes": minutes}))
    else:
        parts.append(reader.plain("mail-waits", {"link": link, "days": WAITS_FOR.days}))
    parts.append(_why(reading, reader, visits[:1]))
    if not asked:
        parts.append(reader.plain("mail-stop"))
    subject = reader.plain("mail-subject-asked" if asked else "mail-subject")
    return Mail(person.email, reader.language, subject, "\n\n".join(parts) + "\n")


def _hello(reader: Reader, name: str) -> str:
    return (
        reader.plain("mail-hello", {"name": name}) if name else reader.plain("mail-hello-nameless")
    )


def _why(reading: Reading, reader: Reader, visits: list[int]) -> str:
    """Say who writes, and why."""
    if not visits:
        return reader.plain("mail-why-organiser")
    plan = reading.visits.plan(visits[0])
    return reader.plain("mail-why", {"who": title_of(plan), "contact": contact_of(plan)})
