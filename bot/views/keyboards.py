"""The buttons below a prompt: options with my tick, the steps of a scale, moves in a form."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Say, Words
from bot.domain.prompts import Answers, Question, is_given
from storage.ids import short

SHORT_LIST = 6  # options that get a button each with its whole label
IN_A_ROW = 6  # numbers side by side


def question_keyboard(run: Row[Any], question: Question, answers: Answers) -> Keyboard:
    """Give the buttons that answer a question; none where it takes a text."""
    given = answers.get(question.key)
    chosen = {str(key) for key in (given if isinstance(given, list) else [given])}
    if question.kind == "scale":
        steps = [str(n) for n in range(question.scale.first, question.scale.last + 1)]
        return _in_rows([_button(run, question, step, step, step in chosen) for step in steps])
    if len(question.options) > SHORT_LIST:
        numbers = enumerate(question.options, start=1)
        return _in_rows([_button(run, question, key, str(n), key in chosen) for n, key in numbers])
    return [
        [_button(run, question, key, Words(label.by_language), key in chosen)]
        for key, label in question.options.items()
    ]


def form_keyboard(run: Row[Any], question: Question, answers: Answers, *, first: bool) -> Keyboard:
    """Give the buttons of a form's question: its own, and the moves that make sense there."""
    tapped = question.kind in {"scale", "choice"}
    moves = [] if first else [_move(run, "back")]
    if not is_given(question, answers):
        moves += [_move(run, "skip")] if question.optional or not tapped else []
    elif not tapped:
        moves.append(_move(run, "next"))
    return [*question_keyboard(run, question, answers), *([moves] if moves else [])]


def overview_keyboard(run: Row[Any], *, submits: bool) -> Keyboard:
    """Give the buttons below all answers of a form."""
    return [*([[_move(run, "submit")]] if submits else []), [_move(run, "again")]]


def _button(
    run: Row[Any], question: Question, key: str, label: Words | str, ticked: bool
) -> Button:
    words = Say("ticked", {"label": label}) if ticked else label
    return Button(words, press(Verb.ANSWER, short(run.id), question.key, key))


def _move(run: Row[Any], move: str) -> Button:
    return Button(Say(f"form-button-{move}"), press(Verb.FIELD, short(run.id), move))


def _in_rows(buttons: list[Button]) -> Keyboard:
    return [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
