"""An anonymous prompt of each kind, and what people say to it."""

import random
from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.plan.model import Prompt

Changes = Mapping[str, Any]
_OPTIONS = {"money": "Money", "time": "Time", "trust": "Trust", "people": "People"}
_AXES = {"left": "Small", "right": "Large", "bottom": "Hard", "top": "Easy"}
_FIELDS = [
    {"key": "rating", "label": "How was it?", "as": "scale"},
    {"key": "best", "label": "What was best?"},
    {"key": "change", "label": "What would you change?", "optional": True},
]
_SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "text": {},
    "choice": {"options": _OPTIONS, "other": True},
    "choices": {"options": _OPTIONS, "most": 2},
    "words": {"words": 3},
    "scale": {"then": {"at_most": 3, "text": "Why?"}},
    "ranking": {"options": _OPTIONS},
    "points": {"options": _OPTIONS},
    "grid": {"options": _OPTIONS, "axes": _AXES},
    "questions": {"votes": 2},
    "form": {"fields": _FIELDS},
}
KINDS = tuple(_SETTINGS)


def prompt(kind: str) -> Prompt:
    """Give an anonymous prompt of a kind."""
    settings = {"ask": f"asked-{kind}", "as": kind, "text": "And you?", "seen_by": "no_one"}
    return Prompt.model_validate({**settings, **_SETTINGS[kind]})


def answer(kind: str, who: int, chance: random.Random) -> Changes:
    """Say something; texts are such that nobody else writes the same."""
    return _ANSWERS[kind](f"{who:02}-{chance.randrange(10**6):06}", chance)


def _choice(own: str, chance: random.Random) -> Changes:
    option = chance.choice([*_OPTIONS, "other"])
    return {"answer": option, "other": f"own {own}" if option == "other" else None}


def _scale(own: str, chance: random.Random) -> Changes:
    rating = chance.randint(1, 5)
    return {"answer": rating, "why": f"why {own}" if rating <= 3 else None}


def _points(_own: str, chance: random.Random) -> Changes:
    cuts = sorted(chance.sample(range(1, 100), len(_OPTIONS) - 1))
    shares = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {"answer": dict(zip(_OPTIONS, shares, strict=True))}


def _grid(_own: str, chance: random.Random) -> Changes:
    corners = [f"{side}_{end}" for side in ("left", "right") for end in ("bottom", "top")]
    return {option: chance.choice(corners) for option in _OPTIONS}


def _form(own: str, chance: random.Random) -> Changes:
    return {
        "rating": chance.randint(1, 5),
        "best": f"best {own}",
        "change": f"change {own}" if chance.random() < 0.6 else None,
    }


_ANSWERS: Mapping[str, Callable[[str, random.Random], Changes]] = {
    "text": lambda own, _chance: {"answer": f"text {own}"},
    "choice": _choice,
    "choices": lambda _own, chance: {"answer": sorted(chance.sample(sorted(_OPTIONS), 2))},
    "words": lambda own, _chance: {"answer": [f"{word}{own}" for word in ("a", "b", "c")]},
    "scale": _scale,
    "ranking": lambda _own, chance: {"answer": chance.sample(sorted(_OPTIONS), len(_OPTIONS))},
    "points": _points,
    "grid": _grid,
    "questions": lambda own, _chance: {f"answer.{n}": f"question {n} {own}" for n in (1, 2)},
    "form": _form,
}
