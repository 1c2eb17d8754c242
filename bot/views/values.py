"""Answers in words: what somebody chose or wrote, short enough for where it stands."""

from collections.abc import Sequence
from datetime import date

from bot.domain.messages import Words
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import ANSWER, OTHER, Answers, Question, Value
from bot.texts import times
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
    if question.kind == "temperature":
        return reader.plain(f"temperature-{key}")
    return localised(reader, question.options.get(key, key))


def value(reader: Reader, question: Question, answers: Answers) -> str:
    """Write somebody's own answer to a question, shortened; empty if there is none."""
    if question.kind == "questions":
        mine = [str(answers[part]) for part in answers if part.startswith(f"{question.key}.")]
        before = len(mine) - _MOST_QUESTIONS
        first = [reader.plain("questions-before", {"count": before})] if before > 0 else []
        return "\n".join([*first, *(f"• {excerpt(text)}" for text in mine[-_MOST_QUESTIONS:])])
    given = answers.get(question.key)
    if given is None:
        return ""
    own = str(answers.get(OTHER, "")) if question.key == ANSWER else ""
    pieces = [_piece(reader, question, piece, own) for piece in _pieces(given)]
    if question.kind == "ranking":
        pieces = [_numbered(reader, n, label) for n, label in enumerate(pieces, start=1)]
    elif isinstance(given, dict):
        pieces = [_with_points(reader, *one) for one in zip(pieces, given.values(), strict=True)]
    return reader.plain("list-separator").join(pieces)


def _numbered(reader: Reader, number: int, label: str) -> str:
    return reader.plain("option-line", {"n": number, "label": label})


def _with_points(reader: Reader, label: str, points: int) -> str:
    return reader.plain("with-points", {"label": label, "points": points})


def _pieces(given: Value) -> list[str]:
    return list(given) if isinstance(given, list | dict) else [str(given)]


def _piece(reader: Reader, question: Question, piece: str, own: str) -> str:
    if piece == OTHER and question.other and own:
        return reader.plain("own-words", {"words": excerpt(own)})
    if question.kind == "date":
        return times.full_date(date.fromisoformat(piece), reader.language)
    return excerpt(option(reader, question, piece))
