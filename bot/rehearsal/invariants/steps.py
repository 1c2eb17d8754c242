"""Invariants of open anonymous prompts: what is seen of them moves by three people at least."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.rehearsal.facts import Facts, VisitFacts
from bot.rehearsal.recounting import FEWEST

State = Mapping[str, Any]

_STANDING = re.compile(r"^🟢 (.+?) · (\d+) \D+ \d+ (.*)", re.MULTILINE)  # on the run sheet
_TIMES = re.compile(r"[\d:.h]+")
_COUNTED = frozenset({"bars", "columns", "cloud", "wall"})  # shapes whose pieces are people's
_RATED = frozenset({"ranking", "points"})  # means, drawn as bars
_FIRST_NUMBER = re.compile(r"\d+")


def board_moves_in_steps(facts: Facts) -> Iterator[str]:
    """No two states of the board that follow each other differ by one or two people."""
    for visit in facts.visits:
        titles = _anonymous(visit)
        for (_, before), (at, after) in zip(visit.frames, visit.frames[1:], strict=False):
            title = after.get("title") or after.get("text", "")
            if title in titles and _is_of(before, after) and before["open"] and after["open"]:
                told = abs(after["counted"]["answered"] - before["counted"]["answered"])
                moved = 0 if titles[title] in _RATED else _moved(before, after)
                small = 0 < told < FEWEST or 0 < moved < FEWEST
                yield f"{title} at {at:%H:%M:%S}: {told} told, {moved} shown" if small else ""


def sheets_move_in_steps(facts: Facts) -> Iterator[str]:
    """The run sheet counts who answered an anonymous prompt in steps, too.

    Where a phase ends, all that waited are told together, however many these are.
    """
    for visit in facts.visits:
        titles = {text for one in visit.prompts if one.anonymous
                  for text in one.asks.title.by_language.values()}  # fmt: skip
        for person in visit.people:
            team = facts.to(person) if person.role != "participant" else []
            for title, step in _steps(one.text for one in team):
                if title in titles:
                    small = 0 < step < FEWEST
                    yield f"{person.reference}: {title}, +{step}" if small else ""


def _steps(sheets: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give each step in the count of a prompt, by its title, within one phase."""
    before: dict[str, tuple[str, int]] = {}
    for text in sheets:
        for title, number, rest in _STANDING.findall(text):
            phase = _TIMES.sub("", rest)
            was, count = before.get(title, (phase, 0))
            before[title] = phase, int(number)
            yield title, int(number) - count if was == phase else 0


def _anonymous(visit: VisitFacts) -> dict[str, str]:
    """Give the kinds of anonymous prompts by their titles on the board."""
    return {
        one.asks.title.in_("en", "en") or one.asks.text.in_("en", "en"): one.kind
        for one in visit.prompts
        if one.anonymous
    }


def _is_of(before: State, after: State) -> bool:
    """Tell whether two states are of one phase of one prompt."""
    same = ("stage", "title", "text", "status")
    return after["stage"] == "prompt" and all(before.get(key) == after[key] for key in same)


def _moved(before: State, after: State) -> int:
    """Count the answers in which two states differ, if both show any."""
    one, other = _pieces(before), _pieces(after)
    if not one or not other:
        return 0
    return (one - other).total() + (other - one).total()


def _pieces(state: State) -> Counter[str]:
    """Give what people said as a state shows it."""
    found: Counter[str] = Counter()
    for number, shape in enumerate(state["results"]):
        if shape["shape"] not in _COUNTED:
            continue
        for piece in (*shape.get("rows", ()), *shape.get("words", ()), *shape.get("notes", ())):
            name = piece.get("label") or piece.get("text")
            counted = _FIRST_NUMBER.search(str(piece.get("number", piece.get("words", "1"))))
            found[f"{number}.{name}"] += int(counted[0]) if counted else 1
    return found
