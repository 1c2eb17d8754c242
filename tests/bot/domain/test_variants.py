"""Which words are the same, which may be, and which must never be asked about."""

import pytest

from bot.domain.variants import clear, perhaps_the_same

SURELY = [
    ("Boat", "boat"),
    ("«boat»", "boat"),
    ("boat!", "boat"),
    ("“bike lanes”", "bike  lanes"),
    ("co-creation", "cocreation"),
    ("co\u2011creation", "co-creation"),
    ("l\u2019eau", "l'eau"),
    ("Idée", "IDÉE"),
    ("ide\u0301e", "idée"),  # composed in two ways
]
APART = [("C", "C++"), ("10-12", "1012"), ("pêche", "péché"), ("idee", "idée"), ("boat", "boats")]
MAYBE = [
    ("boat", "boats"),
    ("bus", "buses"),
    ("city", "cities"),
    ("box", "boxes"),
    ("idée", "idées"),
    ("idee", "idées"),
    ("animal", "animaux"),
    ("travail", "travaux"),
    ("bureau", "bureaux"),
    ("jeu", "jeux"),
    ("idee", "idée"),
    ("peche", "pêche"),
    ("bike lane", "bikelane"),
    ("l'eau potable", "leau potable"),
    ("comunication", "communication"),
    ("recieve", "receive"),
    ("transparancy", "transparency"),
    ("participation", "particpation"),
]
NEVER = [
    ("pêche", "péché"),
    ("pêches", "péché"),
    ("côte", "côté"),
    ("hot", "not"),
    ("more", "mere"),
    ("push", "pull"),
    ("win", "won"),
    ("like", "bike"),
    ("inclusion", "exclusion"),
    ("import", "export"),
    ("internal", "external"),
    ("legal", "illegal"),
    ("possible", "impossible"),
    ("typical", "atypical"),
    ("employed", "unemployed"),
    ("increase", "decrease"),
    ("inférieur", "supérieur"),
    ("trainer", "trainee"),
    ("mentors", "mentees"),
    ("hopeful", "hopeless"),
    ("boss", "bosss"),
    ("target 2030", "target 2031"),
    ("trust", "money"),
]


@pytest.mark.parametrize(("one", "other"), SURELY)
def test_surely_the_same(one: str, other: str) -> None:
    """Case, what surrounds a word, apostrophes' forms and hyphens make no other word of it."""
    assert clear(one) == clear(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_not_merged_by_itself(one: str, other: str) -> None:
    """Accents, numbers, plurals and signs that belong to a word are never dropped."""
    assert clear(one) != clear(other)


@pytest.mark.parametrize(("one", "other"), MAYBE)
def test_worth_asking(one: str, other: str) -> None:
    """Plurals, slips, blanks and left-out accents are suggested, whichever comes first."""
    assert perhaps_the_same(clear(one), clear(other))
    assert perhaps_the_same(clear(other), clear(one))


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_never_suggested(one: str, other: str) -> None:
    """Accents that make another word, opposites, roles, short words and years are left alone."""
    assert not perhaps_the_same(clear(one), clear(other))
    assert not perhaps_the_same(clear(other), clear(one))


def test_what_is_only_signs_stays() -> None:
    """A word of nothing but signs or emoji is a word."""
    assert clear("🚲") == "🚲"
    assert clear("??") == "??"
