"""What people answered, as rows of a prompt's table: under names, under types, or under nothing.

Of an anonymous prompt only texts are rows; all else is in its counts already.
"""

from collections.abc import Iterator

from bot.documents.exports.model import Cell
from bot.domain.given import Given
from bot.domain.prompts import VOTE, Question, Value, question, questions
from bot.services.exporting import Asking
from bot.views.exports.words import Wording
from bot.views.values import option

Row = tuple[Cell, ...]

_TEXTS = frozenset({"text", "questions", "date"})


def answer_rows(asking: Asking, wording: Wording) -> Iterator[Row]:
    """Give a row for each part of an answer, a person's together where they may be."""
    order = {asked.key: place for place, asked in enumerate(questions(asking.prompt))}

    def by_person(given: Given) -> tuple[str, str, int]:
        return wording.text(given.name).casefold(), given.whose, order.get(_key(given), 0)

    for given in sorted(asking.given, key=by_person):
        asked = question(asking.prompt, given.part)
        if _key(given) == VOTE or asked is None:
            continue
        if given.name or asked.kind in _TEXTS:
            yield _row(asking, given, asked, wording)


def _key(given: Given) -> str:
    return given.part.partition(".")[0]


def _row(asking: Asking, given: Given, asked: Question, wording: Wording) -> Row:
    remark = wording.joined(
        wording.word("starred") if given.starred else "",
        wording.word("was-answered") if given.answered else "",
        wording.word("told") if given.whose in asking.told else "",
    )
    number = given.value if isinstance(given.value, int) else None
    return (
        wording.word("row-answer"),
        wording.text(asked.text),
        _in_words(given.value, asked, wording),
        number,
        None,
        wording.text(given.name),
        remark,
    )


def _in_words(value: Value, asked: Question, wording: Wording) -> str:
    match value:
        case dict():
            pieces = [f"{_label(asked, key, wording)}: {number}" for key, number in value.items()]
        case list():
            pieces = [_label(asked, key, wording) for key in value]
        case _:
            pieces = [_label(asked, str(value), wording)]
    return "; ".join(pieces)


def _label(asked: Question, key: str, wording: Wording) -> str:
    return key if asked.kind in _TEXTS else option(wording.reader, asked, key)
