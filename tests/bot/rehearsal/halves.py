"""Comparing what people were told on one channel with what they were told on another.

All is compared, lines, buttons and new messages in their order, but what can be named: the sentence
of the privacy notice that says who carries the messages; the settings' button beside which the page
also has e-mails; the addresses of pages, whose port is another each time; what is drawn by lot (the
words of the day, whose answer comes first, in which order people vote on questions, which of many
the team sees, which of two colleagues is quicker); and seconds, since each bot has a pace of its
own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path

from bot import texts
from bot.domain.plan.model import Plan, Prompt
from bot.rehearsal.diary import Line
from bot.rehearsal.facts import PersonFacts, VisitFacts
from bot.rehearsal.stage import CHANNELS, Visit
from bot.texts import catalogue

NEARLY = timedelta(seconds=15)  # people are told at the same instant, as far as the pace allows
# Run sheets are drawn anew with whatever happens, as often as the channel bears.
_DRAWN_OFTEN = ("facilitator", "host_coordinator")
_ADDRESS = re.compile(r"https?://127\.0\.0\.1:\d+/\S*")
_NUMBER = re.compile(r"\d+")
_CHOICE = re.compile(r"(✓ )?\d+")
_ITEM = re.compile(r"(\d+\.|•|✓|★) ")
_WORD = re.compile(r"[^\W\d_]+")

_MORE = {
    catalogue.plain(language, "settings-button-ways"): catalogue.plain(
        language, "settings-button-calendar"
    )
    for language in catalogue.languages()
}


@dataclass(frozen=True)
class Known:
    """What is known to differ.

    Attributes:
        carriers: lines of the privacy notice.
        voted_on: titles of the prompts whose questions people vote on.
    """

    carriers: frozenset[str] = frozenset()
    voted_on: frozenset[str] = frozenset()

    def is_voted_on(self, line: Line) -> bool:
        """Tell whether a message is about questions that people vote on."""
        return any(title in line.text for title in self.voted_on)


Told = tuple[str, str, tuple[str, ...], str]  # by whom, what, with which buttons, which file


def split(visit: Visit, *, first: bool) -> Visit:
    """Put every other person of a visit on our own page: the first of each two, or the second."""
    rows = [
        replace(row, invitee=replace(row.invitee, channel=CHANNELS[(number % 2 == 0) == first]))
        for number, row in enumerate(visit.people.rows)
    ]
    return replace(visit, people=replace(visit.people, rows=tuple(rows)))


def differences(one: VisitFacts, other: VisitFacts) -> list[str]:
    """Give, person by person, what one was told and the other was not; empty: all is the same."""
    people = {person.reference: person for person in other.people}
    known = Known(_carriers(one), _voted_on(one.plan))
    return [
        f"{person.reference}, {line}"
        for person in one.people
        for line in _compared(person, people[person.reference], known)
    ]


def _compared(one: PersonFacts, other: PersonFacts, known: Known) -> list[str]:
    """Compare what two are told, and when; of participants also what stands above what.

    Edits of several cards may come in another order: nothing in the chat moves by them.
    """
    mine, theirs = told(one, known), told(other, known)
    found = _unlike(mine, theirs)
    if found or one.role in _DRAWN_OFTEN:
        return found
    new, also = ([pair for pair in some if pair[1][0] == "bot"] for some in (mine, theirs))
    return [
        f"in another order, {at:%d %H:%M:%S}: {what} / {instead}"
        for (at, what), (_, instead) in zip(new, also, strict=True)
        if what != instead
    ]


def told(person: PersonFacts, known: Known) -> list[tuple[datetime, Told]]:
    """Give what the bot said to somebody, as far as it must be the same on every channel."""
    often = person.role in _DRAWN_OFTEN
    lines = (one for one in person.diary.lines if one.who != "me")
    if often:
        lines = (_without_items(one) for one in lines if one.who == "bot")
    return [
        (line.at, _as_known(line, known))
        for line in lines
        if line.who != "bot edits" or not known.is_voted_on(line)
    ]


def _without_items(line: Line) -> Line:
    """Leave out which of many contributions stand on a page, and how many there are of what."""
    items = (one for one in line.text.split("\n") if not _ITEM.match(one))
    buttons = tuple(one for one in line.buttons if not _CHOICE.fullmatch(one))
    return replace(line, text="\n".join(items), buttons=buttons)


def _unlike(
    mine: Sequence[tuple[datetime, Told]], theirs: Sequence[tuple[datetime, Told]]
) -> list[str]:
    left = list(theirs)
    found = []
    for at, what in mine:
        same = (pair for pair in left if pair[1] == what and abs(pair[0] - at) <= NEARLY)
        if (pair := next(same, None)) is not None:
            left.remove(pair)
        else:
            found.append(f"only here, {at:%d %H:%M:%S}: {what}")
    return [*found, *(f"only there, {at:%d %H:%M:%S}: {what}" for at, what in left)]


def _as_known(line: Line, known: Known) -> Told:
    text = _ADDRESS.sub("…", line.text)
    if known.is_voted_on(line):
        line = _without_items(line)
        text = _NUMBER.sub("…", line.text)
    lines = [
        _without_lots(one)
        for one in text.split("\n")
        if one.strip() and one.strip() not in known.carriers
    ]
    buttons = tuple(_without_lots(_MORE.get(one, one)) for one in line.buttons)
    return line.who, "\n".join(_items_sorted(lines)), buttons, line.file


def _items_sorted(lines: Sequence[str]) -> Iterator[str]:
    """Give the lines in their order, but what is listed one below the other in a fixed one."""
    for listed, some in groupby(lines, lambda one: bool(_ITEM.match(one))):
        block = list(some)
        yield from sorted(block) if listed else block


def _without_lots(text: str) -> str:
    return _WORD.sub(lambda word: "…" if word[0] in _words_of_the_day() else word[0], text)


@cache
def _words_of_the_day() -> frozenset[str]:
    folder = Path(texts.__file__).parent
    return frozenset(_all_words(folder / code / "words.txt" for code in catalogue.languages()))


def _all_words(files: Iterable[Path]) -> list[str]:
    return [word for file in files for word in file.read_text(encoding="utf-8").split()]


def _carriers(visit: VisitFacts) -> frozenset[str]:
    """Give the lines of the privacy notice that one channel's people read and another's do not."""
    plan = visit.plan
    args: dict[str, str | int | float] = {
        "controller": plan.privacy.controller,
        "contact": plan.privacy.contact,
        "basis": "",
        "days": 1,
    }
    found = set[str]()
    for language in catalogue.languages():
        one, other = (
            {
                line.strip()
                for line in catalogue.plain(
                    language, "privacy-notice", {**args, "channel": channel}
                ).split("\n")
            }
            for channel in CHANNELS
        )
        found |= one ^ other
    return frozenset(found)


def _voted_on(plan: Plan) -> frozenset[str]:
    """Give the titles of the prompts whose questions people vote on, in every language."""
    items = [item for day in plan.days for session in day.sessions for item in session.run]
    prompts = [one for one in items if isinstance(one, Prompt) and one.kind == "questions"]
    return frozenset(title for one in prompts for title in one.title.by_language.values())
