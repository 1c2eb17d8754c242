"""The buttons below a prompt: options with my tick, the steps of a scale, moves in a form."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Say, Words
from bot.domain.prompts import OTHER, Answers, Question, Value, is_given
from bot.services.withdrawing import EVERYTHING
from bot.views.values import excerpt
from storage.ids import short

Label = Words | Say | str
MOST = 6  # buttons that somebody taking part sees, unless they are numbers in rows
IN_A_ROW = 6  # numbers side by side
_ON_A_BUTTON = 30  # code points of one's own words
_TEMPERATURE = [str(step) for step in range(1, 6)]
_STARTED_OVER = ("ranking", "points")
_TAKEN_BACK = ("text", "questions", "words", "date", "choice", "scale", "temperature")


def is_long(question: Question, answers: Answers) -> bool:
    """Tell whether the options are more than get a button each with its whole label.

    The others are to start over, for one's own words, and to go back and on in a form.
    """
    others = (question.kind in _STARTED_OVER) + len(_own_words(question, answers))
    return len(question.options) + others + 2 * question.led > MOST


def has_room(question: Question, answers: Answers) -> bool:
    """Tell whether another button fits below those that answer a question."""
    return len(_options(question, answers)) + len(_own_words(question, answers)) < MOST


def prompt_keyboard(run: Row[Any], question: Question, answers: Answers) -> Keyboard:
    """Give the buttons of a prompt with one question: those that answer it, or take that back.

    Where there is no room for another button, the one that is ticked offers to take it back.
    """
    rows = question_keyboard(run, question, answers)
    if not is_given(question, answers) or question.kind not in _TAKEN_BACK:
        return rows
    offer = press(Verb.FIELD, short(run.id), "withdraw")
    if has_room(question, answers):
        return [*rows, [Button(Say("button-take-back"), offer)]]
    mine = press(Verb.ANSWER, short(run.id), question.key, str(answers.get(question.key)))
    return [
        [Button(one.label, offer if one.press == mine else one.press) for one in r] for r in rows
    ]


def question_keyboard(run: Row[Any], question: Question, answers: Answers) -> Keyboard:
    """Give the buttons that answer a question; none where it takes a text."""
    given = answers.get(question.key)

    def buttons(labels: Mapping[str, Label]) -> list[Button]:
        return [
            Button(
                _marked(question, given, key, label),
                press(Verb.ANSWER, short(run.id), question.key, key),
            )
            for key, label in labels.items()
        ]

    options = buttons(_options(question, answers))
    numbers = question.kind == "scale" or is_long(question, answers)
    rows = _in_rows(options) if numbers else _below(options)
    rows = [*rows, *_below(buttons(_own_words(question, answers)))]
    if question.kind in _STARTED_OVER and given:
        rows = [*rows, [_gone(run, EVERYTHING, "button-start-over")]]
    return rows


def form_keyboard(run: Row[Any], question: Question, answers: Answers, *, first: bool) -> Keyboard:
    """Give the buttons of a form's question: its own, and the moves that make sense there.

    A scale fills the card: there one's own step, tapped again, leads on.
    """
    moves = [] if first else [_move(run, "back")]
    if is_given(question, answers):
        moves += [_move(run, "next")] if question.kind != "scale" else []
    elif question.optional or question.kind not in {"scale", "choice"}:
        moves.append(_move(run, "skip"))
    return [*question_keyboard(run, question, answers), *([moves] if moves else [])]


def overview_keyboard(run: Row[Any], *, submits: bool, begun: bool) -> Keyboard:
    """Give the buttons below all answers of a form."""
    moves = [*(["submit"] if submits else []), "again", *(["withdraw"] if begun else [])]
    return _below([_move(run, move) for move in moves])


def withdraw_keyboard(run: Row[Any], parts: list[str]) -> Keyboard:
    """Give the buttons that take an answer back, or one of several parts by its number."""
    numbers = [_gone(run, part, str(number)) for number, part in enumerate(parts, start=1)]
    gone = numbers or [_gone(run, EVERYTHING, "button-yes-take-back")]
    return [gone, [Button(Say("button-keep"), press(Verb.FIELD, short(run.id), "keep"))]]


def _own_words(question: Question, answers: Answers) -> dict[str, Label]:
    """Give the words that somebody typed beside the options: a tap takes them back, too."""
    if not question.other or OTHER not in answers:
        return {}
    return {OTHER: Say("own-words", {"words": excerpt(str(answers[OTHER]), _ON_A_BUTTON)})}


def _options(question: Question, answers: Answers) -> dict[str, Label]:
    """Give what stands on the button of each option or step."""
    match question.kind:
        case "scale":
            steps = range(question.scale.first, question.scale.last + 1)
            return {str(step): str(step) for step in steps}
        case "temperature":
            return {step: Say(f"temperature-{step}") for step in _TEMPERATURE}
        case _ if is_long(question, answers):
            return {key: str(number) for number, key in enumerate(question.options, start=1)}
        case _:
            return {key: Words(label.by_language) for key, label in question.options.items()}


def _marked(question: Question, given: Value | None, key: str, label: Label) -> Label:
    """Mark what is chosen: with a tick, its place in a ranking, or the points it got."""
    chosen = given if isinstance(given, list | dict) else [str(given)]
    if key not in chosen:
        return label
    if isinstance(given, dict):
        return Say("with-points", {"label": label, "points": given[key]})
    if question.kind == "ranking" and isinstance(given, list) and len(question.options) < MOST:
        return Say("option-line", {"n": given.index(key) + 1, "label": label})
    return Say("ticked", {"label": label})


def _instead(button: Button, mine: str, offer: str) -> Button:
    return Button(button.label, offer) if button.press == mine else button


def _move(run: Row[Any], move: str) -> Button:
    return Button(Say(f"form-button-{move}"), press(Verb.FIELD, short(run.id), move))


def _gone(run: Row[Any], part: str, label: str) -> Button:
    words = label if label.isdecimal() else Say(label)
    return Button(words, press(Verb.FIELD, short(run.id), "gone", part))


def _below(buttons: list[Button]) -> Keyboard:
    return [[button] for button in buttons]


def _in_rows(buttons: list[Button]) -> Keyboard:
    return [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
