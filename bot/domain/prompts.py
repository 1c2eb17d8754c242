"""What a prompt asks: a sequence of questions, some only when another answer calls for them.

A simple prompt is one question, `answer`, and perhaps a second one: `other` for one's own words
beside the options, `why` for a low rating, `again` for the vote after a talk. A form is its
fields, a grid asks for each of its options which corner it belongs to. What somebody answered is a
mapping from the questions' keys to values; prompts of the kind `questions` take several texts,
`answer.1`, `answer.2` and so on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.domain.plan.model import Axes, FormField, Prompt, Scale
from bot.domain.plan.scalars import Localised

VOTE = "vote"  # beside the answers to questions with votes: `vote.<contribution>`
ANSWER, OTHER, WHY, AGAIN = "answer", "other", "why", "again"
OWN_WORDS_LIMIT = 200  # code points, for "other"
ALL_POINTS = 100
CORNERS = ("left_top", "right_top", "left_bottom", "right_bottom")  # as one reads a picture

_NO_TEXT, _USUAL_SCALE = Localised(), Scale()

Value = str | int | list[str] | dict[str, int]
Answers = Mapping[str, Value]
Kind = Literal[
    "text",
    "questions",
    "words",
    "date",
    "choice",
    "choices",
    "corner",
    "scale",
    "temperature",
    "ranking",
    "points",
]


def _always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Question:
    """One thing to answer.

    Attributes:
        key: where the answer is kept.
        kind: what shape it has.
        text: what is asked; empty where the prompt's own text says it.
        options: for whatever is chosen, ranked or given points, by key.
        most: how many options or words are taken, or how many places a ranking has.
        scale: for ratings.
        max: code points of a text.
        optional: the prompt counts as answered without it.
        other: one's own words are taken beside the options.
        asked_when: tells from the answers so far whether it is asked at all.
        led: it is one of several in a form, with buttons that lead back and on.
    """

    key: str
    kind: Kind
    text: Localised = _NO_TEXT
    options: Mapping[str, Localised] = field(default_factory=dict)
    most: int = 1
    scale: Scale = _USUAL_SCALE
    max: int = 1000
    optional: bool = False
    other: bool = False
    asked_when: Callable[[Answers], bool] = _always
    led: bool = False


def questions(prompt: Prompt) -> tuple[Question, ...]:
    """Give everything a prompt may ask, in order."""
    if prompt.kind == "form":
        return tuple(_of_field(part) for part in prompt.fields)
    if prompt.kind == "grid":
        corners = _corners(prompt.axes) if prompt.axes else {}
        return tuple(
            Question(key, "corner", text=label, options=corners)
            for key, label in prompt.options.items()
        )
    first = Question(
        ANSWER,
        prompt.kind,
        options=prompt.options,
        most=_most(prompt),
        scale=prompt.scale or _USUAL_SCALE,
        max=prompt.max,
        other=prompt.other,
        asked_when=_first_vote if prompt.discuss else _always,
    )
    return (first, *_second_vote(prompt), *_own_words(prompt), *_follow_up(prompt))


def one_at_a_time(prompt: Prompt) -> bool:
    """Tell whether a prompt leads from question to question, back and forth."""
    return prompt.kind in {"form", "grid"}


def asked(prompt: Prompt, answers: Answers) -> tuple[Question, ...]:
    """Give the questions that are asked, given the answers so far."""
    return tuple(question for question in questions(prompt) if question.asked_when(answers))


def question(prompt: Prompt, key: str) -> Question | None:
    """Find a question by its key, or by the part of an answer to it."""
    name = key.partition(".")[0]
    return next((found for found in questions(prompt) if found.key == name), None)


def is_given(found: Question, answers: Answers) -> bool:
    """Tell whether a question is answered; a ranking with places left, for one, is not yet."""
    if found.kind == "questions":
        return any(part.startswith(f"{found.key}.") for part in answers)
    return found.key in answers and is_whole(found, answers[found.key])


def is_whole(found: Question, value: Value) -> bool:
    """Tell whether an answer is all that it has to be: only then does it count."""
    match found.kind, value:
        case "ranking", list():
            return len(value) == found.most
        case "points", dict():
            return sum(value.values()) == ALL_POINTS
        case _:
            return True


def missing(prompt: Prompt, answers: Answers) -> tuple[Question, ...]:
    """Give the questions that must be answered and are not."""
    return tuple(
        found
        for found in asked(prompt, answers)
        if not found.optional and not is_given(found, answers)
    )


def is_complete(prompt: Prompt, answers: Answers) -> bool:
    """Tell whether somebody has answered: something, and nothing that must be is missing.

    To vote on the questions of others is enough.
    """
    return any(map(is_vote, answers)) or (bool(answers) and not missing(prompt, answers))


def is_vote(part: str) -> bool:
    """Tell whether a part of an answer is a vote for somebody's question (`bot.domain.ballots`)."""
    return part.startswith(f"{VOTE}.")


def settled(prompt: Prompt, before: Answers, changes: Mapping[str, Value | None]) -> Answers:
    """Give the answers after some changes (None removes one), without what is no longer asked."""
    merged = {**before, **changes}
    kept = {part: value for part, value in merged.items() if value is not None}
    while obsolete := {
        part for part in kept if not is_vote(part) and _is_obsolete(prompt, part, kept)
    }:
        kept = {part: value for part, value in kept.items() if part not in obsolete}
    return kept


def _is_obsolete(prompt: Prompt, part: str, answers: Answers) -> bool:
    found = question(prompt, part)
    return found is None or not found.asked_when(answers)


def _of_field(part: FormField) -> Question:
    return Question(
        part.key,
        part.kind,
        text=part.label,
        options=part.options,
        most=part.most,
        scale=part.scale or _USUAL_SCALE,
        max=part.max,
        optional=part.optional,
        led=True,
    )


def _most(prompt: Prompt) -> int:
    if prompt.kind == "words":
        return prompt.words
    if prompt.kind == "ranking" and prompt.most == 1:
        return len(prompt.options)
    return prompt.most


def _corners(axes: Axes) -> dict[str, Localised]:
    """Name each corner in every language that an axis is written in."""
    sides = {"left": axes.left, "right": axes.right, "bottom": axes.bottom, "top": axes.top}
    languages = {language: None for side in sides.values() for language in side.by_language}
    named = {}
    for corner in CORNERS:
        across, up = (sides[side] for side in corner.split("_"))
        named[corner] = Localised(
            {one: f"{across.in_(one, '')} · {up.in_(one, '')}" for one in languages}
        )
    return named


def _first_vote(answers: Answers) -> bool:
    """Do not wait for the first vote of somebody who came for the second one."""
    return ANSWER in answers or AGAIN not in answers


def _second_vote(prompt: Prompt) -> tuple[Question, ...]:
    if prompt.discuss is None:
        return ()
    return (Question(AGAIN, "choice", options=prompt.options, optional=True),)


def _own_words(prompt: Prompt) -> tuple[Question, ...]:
    if not prompt.other:
        return ()

    def chosen(answers: Answers) -> bool:
        picked = answers.get(ANSWER)
        return picked == OTHER or (isinstance(picked, list) and OTHER in picked)

    return (Question(OTHER, "text", max=OWN_WORDS_LIMIT, optional=True, asked_when=chosen),)


def _follow_up(prompt: Prompt) -> tuple[Question, ...]:
    then = prompt.then
    if then is None:
        return ()

    def low(answers: Answers) -> bool:
        rating = answers.get(ANSWER)
        return isinstance(rating, int) and rating <= then.at_most

    return (Question(WHY, "text", text=then.text, max=prompt.max, optional=True, asked_when=low),)
