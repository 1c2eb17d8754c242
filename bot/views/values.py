"""Answers in words: what somebody chose or wrote, and tallies line by line."""

from collections.abc import Sequence

from bot.domain.messages import Arg, Words
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import ANSWER, OTHER, Answers, Question, Value
from bot.domain.results import Counts, Explanation, Head, Item, Line
from bot.domain.tallies import Count
from bot.views.reader import Reader

_EXCERPT = 300  # code points of one's own answer on a card
_NAME = 100  # code points of what a prompt is called, in a list
_BESIDE = 2  # code points that a list puts between two names
_MOST_QUESTIONS = 6  # of one's own on a card, the newest


def localised(reader: Reader, text: Localised | str) -> str:
    """Give a text of the plan, or anybody's, without markup."""
    return text if isinstance(text, str) else reader.words(Words(text.by_language))


def excerpt(text: str, limit: int = _EXCERPT) -> str:
    """Shorten a text to this many code points."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def fitting(names: Sequence[str], most: int, room: int) -> Sequence[str]:
    """Give the first of some names: at most so many, in at most so many code points."""
    shown, length = 0, 0
    for name in names[:most]:
        length += len(name) + _BESIDE
        if length > room:
            break
        shown += 1
    return names[:shown]


def called(reader: Reader, name: Words) -> str:
    """Give what a prompt is called, short enough for a line; one without a title is its text."""
    return excerpt(" ".join(reader.words(name).split()), _NAME)


def option(reader: Reader, question: Question, key: str) -> str:
    """Name an option, a step of a scale or a word."""
    if key == OTHER and question.other:
        return reader.plain("option-other")
    return localised(reader, question.options.get(key, key))


def value(reader: Reader, question: Question, answers: Answers) -> str:
    """Write somebody's own answer to a question, shortened; empty if there is none."""
    if question.kind == "questions":
        mine = [str(answers[part]) for part in answers if part.startswith(f"{question.key}.")]
        return "\n".join(f"• {excerpt(text)}" for text in mine[-_MOST_QUESTIONS:])
    given = answers.get(question.key)
    if given is None:
        return ""
    own = str(answers.get(OTHER, "")) if question.key == ANSWER else ""
    separator = reader.plain("list-separator")
    return separator.join(_piece(reader, question, piece, own) for piece in _pieces(given))


def item_lines(reader: Reader, item: Item) -> list[str]:
    """Write one item of a result as lines of Telegram HTML."""
    match item:
        case Head():
            text = localised(reader, item.text) or reader.plain("option-other")
            return ["", reader.say("result-head", {"text": text})]
        case Line(before="" | Localised(by_language={})):
            return [reader.say("result-line", {"text": localised(reader, item.text)})]
        case Line():
            before, text = localised(reader, item.before), localised(reader, item.text)
            return [reader.say("result-line-of", {"before": before, "text": text})]
        case Counts():
            return _count_lines(reader, item)
        case Explanation():
            return _explanation_lines(reader, item)


def percent(count: Count, people: int) -> int:
    """Give the share of people who said it, in whole percents."""
    return round(100 * count.number / people) if people else 0


def _count_lines(reader: Reader, item: Counts) -> list[str]:
    if item.question.kind == "words":
        separator = reader.say("list-separator")
        return [separator.join(_count(reader, item, count, "result-word") for count in item.counts)]
    lines = [_count(reader, item, count, "result-count") for count in item.counts]
    if item.mean is not None:
        lines.append(reader.say("result-mean", {"mean": round(item.mean, 1)}))
    return lines


def _count(reader: Reader, item: Counts, count: Count, key: str) -> str:
    args: dict[str, Arg] = {
        "label": option(reader, item.question, count.key),
        "number": count.number,
        "percent": percent(count, item.people),
    }
    return reader.say(key, args)


def _explanation_lines(reader: Reader, item: Explanation) -> list[str]:
    lines = []
    if item.correct:
        lines.append(reader.say("result-correct", {"answer": localised(reader, item.label)}))
    if item.text:
        lines.append(reader.say("result-explanation", {"text": localised(reader, item.text)}))
    return lines


def _pieces(given: Value) -> list[str]:
    return given if isinstance(given, list) else [str(given)]


def _piece(reader: Reader, question: Question, piece: str, own: str) -> str:
    if piece == OTHER and question.other and own:
        return reader.plain("own-words", {"words": excerpt(own)})
    return excerpt(option(reader, question, piece))
