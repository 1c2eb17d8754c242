"""One transcript per person: what they saw and did, on their own clock."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.rehearsal.diary import Line
from bot.rehearsal.facts import PersonFacts

_ARROWS = {"bot": "<", "bot edits": "~", "toast": "!", "me": ">"}


def transcript(person: PersonFacts) -> str:
    """Write a person's chat as text, buttons in brackets.

    A line begins with `<` where it is the bot's, `~` where the bot changed it, `!` where it
    answers a tap, `>` where it is the person's own.
    """
    about = f", {person.persona.replace('_', ' ')}" if person.persona else ""
    head = f"{person.reference} {person.name} ({person.zone}{about})\n"
    return "\n".join([head, *_lines(person)]) + "\n"


def _lines(person: PersonFacts) -> Iterator[str]:
    day = ""
    for line in person.diary.lines:
        local = line.at.astimezone(ZoneInfo(person.zone))
        if f"{local:%Y-%m-%d}" != day:
            day = f"{local:%Y-%m-%d}"
            yield f"\n== {local:%A} {day}"
        yield f"{local:%H:%M:%S} {_ARROWS[line.who]} {_said(line)}"


def _said(line: Line) -> str:
    pad = " " * 11
    rows = line.text.split("\n")
    if line.file:
        rows.insert(0, f"({line.file})")
    if line.buttons:
        rows.append(" ".join(f"[{label}]" for label in line.buttons))
    return f"\n{pad}".join(rows)
