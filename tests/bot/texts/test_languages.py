"""The languages, held against each other: the same texts, with the same arguments, all sayable."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from bot.texts import catalogue
from tests.bot.texts.entries import FOLDER, entries, messages, parsed, seen, unclear_plurals

ROOT = FOLDER.parents[1]
LANGUAGES = catalogue.languages()
OTHERS = [language for language in LANGUAGES if language != catalogue.FALLBACK]
TITLE = "Challenge and offer"  # a title as people write it
LONGEST_LABEL, LONGEST_TOAST = 64, 200  # code points; Bot API, answerCallbackQuery


@cache
def sources() -> str:
    """Give the code that says things to people."""
    folders = ("bot", "handlers", "schedules")
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@cache
def calls() -> list[ast.Call]:
    """Give every call of a function by its name."""
    found = (node for node in ast.walk(ast.parse(sources())) if isinstance(node, ast.Call))
    return [node for node in found if isinstance(node.func, ast.Name) and node.args]


def arguments(language: str, key: str, number: int = 5) -> dict[str, str | int]:
    """Make up an argument for each variable of a text."""
    found = seen(messages(language)[key], entries(language))
    return {name: number if name in found.numbers else TITLE for name in found.names}


def said(language: str, key: str, number: int = 5) -> str:
    return catalogue.plain(language, key, arguments(language, key, number))


def keys_given_to(*functions: str) -> Iterator[str]:
    """Give the keys that are written where one of these is called, as its first argument."""
    for node in calls():
        assert isinstance(node.func, ast.Name)
        if node.func.id in functions:
            toast = node.func.id != "Refused" or _alerts(node)
            for part in ast.walk(node.args[0]) if toast else ():
                if isinstance(part, ast.Constant) and part.value in messages("en"):
                    yield part.value


def _alerts(call: ast.Call) -> bool:
    return any(keyword.arg == "alert" for keyword in call.keywords)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_messages(language: str) -> None:
    """What English says is said in every language, and nothing besides, in the same files."""
    assert set(messages(language)) == set(messages("en"))
    names = [sorted(path.name for path in (FOLDER / one).iterdir()) for one in (language, "en")]
    assert names[0] == names[1]


@pytest.mark.parametrize("language", OTHERS)
def test_a_message_has_the_same_variables_and_attributes(language: str) -> None:
    """A translation neither forgets an argument nor asks for one that nobody gives."""
    for key, english in messages("en").items():
        translated = messages(language)[key]
        wanted = seen(english, entries("en")).names
        assert (key, seen(translated, entries(language)).names) == (key, wanted)
        assert [one.id.name for one in translated.attributes] == [
            one.id.name for one in english.attributes
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_can_be_said(language: str) -> None:
    """With its arguments every text becomes words, whatever the numbers; none is empty."""
    tried = list(product(messages(language), (0, 1, 2, 5, 21)))
    assert len(tried) > 5000
    assert [(key, number) for key, number in tried if not said(language, key, number).strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_hold_their_number(language: str) -> None:
    """Where a language has the same words for 1 and 21, those words hold the number."""
    assert list(unclear_plurals(language, entries(language))) == []


def test_a_plural_without_its_number_is_noticed() -> None:
    """Croatian may say "jedan dan" for 1 alone, not for all that its rule calls one."""
    some = "\n  [few] { $days } dana\n *[other] { $days } dana\n  }\n"
    unclear = parsed(f"d = {{ $days ->\n  [one] jedan dan{some}")
    clear = parsed(f"d = {{ $days ->\n  [1] jedan dan\n  [one] {{ $days }} dan{some}")
    assert list(unclear_plurals("hr", unclear)) == ["d"]
    assert list(unclear_plurals("hr", clear)) == list(unclear_plurals("en", unclear)) == []


def test_every_text_is_used() -> None:
    """Each key stands in the code, whole or as a beginning to which a word is added."""
    beginnings = tuple(re.findall(r'f"([a-z][a-z-]*-)\{', sources()))
    whole = set(re.findall(r"[\"'](?=([a-z][\w-]*)[\"'])", sources()))
    unused = [key for key in messages("en") if key not in whole and not key.startswith(beginnings)]
    assert unused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_on_buttons(language: str) -> None:
    """With a usual title, what stands on a button can be read on a phone."""
    labels = {key for key in messages("en") if "-button-" in key}
    assert len(labels) > 20
    assert [key for key in sorted(labels) if len(said(language, key)) > LONGEST_LABEL] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_receipts_fit_into_toasts(language: str) -> None:
    """With a usual title, what answers a tap is shown whole."""
    toasts = {*keys_given_to("Receipt", "Refused")}
    toasts |= {key for key in messages("en") if re.match("check-in-(?!card)|receipt-", key)}
    assert len(toasts) > 20
    assert [key for key in sorted(toasts) if len(said(language, key)) > LONGEST_TOAST] == []
