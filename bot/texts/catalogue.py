"""The texts for people, by language and key: Fluent files in a folder per language.

`en` is complete by definition; what a language lacks is said in English. Markup in the files is
Telegram's HTML; every argument is escaped here, so that no name or answer can become markup.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

import structlog
from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax.ast import Placeable, TextElement, VariableReference

log = structlog.get_logger(__name__)

FALLBACK = "en"
_LONGEST = 1000  # code points of a value that is handed to Fluent itself
_LONG_MARK = re.compile("\ue000[0-9]+\ue001")  # characters of private use
_FOLDER = Path(__file__).parent
_KEY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)


class TextFault(LookupError):
    """A text is missing or an argument does not fit; only ever a fault of ours."""


@cache
def languages() -> tuple[str, ...]:
    """Give the languages there are, English first."""
    found = sorted(path.name for path in _FOLDER.iterdir() if any(path.glob("*.ftl")))
    return (FALLBACK, *(language for language in found if language != FALLBACK))


def nearest(wanted: str) -> str:
    """Give the language to use for somebody whose phone speaks `wanted` (e.g. fr-CA)."""
    base = wanted.replace("_", "-").split("-")[0].lower()
    return base if base in languages() else FALLBACK


def say(language: str, key: str, args: Mapping[str, str | int | float] | None = None) -> str:
    """Put a text into words, as Telegram HTML.

    Args:
        language: one of `languages()`.
        key: the message's id in the .ftl files.
        args: strings are escaped; numbers choose plurals and are written the language's way.

    Raises:
        TextFault: the text is unknown, or lacks an argument.
    """
    safe = {
        name: escape(value, quote=False) if isinstance(value, str) else value
        for name, value in (args or {}).items()
    }
    return _format(language, key, safe)


def plain(language: str, key: str, args: Mapping[str, str | int | float] | None = None) -> str:
    """Put a text into words for a button, a toast or a document, where there is no markup."""
    return _format(language, key, args or {})


@dataclass(frozen=True)
class _Text:
    """A text of one language.

    Attributes:
        words: as Python's own formatting takes them, where nothing but these names stands in
            them; that is nearly every text, and takes a tenth of the time.
    """

    bundle: FluentBundle
    pattern: Any
    words: str | None
    names: tuple[str, ...] = ()


def _format(language: str, key: str, args: Mapping[str, str | int | float]) -> str:
    text = _text(language, key)
    if text.words is not None and all(type(args.get(name)) in {str, int} for name in text.names):
        return text.words % {name: _written(text.bundle, args[name]) for name in text.names}
    marks, long = _set_aside(args)
    said, errors = text.bundle.format_pattern(text.pattern, {**args, **marks})
    if errors:
        raise TextFault(f"{key} in {language}: {errors[0]}")
    return _LONG_MARK.sub(lambda mark: long.get(mark[0], mark[0]), str(said))


def _written(bundle: FluentBundle, value: str | float) -> str:
    return value if isinstance(value, str) else _number(bundle.locales[0], value)


@lru_cache(maxsize=1000)
def _number(language: str, value: float) -> str:
    """Write a number as Fluent does, which takes its time."""
    return fluent_number(value).format(Locale.parse(language))


@cache
def _text(language: str, key: str) -> _Text:
    spoken = language if key in _files(language) else FALLBACK
    if key not in _files(spoken):
        raise TextFault(key)
    bundle = _bundle(spoken, _files(spoken)[key])
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextFault(key)
    words, names = "", list[str]()
    for element in getattr(pattern, "elements", [pattern]):
        match element:
            case TextElement(value=value):
                words += value.replace("%", "%%")
            case Placeable(expression=VariableReference(id=name)):
                words += f"%({name.name})s"
                names.append(name.name)
            case _:  # plurals, functions, other texts
                return _Text(bundle, pattern, None)
    return _Text(bundle, pattern, words, tuple(names))


def _set_aside(args: Mapping[str, str | int | float]) -> tuple[dict[str, str], dict[str, str]]:
    """Put marks in the place of long values: fluent.runtime takes none over 2,500 characters.

    Returns:
        the marks by the values' names, and the values by their marks.
    """
    lengthy = [name for name, value in args.items() if len(str(value)) > _LONGEST]
    marks = {name: f"\ue000{number}\ue001" for number, name in enumerate(lengthy)}
    return marks, {mark: str(args[name]) for name, mark in marks.items()}


@cache
def _files(language: str) -> Mapping[str, Path]:
    """Find out which file each text is in, without reading more of it than the keys."""
    return {
        key: path
        for path in sorted((_FOLDER / language).glob("*.ftl"))
        for key in _KEY.findall(path.read_text(encoding="utf-8"))
    }


@cache
def _bundle(language: str, path: Path) -> FluentBundle:
    # A file by itself: to read all of them would be felt at every start.
    # Isolating marks would end up inside links and be counted in Telegram's limits.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
