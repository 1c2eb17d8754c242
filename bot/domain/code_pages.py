"""Guessing in which of the old code pages a text of people's names was written.

A page is likely if what it makes of the bytes can be spelled in languages that use the page.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

_ENGLISH = frozenset("abcdefghijklmnopqrstuvwxyz")
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџґ"
_GREEK = "αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐ"  # not ΰ: so rare that it is Cyrillic
_HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهويىپچژگکہھےٹڈں"

# Each language by its letters beyond a to z.
_WESTERN = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "äöüß",  # German
    "áéíñóúü",  # Spanish, Irish
    "áàâãçéêíóôõúü",  # Portuguese
    "àçèéìíîïòóùúü",  # Italian, Catalan
    "áéèêëíïóöúü",  # Dutch
    "åäöéàšž",  # Swedish, Finnish
    "æøåäéêôöü",  # Danish, Norwegian
    "äöõüšž",  # Estonian
)
_ICELANDIC = "áðéíóúýþæö"  # rare, and what Turkish looks like in the wrong page
_LETTERS = {  # the most usual page first: it wins where all is equal
    "cp1252": (*_WESTERN, _ICELANDIC),
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
        "áéíóöőúüű",  # Hungarian
        "áâăîşţ",  # Romanian
        "ćčđšž",  # Croatian, Slovene
        "äöüß",  # German
        "çë",  # Albanian
    ),
    "cp1251": (_CYRILLIC,),
    "cp1253": (_GREEK,),
    "cp1254": ("çğ\u0131öşüâîû\u0307", *_WESTERN),  # Turkish; a capital İ has its dot beside it
    "cp1257": (
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "ąćęłńóśźż",  # Polish
        "äöõüšž",  # Estonian
        "åäöé",  # Swedish
        "äöüß",  # German
    ),
    "cp1255": (_HEBREW,),
    "cp1256": (_ARABIC, "àâçèéêëîïôœùûü"),
}
CODE_PAGES = tuple(sorted(_LETTERS))

_is_latin = frozenset(_CYRILLIC + _GREEK + _HEBREW + _ARABIC).isdisjoint
_TYPOGRAPHY = re.compile("[\u200c-\u203a«»·€§°\u00a0]+")
_WORD = re.compile(r"[A-Za-z\u0080-\U0010ffff]+")
_WRONG, _RARE = 2, 1


def likeliest(content: bytes) -> str | None:
    """Give the code page that a text is most likely in; none if it is no text."""
    strange = {page: _strangeness(content, page) for page in _LETTERS}
    possible = {page: found for page, found in strange.items() if found is not None}
    return min(possible, key=possible.__getitem__, default=None)


def _strangeness(content: bytes, page: str) -> tuple[int, int] | None:
    """Tell how odd the words would be in this page, then how few are of one language."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    if any(unicodedata.category(one) == "Cc" and not one.isspace() for one in text):
        return None
    words = {word for word in _WORD.findall(_TYPOGRAPHY.sub(" ", text)) if not word.isascii()}
    spoken = [language for word in words for language in _languages(word, page)]
    return sum(_oddity(word, page) for word in words), -max(Counter(spoken).values(), default=0)


def _languages(word: str, page: str) -> list[str]:
    """Give the languages of a page in which a word can be spelled, by their letters."""
    letters = frozenset(word.lower())
    return [known for known in _LETTERS[page] if letters <= _alphabet(known)]


def _oddity(word: str, page: str) -> int:
    if any(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(word)):
        return _WRONG
    languages = _languages(word, page)
    return (_RARE if languages == [_ICELANDIC] else 0) if languages else _WRONG


def _alphabet(letters: str) -> frozenset[str]:
    """Add the letters from a to z where they are written beside these."""
    return _ENGLISH.union(letters) if _is_latin(letters) else frozenset(letters)
