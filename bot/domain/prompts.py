"""What a prompt asks: a sequence of questions, some only when another answer calls for them.

A simple prompt is one question, `answer`, and perhaps a second one: `other` for one's own words
beside the options, `why` for a low rating. A form is its fields. What somebody answered is a
mapping from the questions' keys to values; prompts of the kind `questions` take several texts,
`answer.1`, `answer.2` and so on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.domain.plan.model import FormField, Prompt, Scale
from bot.domain.plan.scalars import Localised

ANSWER, OTHER, WHY = "answer", "other", "why"
OWN_WORDS_LIMIT = 200  # code points, for "other"

_NO_TEXT, _USUAL_SCALE = Localised(), Scale()

Value = str | int | list[str]
Answers = Mapping[str, Value]
Kind = Literal["text", "questions", "words", "choice", "choices", "scale", "date"]


def _always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Question:
    """One thing to answer.

    Attributes:
        key: where the answer is kept.
        kind: what shape it has.
        text: what is asked; empty where the prompt's own text says it.
        options: for choices, by key.
        most: how many options or words are taken.
        scale: for ratings.
        max: code points of a text.
        optional: the prompt counts as answered without it.
        other: one's own words are taken beside the options.
        asked_when: tells from the answers so far whether it is asked at all.
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


def questions(prompt: Prompt) -> tuple[Question, ...]:
    """Give everything a prompt may ask, in order."""
    if prompt.kind == "form":
        return tuple(_of_field(part) for part in prompt.fields)
    first = Question(
        ANSWER,
        prompt.kind,
        options=prompt.options,
        most=prompt.words if prompt.kind == "words" else prompt.most,
        scale=prompt.scale or _USUAL_SCALE,
        max=prompt.max,
        other=prompt.other,
    )
    return (first, *_own_words(prompt), *_follow_up(prompt))


def asked(prompt: Prompt, answers: Answers) -> tuple[Question, ...]:
    """Give the questions that are asked, given the answers so far."""
    return tuple(question for question in questions(prompt) if question.asked_when(answers))


def question(prompt: Prompt, key: str) -> Question | None:
    """Find a question by its key, or by the part of an answer to it."""
    name = key.partition(".")[0]
    return next((found for found in questions(prompt) if found.key == name), None)


def is_given(found: Question, answers: Answers) -> bool:
    """Tell whether a question is answered."""
    if found.kind == "questions":
        return any(part.startswith(f"{found.key}.") for part in answers)
    return found.key in answers


def missing(prompt: Prompt, answers: Answers) -> tuple[Question, ...]:
    """Give the questions that must be answered and are not."""
    return tuple(
        found
        for found in asked(prompt, answers)
        if not found.optional and not is_given(found, answers)
    )


def is_complete(prompt: Prompt, answers: Answers) -> bool:
    """Tell whether somebody has answered: nothing that must be is missing."""
    return not missing(prompt, answers)


def settled(prompt: Prompt, before: Answers, changes: Mapping[str, Value | None]) -> Answers:
    """Give the answers after some changes (None removes one), without what is no longer asked."""
    merged = {**before, **changes}
    kept = {part: value for part, value in merged.items() if value is not None}
    while obsolete := {
        part for part in kept if (q := question(prompt, part)) is None or not q.asked_when(kept)
    }:
        kept = {part: value for part, value in kept.items() if part not in obsolete}
    return kept


def _of_field(part: FormField) -> Question:
    return Question(
        part.key,
        part.kind,
        text=part.label,
        options=part.options,
        scale=part.scale or _USUAL_SCALE,
        max=part.max,
        optional=part.optional,
    )


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
