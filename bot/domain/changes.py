"""From a tap or a text to changes of somebody's answers."""

import re
from datetime import date

from bot.domain.answers import accept, tapped
from bot.domain.kinds.labels import plainly
from bot.domain.kinds.options import at_most, in_order
from bot.domain.kinds.texts import no_longer_than
from bot.domain.messages import Say, Words
from bot.domain.prompts import OTHER, OWN_WORDS_LIMIT, Answers, Question, Value
from bot.domain.tidying import tidy
from bot.errors import Refused


def typed_changes(
    question: Question, typed: str, answers: Answers, today: date | None = None
) -> dict[str, Value]:
    """Turn what somebody typed into changes of their answers.

    A further text adds to a prompt of the kind `questions`; where one's own words are taken,
    a text that is no option is these. `today` is as for `accept`.

    Raises:
        Refused: it does not fit.
    """
    if question.kind == "questions":
        prefix = f"{question.key}."
        taken = [int(part.removeprefix(prefix)) for part in answers if part.startswith(prefix)]
        return {f"{prefix}{max(taken, default=0) + 1}": accept(question, typed)}
    try:
        return {question.key: accept(question, typed, today)}
    except Refused as refused:
        own = question.other and refused.key == "answer-no-option" and not _only_figures(typed)
        if own:
            return _own_words(question, tidy(typed), answers)
        raise


def tapped_changes(question: Question, option: str, answers: Answers) -> dict[str, Value | None]:
    """Turn a tap into changes of somebody's answers.

    Raises:
        Refused: there is no such option, or it does not fit any more.
    """
    return {question.key: tapped(question, option, answers.get(question.key))}


def label_of(question: Question, value: Value) -> Words | Say | str:
    """Give how an option, a step or any other value is written."""
    if question.kind == "temperature":
        return Say(f"temperature-{value}")
    option = question.options.get(str(value))
    return Words(option.by_language) if option else str(value)


def _only_figures(typed: str) -> bool:
    """Tell whether a text is numbers alone: who types these means options, not words."""
    said = plainly(typed)
    return bool(re.fullmatch(r"[\d\W_]+", said) and re.search(r"\d", said))


def _own_words(question: Question, text: str, answers: Answers) -> dict[str, Value]:
    words = no_longer_than(OWN_WORDS_LIMIT, text)
    if question.kind == "choice":
        return {question.key: OTHER, OTHER: words}
    chosen = answers.get(question.key)
    keys = [*(chosen if isinstance(chosen, list) else []), OTHER]
    return {question.key: at_most(question, in_order(question, keys)), OTHER: words}
