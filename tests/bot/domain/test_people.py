"""Reading a person's row."""

import pytest

from bot.domain.people import BadRow, Invitee, read_invitee

GOOD = {"reference": "T01", "name": "Anna  Ek", "email": "Anna@Example.org"}


def test_a_row_needs_little() -> None:
    """Reference, name and e-mail are enough; the rest is left open."""
    assert read_invitee(GOOD, {}) == Invitee("T01", "Anna Ek", "Anna Ek", "anna@example.org")


def test_a_full_row() -> None:
    """Everything known is read, everything else kept; empty details are not."""
    cells = {
        **GOOD,
        "certificate_name": "A. Ek",
        "language": "fr",
        "zone": "Europe/Paris",
        "country": "fr",
        "organisation": "Ville",
        "channel": "Web",
    }
    invitee = read_invitee(cells, {"role": "Mayor", "city": ""})
    assert invitee == Invitee(
        "T01",
        "Anna Ek",
        "A. Ek",
        "anna@example.org",
        "fr",
        "Europe/Paris",
        "FR",
        "Ville",
        "web",
        {"role": "Mayor"},
    )


@pytest.mark.parametrize(
    ("column", "given", "reason"),
    [
        ("reference", "", "reference is empty"),
        ("reference", "x" * 41, "reference is longer than 40 characters"),
        ("name", " \u202e", "name is empty"),
        ("name", "...", "name is empty"),
        ("name", "x" * 81, "name is longer than 80 characters"),
        ("email", "", "email is empty"),
        ("email", "anna", 'email is "anna"; right would be an address like anna@example.org'),
        ("email", "a@b.org; c@d.org", "right would be an address"),
        ("email", f"{'a' * 250}@example.org", "right would be an address"),
        ("zone", "Sofia", "Did you mean Europe/Sofia?"),
        ("zone", "Nowhere/Land", "right would be a time zone of the IANA list"),
        ("country", "Bulgaria", "Did you mean BG?"),
        ("country", "XX", 'country is "XX"; right would be two letters, like FI'),
        ("language", "English", "Did you mean en?"),
        ("language", "日本", "right would be a language code"),
        ("channel", "pigeon", "right would be telegram or web"),
        ("organisation", "x" * 201, "organisation is longer than 200 characters"),
    ],
)
def test_a_mistake_is_told(column: str, given: str, reason: str) -> None:
    """Each wrong cell says what was found and what would be right."""
    with pytest.raises(BadRow) as bad:
        read_invitee({**GOOD, column: given}, {})
    assert len(bad.value.reasons) == 1
    assert reason in bad.value.reasons[0]


def test_all_mistakes_are_told_at_once() -> None:
    """A row with several mistakes tells all of them."""
    with pytest.raises(BadRow) as bad:
        read_invitee({"email": "x"}, {})
    assert len(bad.value.reasons) == 3
