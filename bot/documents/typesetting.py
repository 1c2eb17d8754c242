"""How typst is used: one set of fonts, and data that is never read as markup.

Every string reaches a template as JSON in `sys.inputs` and is inserted as a value, so that
`#panic("x")` in a name is only a strange name. Only the fonts of this package and those inside
typst are seen: the same input gives the same file on every machine.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from bot.errors import HospesError

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"

PIXELS_PER_INCH: float = 144
"""Two pixels for each point of a picture's page."""

PICTOGRAPHS = frozenset({"So", "Sk", "Mn", "Cf"})
"""Categories of what emoji are made of: symbols, skin tones, selectors, joiners."""

_ALPHABETS = ((0x20, 0x7F), (0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))

USUAL = frozenset(
    character
    for first, end in _ALPHABETS
    for character in map(chr, range(first, end))
    if character.isascii() or character.isalpha()
)
"""ASCII and the Latin, Greek and Cyrillic letters: the fonts have them all, no need to look."""

# Whether other characters have glyphs, as far as was asked: one by one, as names must be forgotten.
_found: dict[str, bool] = {}


class Undrawable(HospesError):
    """No font here has a glyph for some characters of a text that must be exact."""

    def __init__(self, characters: set[str]) -> None:
        super().__init__("no glyph for " + " ".join(sorted(characters)))
        self.characters = characters


def typeset_pdf(template: str, data: Mapping[str, Any], day: date) -> bytes:
    """Return a tagged PDF/UA-1 file dated `day`; may be called from any thread.

    Raises:
        Undrawable: a character has no glyph in any font; nothing is replaced in a document.
    """
    midnight = datetime.combine(day, time(), UTC)
    try:
        return _compile(template, data, format="pdf", pdf_standards="ua-1", timestamp=midnight)
    except _typst().TypstError as error:
        if missing := missing_glyphs("".join(_strings(data))):
            raise Undrawable(missing) from error
        raise


def typeset_png(template: str, data: Mapping[str, Any]) -> bytes:
    """Return a picture of the template's single page; may be called from any thread."""
    return _compile(template, data, format="png", ppi=PIXELS_PER_INCH)


def picture(template: str, data: Mapping[str, Any]) -> bytes:
    """Return a picture as `typeset_png` does, without the letters that nothing here can draw."""
    return typeset_png(template, all_drawable({"highlight": None, "caption": "", **data}))


def missing_glyphs(text: str) -> set[str]:
    """Return the characters of `text` that no font here can draw, composed (NFC) where possible.

    Ask when a name is typed, so that its owner can choose another spelling for the certificate.
    Usual letters cost nothing; others some milliseconds, once.
    """
    unusual = set(unicodedata.normalize("NFC", text)) - USUAL
    unknown = sorted(unusual - _found.keys())
    if unknown and _has_glyphs("".join(unknown)):
        _found.update(dict.fromkeys(unknown, True))
    else:
        _found.update({character: _has_glyphs(character) for character in unknown})
    return {character for character in unusual if not _found[character]}


def drawable(text: str) -> str:
    """Return `text` without the emoji that cannot be drawn, and with \ufffd for each such letter.

    For what need not be exact: a decoration may go missing, a chart or a certificate must not.
    """
    missing = missing_glyphs(text)
    if not missing:
        return text
    kept = "".join(_instead(c) if c in missing else c for c in unicodedata.normalize("NFC", text))
    return " ".join(kept.split()) if any(map(_leaves_ink, kept)) else "\ufffd"


def all_drawable(value: Any) -> Any:  # noqa: ANN401 # any JSON
    """Return `value` with each text in it `drawable`."""
    match value:
        case str():
            return drawable(value)
        case dict():
            return {key: all_drawable(part) for key, part in value.items()}
        case list() | tuple():
            return [all_drawable(part) for part in value]
        case _:
            return value


def _leaves_ink(character: str) -> bool:
    return character.isprintable() and not character.isspace()


def _instead(character: str) -> str:
    return "" if unicodedata.category(character) in PICTOGRAPHS else "\ufffd"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _has_glyphs(text: str) -> bool:
    # PDF/UA forbids text without glyphs, so the typesetter itself knows best.
    try:
        _compile("probe.typ", {"text": text}, format="pdf", pdf_standards="ua-1")
    except _typst().TypstError:
        return False
    return True


def _compile(template: str, data: Mapping[str, Any], **options: Any) -> bytes:  # noqa: ANN401 # typst's own
    # A compiler may not be shared between threads; a new one costs nothing once the fonts are read.
    compiler = _typst().Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    output: object = compiler.compile(**options)
    if not isinstance(output, bytes):
        raise TypeError(f"{template} fills more than one page")
    return output


@cache
def _fonts() -> "typst.Fonts":
    fonts: typst.Fonts = _typst().Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])
    return fonts


@cache
def _typst() -> ModuleType:
    import typst  # noqa: PLC0415 - a start that draws nothing need not wait for it

    return typst
