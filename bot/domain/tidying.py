"""Tidying what people write: composed, and free of what nobody sees but everybody suffers from."""

import unicodedata

# Overrides and isolates can turn the text around them; the marks of single letters may stay.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\ufeff\u00ad\u200b\u2060")
APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))  # all as one
# Letters and symbols by their category, but nothing to see: fillers of Hangul, the empty Braille.
_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def tidied(text: str) -> str:
    """Compose a text (Unicode NFC) without control characters, overrides and lone surrogates.

    Tabs stay, and line breaks as newlines. So do joiners: emoji and some scripts need them.
    """
    kept = "".join(filter(_is_harmless, "\n".join(text.splitlines())))
    return unicodedata.normalize("NFC", kept)


def tidy(text: str) -> str:
    """Tidy a text and strip what surrounds it; without anything to see it is empty."""
    text = tidied(text).strip()
    return text if any(map(is_visible, text)) else ""


def fold(text: str) -> str:
    """Give the form in which two texts are the same word: without case, with accents."""
    return unicodedata.normalize("NFC", text.casefold())


def is_visible(character: str) -> bool:
    """Tell whether there is something to see of it where it stands alone."""
    return unicodedata.category(character)[0] not in "ZCM" and character not in _EMPTY


def _is_harmless(character: str) -> bool:
    if character in "\n\t":
        return True
    return (
        unicodedata.category(character) not in {"Cc", "Cs"}
        and character not in _BIDI_CONTROLS
        and character not in _INVISIBLE
    )
