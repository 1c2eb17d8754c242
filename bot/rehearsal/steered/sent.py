"""What was sent in a rehearsal, and why: the log of the stage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import nlargest
from typing import Any

from sqlalchemy import Row, select

from bot.chat_server import Person
from bot.rehearsal.messages import text_of
from bot.rehearsal.steered.reasons import why_card, why_letter
from bot.services.outlook import not_sent, what
from bot.views.reader import Reader
from bot.views.values import excerpt
from storage.tables.messaging import Card, OutboxLetter
from storage.work import Reading

_LONGEST = 120  # code points of a message's beginning


@dataclass(frozen=True)
class Sent:
    """A message of the bot as it stands in a chat: when it was last touched."""

    chat: int
    message: int
    at: datetime
    changed: bool
    text: str


def newest(chats: Iterable[Person], most: int) -> list[Sent]:
    """Give the messages that were sent or changed last, the newest first."""
    found = nlargest(most, _all(chats), key=lambda one: one[:3])
    return [
        Sent(person.id, message["message_id"], datetime.fromtimestamp(at, UTC),
             "edit_date" in message, excerpt(" ".join(text_of(message).split()), _LONGEST))
        for at, _, _, message, person in found
    ]  # fmt: skip


def _all(chats: Iterable[Person]) -> Iterator[tuple[int, int, int, Any, Person]]:
    for person in chats:
        for message in person.from_bot:
            at = message.get("edit_date") or message["date"]
            yield at, message["message_id"], person.id, message, person


def told(
    reading: Reading, reader: Reader, channel: str, visit_id: int, sent: Sequence[Sent]
) -> list[dict[str, Any]]:
    """Tell of each message, for the page: what it is, its lane, why it was sent."""
    addresses = {one.chat: reading.people.address_of(channel, one.chat) for one in sent}
    ids = {chat: row.id for chat, row in addresses.items() if row is not None}
    letters = _by_message(reading, OutboxLetter, ids.values(), sent)
    cards = _by_message(reading, Card, ids.values(), sent)
    return [
        {
            "at": one.at.timestamp(),
            "chat": one.chat,
            "message": one.message,
            "text": one.text,
            **_about(
                reading,
                reader,
                visit_id,
                letters.get((ids.get(one.chat), one.message)),
                cards.get((ids.get(one.chat), one.message)),
                changed=one.changed,
            ),
        }
        for one in sent
    ]


def untold(reading: Reading, reader: Reader, visit_id: int, most: int) -> list[dict[str, Any]]:
    """Tell what fell due and was not sent, for the page: how many did not get it, and why."""
    lines = []
    for one in not_sent(reading, visit_id)[:most]:
        say = what(reading, visit_id, one.about, one.day)
        reason = reader.plain("timeline-reason", {"reason": one.reason.replace(" ", "-")})
        lines.append(
            {
                "at": one.last.timestamp(),
                "chat": 0,
                "message": one.token,
                "to": reader.plain("stage-not-sent", {"count": len(one.people)}),
                "why": reader.plain(say.key, say.args),
                "kind": reason,
                "text": "",
            }
        )
    return lines


def _about(  # noqa: PLR0913 - what is known of a message
    reading: Reading,
    reader: Reader,
    visit_id: int,
    letter: Row[Any] | None,
    card: Row[Any] | None,
    *,
    changed: bool,
) -> dict[str, str]:
    kind = "changed" if changed else "letter" if card is None else "card"
    if letter is not None:
        say, lane = why_letter(reading, visit_id, letter), letter.lane
    else:
        say, lane = why_card(reading, card.subject if card is not None else ""), "live"
    return {
        "kind": f"{reader.plain(f'stage-kind-{kind}')} · {reader.plain(f'stage-lane-{lane}')}",
        "why": reader.plain(say.key, say.args),
    }


def _by_message(
    reading: Reading,
    table: type[OutboxLetter | Card],
    addresses: Iterable[int],
    sent: Sequence[Sent],
) -> Mapping[tuple[int | None, int], Row[Any]]:
    rows = reading.connection.execute(
        select(table.__table__).where(
            table.address_id.in_(set(addresses)),
            table.message_id.in_({one.message for one in sent}),
        )
    )
    return {(row.address_id, row.message_id): row for row in rows}
