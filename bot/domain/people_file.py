"""Reading the organiser's people file: which column means what, which rows are good."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.people import BadRow, Invitee, read_invitee
from bot.domain.spreadsheet import BadFile, decoded, table

# Every column we know, by the spellings that are understood. Others are kept as details.
COLUMNS = {
    "reference": ("reference", "participant_id", "id", "ref", "number"),
    "name": ("name", "display_name", "full_name"),
    "certificate_name": ("certificate_name", "name_on_certificate"),
    "email": ("email", "e_mail", "mail", "email_address", "e_mail_address"),
    "language": ("language", "ui_language", "lang"),
    "zone": ("zone", "time_zone", "timezone", "tz"),
    "country": ("country", "country_code"),
    "organisation": ("organisation", "organization", "institution"),
    "channel": ("channel",),
}
REQUIRED = ("reference", "name", "email")
_MEANING = {spelling: column for column, known in COLUMNS.items() for spelling in known}


@dataclass(frozen=True)
class Fault:
    """What is wrong with the row that begins in this line; the first line is 1."""

    line: int
    reason: str


@dataclass(frozen=True)
class NumberedRow:
    """A good row and the line it begins in."""

    line: int
    invitee: Invitee


@dataclass(frozen=True)
class PeopleFile:
    """What a file gave.

    Attributes:
        encoding: how its bytes were read, e.g. utf-8.
        guessed: whether the encoding is only likely: somebody has to look at the names.
    """

    rows: tuple[NumberedRow, ...]
    faults: tuple[Fault, ...]
    encoding: str
    guessed: bool = False


def read_people(content: bytes, encoding: str = "") -> PeopleFile:
    """Read a file; without an encoding that is found out, or guessed.

    Raises:
        BadFile: it is no text, no table, or lacks a column that is needed.
    """
    text, encoding, guessed = decoded(content, encoding)
    header, lines = table(text, _fitting)
    columns = _columns(header)
    rows: list[NumberedRow] = []
    faults: list[Fault] = []
    first_seen: dict[tuple[str, str], int] = {}
    for line, cells in lines:
        try:
            invitee = _row(header, columns, cells)
            _refuse_repeated(invitee, line, first_seen)
        except BadRow as bad:
            faults += [Fault(line, reason) for reason in bad.reasons]
        else:
            rows.append(NumberedRow(line, invitee))
    if not rows and not faults:
        raise BadFile("The file names nobody: below its first line there is nothing.")
    return PeopleFile(tuple(rows), tuple(faults), encoding, guessed)


def _fitting(header: Sequence[str]) -> int:
    return sum(_spelling(title) in _MEANING for title in header)


def _spelling(title: str) -> str:
    return "_".join(title.casefold().replace("-", " ").replace("_", " ").split())


def _columns(header: Sequence[str]) -> list[str]:
    """Give the known column that each title means, empty for the others."""
    meant = [_MEANING.get(_spelling(title), "") for title in header]
    twice = [column for column, times in Counter(filter(None, meant)).items() if times > 1]
    if twice:
        raise BadFile(f"Two columns mean the same: {_titles(header, meant, twice[0])}.")
    missing = [column for column in REQUIRED if column not in meant]
    if missing:
        raise BadFile("\n".join(_missing(column, header) for column in missing))
    return meant


def _titles(header: Sequence[str], meant: Sequence[str], column: str) -> str:
    return " and ".join(
        f'"{title}"' for title, means in zip(header, meant, strict=True) if means == column
    )


def _missing(column: str, header: Sequence[str]) -> str:
    found = {_spelling(title): title for title in header}
    close = [
        title
        for spelling in COLUMNS[column]
        for title in get_close_matches(spelling, found, n=1, cutoff=0.7)
    ]
    hint = f' Is it "{found[close[0]]}"? Then call it {column}.' if close else ""
    return f"There is no column {column} (also understood: {', '.join(COLUMNS[column][1:])}).{hint}"


def _row(header: Sequence[str], columns: Sequence[str], cells: Sequence[str]) -> Invitee:
    if len(cells) != len(header):
        raise BadRow(
            [f"{len(cells)} cells where the first line has {len(header)}; are quotes missing?"]
        )
    known = {column: cell for column, cell in zip(columns, cells, strict=True) if column}
    details = {
        title.strip(): cell.strip()
        for title, column, cell in zip(header, columns, cells, strict=True)
        if not column
    }
    return read_invitee(known, details)


def _refuse_repeated(invitee: Invitee, line: int, first_seen: dict[tuple[str, str], int]) -> None:
    keys = [("reference", invitee.reference), ("email", invitee.email)]
    reasons = [
        f'{column} "{value}" stands in line {first_seen[column, value]} already'
        for column, value in keys
        if (column, value) in first_seen
    ]
    if reasons:
        raise BadRow(reasons)
    first_seen.update(dict.fromkeys(keys, line))
