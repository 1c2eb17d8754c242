"""Updates that failed: kept whole, with an apology to whoever wrote.

Unless they may hold an anonymous answer: then only where they failed is kept.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from bot.domain.messages import Lane
from bot.messaging.inbound import Raw
from bot.services import sealing
from bot.services.returning import reached_again
from storage.work import Work

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32, without 0 and O, 1 and I
_LATEST = 1 << 32  # seconds of Unix time: the year 2106


def reference(channel: str, update_id: int) -> str:
    """Name an update in a way that can be read out on the telephone, e.g. K7F-2Q9.

    The same update always has the same name, however often it comes.
    """
    number = int.from_bytes(blake2b(f"{channel}:{update_id}".encode(), digest_size=4).digest())
    letters = "".join(_LETTERS[(number >> 5 * place) & 31] for place in range(6))
    return f"{letters[:3]}-{letters[3:]}"


def park(work: Work, channel: str, raw: Raw, error: str) -> None:
    """Keep an update that failed, for the operator; tell the person, if one waits."""
    name = reference(channel, raw.id)
    work.records.park(
        name,
        channel=channel,
        update_id=raw.id,
        chat_id=raw.chat_id,
        content=_keepable(work, channel, raw),
        error=error,
        at=work.now,
    )
    if raw.from_person and raw.chat_id is not None:
        address_id = _address(work, channel, raw.chat_id, raw.language)
        work.say(address_id, "apology", lane=Lane.LIVE, args={"reference": name})


def welcome_back(work: Work, channel: str, chat_id: int) -> None:
    """Write down that an address takes messages again, if it was out of reach."""
    address = work.people.address_of(channel, chat_id)
    if address is not None and not address.reachable:
        reached_again(work, address)


def _keepable(work: Work, channel: str, raw: Raw) -> dict[str, Any]:
    """Give an update's content, or nothing of it where it may undo a seal.

    An update that was written before the seal may come after it: a message that is edited or
    replied to, a tap on a card that still showed the answer.
    """
    address = work.people.address_of(channel, raw.chat_id) if raw.chat_id is not None else None
    if address is None or address.person_id is None:
        return _without_link(raw.content)
    visits = {part.visit_id for part in work.people.parts_of(address.person_id)}
    for visit_id in sorted(visits):
        work.hold_person(visit_id, address.person_id)
    oldest = datetime.fromtimestamp(min(_dates(raw.content), default=0), UTC)
    return {} if sealing.may_tell(work, address.person_id, oldest) else _without_link(raw.content)


def _without_link(content: dict[str, Any]) -> dict[str, Any]:
    """Leave out the token of a personal link: nobody but its owner may have it."""
    message = content.get("message")
    if isinstance(message, dict) and str(message.get("text", "")).startswith("/start "):
        return {**content, "message": {**message, "text": "/start"}}
    return content


def _dates(found: object) -> Iterator[int]:
    """Give when all messages in an update were written, in seconds of Unix time."""
    if isinstance(found, Mapping):
        if isinstance(found.get("date"), int):
            yield min(max(found["date"], 0), _LATEST)
        for part in found.values():
            yield from _dates(part)
    elif isinstance(found, list):
        for part in found:
            yield from _dates(part)


def _address(work: Work, channel: str, chat_id: int, language: str) -> int:
    row = work.people.address_of(channel, chat_id)
    if row is not None:
        return int(row.id)
    return work.people.add_address(channel, chat_id, language, work.now)
