"""Whether a certificate is genuine, and the link that tells."""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from sqlalchemy import Row

from bot.domain.certificates import read_number
from storage.work import Reading


class Status(StrEnum):
    """What the register says of a certificate."""

    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


@dataclass(frozen=True)
class Verification:
    """The answer to whoever checks a certificate.

    Attributes:
        number: as it is written on the certificate.
        facts: what may be shown, as frozen at the issue; empty unless the link's token was right.
    """

    status: Status
    number: str
    facts: dict[str, Any]


def link(reading: Reading, certificate: Row[Any]) -> str:
    """Write the address under which anybody can check a certificate."""
    base = reading.records.known("public_url")
    return f"{base}/c/{quote(certificate.number)}/{certificate.token}"


def verify(reading: Reading, number: str, token: str) -> Verification:
    """Check a certificate for whoever holds its link; the number alone shows nothing.

    Args:
        reading: the register.
        number: as somebody typed it.
        token: the unguessable part of the link.
    """
    found = look_up(reading, number)
    row = reading.certificates.by_number(found.number)
    if row is not None and secrets.compare_digest(row.token.encode(), token.encode()):
        return found
    status = Status.MISTYPED if found.status is Status.MISTYPED else Status.UNKNOWN
    return Verification(status, found.number, {})


def look_up(reading: Reading, number: str) -> Verification:
    """Find a certificate by its number alone, for the operator.

    Args:
        reading: the register.
        number: as somebody typed it.
    """
    typed = read_number(number)
    row = reading.certificates.by_number(typed.number)
    if row is None:
        return Verification(Status.UNKNOWN if typed.sound else Status.MISTYPED, typed.number, {})
    status = Status.VALID
    if reading.certificates.successor(row.number) is not None:
        status = Status.REPLACED
    elif row.revoked_at is not None:
        status = Status.REVOKED
    return Verification(status, row.number, {**row.facts, "kind": row.kind})
