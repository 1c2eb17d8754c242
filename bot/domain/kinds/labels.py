"""Options as people type them: numbers and labels, in every language that the plan has them in.

A label goes before a number: an option may be called "2 years". Digits of any script count, and
so do those in circles and boxes that phones offer as emoji.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.tidying import APOSTROPHES, fold, tidy

SEPARATORS = r",;\n>\u060c\u3001"  # for inside of brackets; Arabic and ideographic commas too
_OF_EMOJI = str.maketrans("", "", "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}")
_LONGEST_NUMBER = 4  # digits


def plainly(text: str) -> str:
    """Give the form in which typed options, labels and numbers are compared."""
    plain = tidy(text).translate(_OF_EMOJI).translate(APOSTROPHES)
    return fold(unicodedata.normalize("NFKC", plain)).strip()


def number(text: str) -> int | None:
    """Read a whole number of at most four digits of any script; none if it is no such."""
    digits = plainly(text)
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None


def is_called(label: Localised, text: str) -> bool:
    """Tell whether this is how a label is written in one of its languages."""
    return plainly(text) in map(plainly, label.by_language.values())


def named(question: Question, text: str) -> str | None:
    """Give the key of the option that a text names by its label or its number from 1."""
    for key, label in question.options.items():
        if is_called(label, text):
            return key
    return _at(question, number(text))


def listed(question: Question, text: str) -> list[str] | None:
    """Give the keys of the options that a text lists, as often as it does; none if it does not.

    Commas, semicolons, lines or `>` stand between them; between numbers blanks do too. A label
    may hold a comma itself.
    """
    whole = named(question, text)
    if whole is not None:
        return [whole]
    after = rf"(?=\s*(?:$|[{SEPARATORS}]|\s\d))"
    item = (
        rf"(?P<label>{_alternatives(question)}){after}|(?P<number>\d{{1,4}})(?=\s|$|[{SEPARATORS}])"
    )
    keys = [
        _by_label(question)[found["label"]] if found["label"] else _at(question, found["number"])
        for found in _pieces(item, text)
    ]
    return [key for key in keys if key] if keys and all(keys) else None


def with_numbers(question: Question, text: str) -> Mapping[str, int] | None:
    """Give the number that stands beside each option's label, or numbers by their order alone.

    None if something else stands there too, an option comes twice, or there are more numbers than
    options. Options without a number are left out.
    """
    label, amount = _alternatives(question), r"\d{1,4}(?!\d)"
    pairs = rf"(?P<label>{label})\s*[:=\u2013-]?\s*(?P<number>{amount})"
    pairs += rf"|(?P<amount>{amount})\s*(?P<of>{label})(?=\s*(?:$|[{SEPARATORS}]))"
    found = _read_pairs(question, pairs, text)
    return found or _read_row(question, rf"(?P<number>{amount})(?=\s|$|[{SEPARATORS}])", text)


def _read_pairs(question: Question, pattern: str, text: str) -> dict[str, int] | None:
    numbers: dict[str, int] = {}
    for piece in _pieces(pattern, text):
        label = piece["label"] or piece["of"]
        key = _by_label(question).get(label or "")
        if key is None or key in numbers:
            return None
        numbers[key] = int(piece["number"] or piece["amount"])
    return numbers or None


def _read_row(question: Question, pattern: str, text: str) -> dict[str, int] | None:
    row = [piece["number"] for piece in _pieces(pattern, text)]
    if not row or not all(row) or len(row) > len(question.options):
        return None
    return dict(zip(question.options, map(int, row), strict=False))


def _pieces(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Cut a text into what a pattern means and what it does not (then no group is filled)."""
    return re.finditer(rf"\s*(?:{pattern}|[^\s{SEPARATORS}][^{SEPARATORS}]*)", plainly(text))


def _at(question: Question, place: int | str | None) -> str | None:
    keys = list(question.options)
    return keys[int(place) - 1] if place and 1 <= int(place) <= len(keys) else None


def _by_label(question: Question) -> dict[str, str]:
    return {
        plainly(words): key
        for key, label in question.options.items()
        for words in label.by_language.values()
    }


def _alternatives(question: Question) -> str:
    """Write all labels as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(_by_label(question), key=len, reverse=True))) or r"(?!)"
