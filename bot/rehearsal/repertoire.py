"""What simulated people write: sentences, words, questions, plans, in English and French."""

import unicodedata
from collections.abc import Mapping, Sequence
from random import Random

_SENTENCES: Mapping[str, Sequence[str]] = {
    "en": (
        "Our old tram depot stands empty and three departments own a part of it each.",
        "We have many volunteers and no agreement that says who repairs what.",
        "I bring a closed fish market; I can offer our handbook for street festivals.",
        "The museum and the harbour do not talk; I can show how our youth council began.",
        "Nobody under forty comes to our meetings. I can offer a template for micro-grants.",
        "A chapel without a congregation, and a roof that will not wait another winter.",
        "We need a model for shared maintenance; I know a lot about public procurement.",
    ),
    "fr": (
        "Notre ancien dépôt de tramways est vide et trois services en possèdent une part.",
        "Nous avons beaucoup de bénévoles, mais aucun accord qui dise qui répare quoi.",
        "Le marché couvert est fermé ; je peux offrir notre guide des fêtes de quartier.",
    ),
}
_SHORT: Mapping[str, Sequence[str]] = {
    "en": (
        "A first meeting with the boat club",
        "The harbour master",
        "Ask the owner for the key",
        "A walk with the neighbours",
        "No budget; then I start with volunteers",
        "Two colleagues",
    ),
    "fr": (
        "Une première réunion avec le club",
        "La capitaine du port",
        "Deux collègues",
        "Pas de budget ; alors je commence avec des bénévoles",
    ),
}
_WORDS: Mapping[str, Sequence[str]] = {
    "en": ("wood", "tar", "patience", "pride", "noise", "trust", "cold", "open", "skill"),
    "fr": ("bois", "goudron", "patience", "fierté", "bruit", "confiance", "froid"),
}
_QUESTIONS: Mapping[str, Sequence[str]] = {
    "en": (
        "Who pays when the crane breaks?",
        "How did you win over the neighbours?",
        "What does the agreement say about insurance?",
        "Would you do it again without the national fund?",
    ),
    "fr": ("Qui paie quand la grue tombe en panne ?", "Comment avez-vous convaincu les voisins ?"),
}
ANNOUNCED = "The slides of today are in the shared folder"
_FLAVOURS = {
    "": "",
    "arabic": " شكراً لكم",
    "stacked": unicodedata.normalize("NFD", " Cảm ơn, rất hữu ích"),
    "markup": ' <b>& "quoted" </i>',
    "greek": " Ευχαριστώ",
    "cyrillic": " Благодаря",
}


def sentence(dice: Random, language: str, script: str = "", number: int = 0) -> str:
    """Write an answer of a sentence or so, coloured by one's own script.

    With the same dice, the next `number` gives another one.
    """
    sentences = _of(_SENTENCES, language)
    return dice.sample(sentences, k=len(sentences))[number % len(sentences)] + _FLAVOURS[script]


def few_words(dice: Random, language: str, script: str = "") -> str:
    """Write a short answer."""
    return dice.choice(_of(_SHORT, language)) + _FLAVOURS[script]


def single_words(dice: Random, language: str, most: int) -> list[str]:
    """Choose up to `most` words."""
    return dice.sample(_of(_WORDS, language), k=min(most, 3))


def question(dice: Random, language: str, mark: str) -> str:
    """Ask something, with a mark at the end by which it can be told from the same of others."""
    return f"{dice.choice(_of(_QUESTIONS, language))} ({mark})"


def overlong(limit: int) -> str:
    """Write more than is taken."""
    return "We have a long story to tell. " * (limit // 30 + 1)


def some_date(dice: Random) -> tuple[str, str]:
    """Write a date, in one of the ways people do; give it as an ISO date too."""
    return dice.choice([("2027-05-31", "2027-05-31"), ("15.06.2027", "2027-06-15")])


def slip(word: str) -> str:
    """Mistype a word by one letter."""
    return word[:-1] + word[-2:]


def _of(texts: Mapping[str, Sequence[str]], language: str) -> Sequence[str]:
    return texts.get(language, texts["en"])
