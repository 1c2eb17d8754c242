"""A plan with a prompt of every kind that the board draws, and what twelve people say to each."""

from collections.abc import Mapping
from typing import Any

from bot.domain.plan.model import Plan, Prompt
from tests.bot.domain.sample_visit import changed, sample

Answer = Mapping[str, Any]

OPTIONS = {
    "law": {"en": "Ownership and law", "fr": "Propriété et droit"},
    "money": {"en": "Money", "fr": "Argent"},
    "staff": {"en": "Staff time", "fr": "Temps du personnel"},
    "trust": {"en": "Trust with residents", "fr": "Confiance des habitants"},
}
_AXES = {
    "left": {"en": "Little effort", "fr": "Peu de travail"},
    "right": {"en": "Much effort", "fr": "Beaucoup de travail"},
    "bottom": {"en": "Little effect", "fr": "Petit effet"},
    "top": {"en": "Much effect", "fr": "Grand effet"},
}
_TEXT = {"en": "What would you try at home first?", "fr": "Que feriez-vous en premier chez vous ?"}


def _prompt(key: str, kind: str, **more: object) -> Prompt:
    return Prompt.model_validate(
        {"ask": key, "as": kind, "seen_by": "group", "open": "10 minutes", "text": _TEXT, **more}
    )


PROMPTS = (
    _prompt("bars", "choices", options=OPTIONS, most=2, title={"en": "Where it gets stuck"}),
    _prompt(
        "quiz",
        "choice",
        options=OPTIONS,
        correct="trust",
        explain={"en": "Trust came first, and the agreement after it."},
    ),
    _prompt("scale", "scale", scale={"low": {"en": "not at all"}, "high": {"en": "fully"}}),
    _prompt("cloud", "words", seen_by="no_one", words=3),
    _prompt("wall", "text"),
    _prompt("secret", "text", seen_by="facilitators"),
    _prompt("ranking", "ranking", options=OPTIONS, most=4),
    _prompt("points", "points", options=OPTIONS),
    _prompt("grid", "grid", options=OPTIONS, axes=_AXES),
    _prompt("ballot", "questions", votes=3),
    _prompt("shift", "choice", options=OPTIONS, discuss="5 minutes"),
)


# What the run sheet calls those that have a question alone.
_TITLES = {
    "quiz": "What came first?",
    "scale": "Would it work at home?",
    "cloud": "Three words",
    "wall": "What to try first",
    "ranking": "In which order?",
    "points": "A hundred points",
    "grid": "Effort and effect",
    "ballot": "Questions to the host",
    "shift": "One cause alone",
}


def cockpit_plan() -> Plan:
    """Give the same with a title for each, and without what nobody may show."""
    shown = (one for one in PROMPTS if one.ask != "secret")
    return plan(tuple(_titled(one) for one in shown))


def _titled(prompt: Prompt) -> Prompt:
    if prompt.ask not in _TITLES:
        return prompt
    return Prompt.model_validate({**prompt.model_dump(), "title": {"en": _TITLES[prompt.ask]}})


def plan(prompts: tuple[Prompt, ...] = PROMPTS) -> Plan:
    """Give the sample visit with these prompts in the second session of its first day."""
    first, *others = sample().days
    welcome, second, *rest = first.sessions
    second = second.model_copy(update={"run": prompts})
    rest = [session.model_copy(update={"run": ()}) for session in rest]
    day = first.model_copy(update={"sessions": (welcome, second, *rest)})
    return changed(days=(day, *others))


_KEYS = tuple(OPTIONS)
_WORDS = ("Slipway", "Care", "Time", "Trust", "care", "Salt", "Slipway", "Oak", "Care", "Tide")
_THOUGHTS = (
    "A shared calendar for the slipway, kept by the boat builders",
    "Ask the residents before the architects",
    "Start with one boat, and tell everybody how it went",
    "Let the school use the loft in winter",
    "One evening a month at which everybody may bring a plan",
    "Write down who has which key",
    "Rent by the week, so that nobody waits for a year",
    "Keep one shed free for those who are new",
    "Invite the neighbours to the launch of each boat",
    "A box for tools that all may use",
    "Tell the council what it saves",
    "Open the gate on Sundays",
)
_CORNERS = ("left_top", "right_top", "right_top", "right_bottom", "left_bottom")


def said(key: str, person: int) -> Answer:
    """Give what somebody answers to a prompt, by part."""
    first, second = _KEYS[person * person % 4], _KEYS[(person + 1) % 4]
    order = [first, *(one for one in _KEYS if one != first)]
    thought = _THOUGHTS[person % len(_THOUGHTS)]
    answers: dict[str, Answer] = {
        "bars": {"answer": list(dict.fromkeys([first, second]))},
        "quiz": {"answer": first},
        "shift": {"answer": first},
        "scale": {"answer": (2, 3, 4, 4, 5, 4, 3, 4, 5, 3, 4, 2)[person % 12]},
        "cloud": {"answer": [_WORDS[person % 10], _WORDS[(person * 3 + 1) % 10]]},
        "ranking": {"answer": order},
        "points": {"answer": dict(zip(order, (50, 25, 15, 10), strict=True))},
        "grid": {one: _CORNERS[(person * (n + 1) + n) % (n + 2)] for n, one in enumerate(_KEYS)},
        "ballot": {"answer.1": f"{thought}? ({person + 1})"},
    }
    return answers.get(key, {"answer": thought + "." * (person // len(_THOUGHTS))})
