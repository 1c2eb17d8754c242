"""From a tap or a text to changes of somebody's answers."""

from bot.domain.answers import accept, at_most, in_order, no_longer_than, rating, tidy
from bot.domain.messages import Words
from bot.domain.prompts import OTHER, OWN_WORDS_LIMIT, Answers, Question, Value
from bot.errors import Refused


def typed_changes(question: Question, typed: str, answers: Answers) -> dict[str, Value]:
    """Turn what somebody typed into changes of their answers.

    A further text adds to a prompt of the kind `questions`; where one's own words are taken,
    a text that is no option is these.

    Raises:
        Refused: it does not fit.
    """
    if question.kind == "questions":
        taken = [int(part.partition(".")[2]) for part in answers if part.startswith(question.key)]
        return {f"{question.key}.{max(taken, default=0) + 1}": accept(question, typed)}
    try:
        return {question.key: accept(question, typed)}
    except Refused as refused:
        own = question.other and refused.key == "answer-no-option" and not tidy(typed).isdecimal()
        if own:
            return _own_words(question, tidy(typed), answers)
        raise


def tapped_changes(question: Question, option: str, answers: Answers) -> dict[str, Value | None]:
    """Turn a tap into changes of somebody's answers: choices toggle, the rest is set.

    Raises:
        Refused: there is no such option, or too many would be chosen.
    """
    if question.kind == "scale":
        return {question.key: rating(question, option)}
    if option not in question.options:
        raise Refused("answer-gone", alert=True)
    if question.kind == "choice":
        return {question.key: option}
    chosen = answers.get(question.key)
    return {question.key: _toggled(question, option, chosen if isinstance(chosen, list) else [])}


def label_of(question: Question, value: Value) -> Words | str:
    """Give how an option or any other value is written."""
    option = question.options.get(str(value))
    return Words(option.by_language) if option else str(value)


def _toggled(question: Question, option: str, chosen: list[str]) -> list[str] | None:
    if option in chosen:
        return [key for key in chosen if key != option] or None
    if len(chosen) == question.most:
        chosen = [key for key in chosen if key != OTHER]  # own words give way to a listed option
    return at_most(question, in_order(question, [*chosen, option]))


def _own_words(question: Question, text: str, answers: Answers) -> dict[str, Value]:
    words = no_longer_than(OWN_WORDS_LIMIT, text)
    if question.kind == "choice":
        return {question.key: OTHER, OTHER: words}
    chosen = answers.get(question.key)
    keys = [*(chosen if isinstance(chosen, list) else []), OTHER]
    return {question.key: at_most(question, in_order(question, keys)), OTHER: words}
