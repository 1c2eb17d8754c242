"""What an announcement says, to whoever gets it and to the team before."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import SENT
from bot.domain.messages import Arg
from bot.domain.timeline import Kind, key_of
from bot.services.recipients import Recipient, Said
from bot.services.visit_words import title_of
from storage.ids import short, unshort
from storage.work import Reading, Work

LETTER = "announcement"
WITH_IT = "cards"  # argument of a letter of several parts: the cards that tell what became of it
ERASED = "its author is gone"  # why it was not sent: whoever wrote it was erased


def card_of(announcement_id: int) -> str:
    """Name the card of an announcement."""
    return f"announce:{short(announcement_id)}"


def cards_told_by(letter: Row[Any]) -> str:
    """Name the cards that show what became of a letter, with blanks between them.

    They follow from its unique key, and from `WITH_IT` among its arguments.
    """
    kind, _, rest = letter.unique_key.partition("/")
    own = f"announce:{rest.split('/')[1]}" if kind == Kind.ANNOUNCED else ""
    return f"{own} {letter.args.get(WITH_IT, '')}".strip()


def cards_of(entries: Iterable[Row[Any]]) -> str:
    """Name the cards of those of some timeline entries that are announcements."""
    announced_ones = (one for one in entries if one.kind == Kind.ANNOUNCED)
    return " ".join(card_of(unshort(one.args["announcement"])) for one in announced_ones)


def key_for(reading: Reading, row: Row[Any], participant_id: int | None = None) -> str:
    """Give the key of the timeline entry with which it leaves, or with which somebody gets it."""
    visit = reading.visits.key_of(row.visit_id)
    kind = Kind.ANNOUNCED if participant_id else Kind.ANNOUNCE
    return key_of(kind, visit, short(row.id), participant_id)


def words(reading: Reading, row: Row[Any]) -> dict[str, Arg]:
    """Give the arguments of the letter: who wrote it, the visit, and the text as it was typed."""
    author = reading.people.by_id(row.author_id) if row.author_id else None
    return {
        "author": author.name if author else "",
        "visit": title_of(reading.visits.plan(row.visit_id)),
        "text": row.text,
    }


def there_is(reading: Reading, to: Recipient) -> list[Row[Any]]:
    """Give what is announced; nothing if whoever wrote it was erased meanwhile."""
    row = reading.announcements.one(unshort(to.noted["announcement"]))
    return [row] if row is not None and row.state == SENT else []


def announced(work: Work, to: Recipient) -> Said:
    """Say what the team announces; its card tells who got it."""
    [row] = there_is(work, to)
    work.refresh_all(card_of(row.id))
    return Said(LETTER, words(work, row))
