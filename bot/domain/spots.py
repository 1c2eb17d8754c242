"""What a facilitator asks on the spot: from a typed message to a prompt of its own.

"ask: Where next?" asks for a text; with options on the lines below it, for a choice.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from bot.domain.answers import tidy
from bot.domain.plan.limits import longest
from bot.domain.plan.model import Prompt
from bot.domain.plan.rules.parts import FEWEST_OPTIONS, MOST_OPTIONS
from bot.errors import Refused

WITHOUT_OPTIONS: Final = ("text", "words", "scale", "temperature")
WITH_OPTIONS: Final = ("choice", "choices")
SEEN_BY: Final = ("group", "facilitators", "no_one")
MINUTES: Final = (2, 5, 10, 0)  # 0: until it is closed by hand

_ASKED = re.compile(r"(?:ask|demande[rz]?|question)(\s*:|\s)\s*(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-\u2013\u2014\u2022*]|[0-9]{1,2}[.)])\s+(?=\S)")  # dashes and dots


@dataclass(frozen=True)
class Draft:
    """A prompt that is being prepared.

    Attributes:
        text: what is asked.
        options: what can be chosen; none: it is answered in another way.
        kind: one of `kinds`.
        seen_by: one of `SEEN_BY`.
        minutes: one of `MINUTES`.
    """

    text: str
    options: tuple[str, ...] = ()
    kind: str = "text"
    seen_by: str = "group"
    minutes: int = 5

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give the kinds that it can be of."""
        return WITH_OPTIONS if self.options else WITHOUT_OPTIONS

    def to_json(self) -> dict[str, Any]:
        """Give what `from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Draft":
        """Read what `to_json` wrote."""
        return cls(**{**data, "options": tuple(data["options"])})


def asked_in(message: str, *, sure: bool) -> str:
    """Give what a message asks: what follows "ask:" in it; empty if it is no such message.

    Args:
        message: as it was typed.
        sure: only a colon tells; otherwise "ask" alone does.
    """
    found = _ASKED.match(message.strip())
    if found is None or (sure and ":" not in found[1]):
        return ""
    return message.strip()[found.end() :]


def drafted(typed: str) -> Draft:
    """Read a question, with its options on lines of their own that begin with a dash or a number.

    Raises:
        Refused: there is no question, it is too long, or its options are no choice.
    """
    lines = typed.splitlines()
    options = tuple(tidy(_BULLET.sub("", line, 1)) for line in lines if _BULLET.match(line))
    text = tidy("\n".join(line for line in lines if not _BULLET.match(line)))
    _check_text(text)
    if options:
        _check_options(options)
    return Draft(text, options, kind=(WITH_OPTIONS if options else WITHOUT_OPTIONS)[0])


def retyped(draft: Draft, typed: str) -> Draft:
    """Give a draft with another question; who sees it and how long stays, the kind if it fits.

    Raises:
        Refused: as `drafted`.
    """
    new = drafted(typed)
    kind = draft.kind if draft.kind in new.kinds else new.kind
    return Draft(new.text, new.options, kind, draft.seen_by, draft.minutes)


def prompt_from(draft: Draft, key: str) -> Prompt:
    """Make the prompt that a draft becomes."""
    data: dict[str, Any] = {
        "ask": key,
        "as": draft.kind,
        "text": draft.text,
        "seen_by": draft.seen_by,
        "options": {f"o{n}": label for n, label in enumerate(draft.options, start=1)},
        "open": f"{draft.minutes} minutes" if draft.minutes else None,
        "most": str(len(draft.options) if draft.kind == "choices" else 1),
    }
    if draft.kind == "scale":
        data["scale"] = {"from": "1", "to": "5"}
    return Prompt.model_validate({name: value for name, value in data.items() if value})


def _check_text(text: str) -> None:
    most = longest("Prompt.text")
    if not text:
        raise Refused("spot-no-text", alert=True)
    if len(text) > most:
        raise Refused("answer-too-long", limit=most, length=len(text))


def _check_options(options: tuple[str, ...]) -> None:
    most = longest("Prompt.options")
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise Refused("spot-options", fewest=FEWEST_OPTIONS, most=MOST_OPTIONS, count=len(options))
    if len({option.casefold() for option in options}) < len(options):
        raise Refused("spot-option-twice")
    if (length := max(map(len, options))) > most:
        raise Refused("spot-option-long", limit=most, length=length)
