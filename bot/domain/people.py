"""Reading a person's row of the organiser's people file.

What can be wrong is told in English sentences, for the command line.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from bot.domain.names import BadName, checked_name, tidy
from bot.domain.plan.words import read_language, read_zone
from bot.domain.zones import countries

CHANNELS = ("telegram", "web")
LONGEST_REFERENCE, LONGEST_EMAIL = 40, 254  # code points; the latter after RFC 5321

_EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]{2,}")
_NAMES = {"name-blank": "is empty", "name-long": "is longer than 80 characters"}


@dataclass(frozen=True)
class Invitee:
    """A person as the organiser's file describes them.

    Attributes:
        reference: their id in that file; with the visit it names their part in it.
        certificate_name: the name for the certificate; `name` where the file has none.
        email: in small letters; the same person in every visit.
        language, zone, country, channel: empty where the file leaves them open.
        details: the file's other columns, as they are.
    """

    reference: str
    name: str
    certificate_name: str
    email: str
    language: str = ""
    zone: str = ""
    country: str = ""
    organisation: str = ""
    channel: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


class BadRow(ValueError):
    """A row that cannot be taken; `reasons` are sentences."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def read_invitee(cells: Mapping[str, str], details: Mapping[str, str]) -> Invitee:
    """Read a row.

    Args:
        cells: the known columns by the names of `Invitee`'s attributes.
        details: the other columns.

    Raises:
        BadRow: with everything that is wrong with it.
    """
    reasons: list[str] = []

    def cell(column: str, read: Callable[[str], str], *, needed: bool = False) -> str:
        given = tidy(cells.get(column, ""))
        if not given:
            reasons.extend([f"{column} is empty"] if needed else [])
            return ""
        try:
            return read(given)
        except ValueError as problem:
            reasons.append(f"{column} {problem}")
        return ""

    name = cell("name", _name, needed=True)
    invitee = Invitee(
        reference=cell("reference", _at_most(LONGEST_REFERENCE), needed=True),
        name=name,
        certificate_name=cell("certificate_name", _name) or name,
        email=cell("email", _email, needed=True),
        language=cell("language", _plan_word(read_language)),
        zone=cell("zone", _plan_word(read_zone)),
        country=cell("country", _country),
        organisation=cell("organisation", _at_most(200)),
        channel=cell("channel", _channel),
        details={column: text for column, text in details.items() if text},
    )
    if reasons:
        raise BadRow(reasons)
    return invitee


def _name(given: str) -> str:
    try:
        return checked_name(given)
    except BadName as problem:
        raise ValueError(_NAMES[problem.key]) from None


def _email(given: str) -> str:
    if len(given) > LONGEST_EMAIL or not _EMAIL.fullmatch(given):
        raise ValueError(f'is "{given}"; right would be an address like anna@example.org')
    return given.lower()


def _channel(given: str) -> str:
    if given.lower() in CHANNELS:
        return given.lower()
    raise ValueError(f'is "{given}"; right would be {" or ".join(CHANNELS)}')


def _country(given: str) -> str:
    if given.upper() in countries():
        return given.upper()
    by_name = {name.casefold(): code for code, name in countries().items()}
    meant = get_close_matches(given.casefold(), by_name, n=1, cutoff=0.7)
    hint = f". Did you mean {by_name[meant[0]]}?" if meant else ""
    raise ValueError(f'is "{given}"; right would be two letters, like FI{hint}')


def _at_most(longest: int) -> Callable[[str], str]:
    def read(given: str) -> str:
        if len(given) > longest:
            raise ValueError(f"is longer than {longest} characters")
        return given

    return read


def _plan_word(read: Callable[[object], str]) -> Callable[[str], str]:
    """Read a value as the plan file does, with its suggestion."""

    def read_word(given: str) -> str:
        try:
            return read(given)
        except PydanticCustomError as problem:
            context = problem.context or {}
            meant = context.get("suggestion")
            hint = f". Did you mean {meant}?" if meant else ""
            raise ValueError(f'is "{given}"; right would be {context["right"]}{hint}') from None

    return read_word
