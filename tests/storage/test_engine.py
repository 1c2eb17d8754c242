"""Addresses of databases."""

import pytest

from bot.errors import StartupError
from storage.engine import parse


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nonsense", "no database address"),
        ("mysql://example.org/x", "works on sqlite or postgresql"),
        ("postgres://example.org/x", "Write postgresql://"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file::memory:?uri=true", "names no file"),
        ("sqlite:///hospes.db?mode=ro", "says mode after a question mark"),
    ],
)
def test_an_address_that_is_refused(address: str, sentence: str) -> None:
    """Whoever starts Hospes is told what is wrong with the address, and what would be right."""
    with pytest.raises(StartupError, match=sentence):
        parse(address)


def test_an_address_that_is_good() -> None:
    """A file, or a PostgreSQL with whatever its driver understands."""
    assert parse("sqlite:///data/hospes.db").database == "data/hospes.db"
    assert parse("postgresql://example.org/x?sslmode=require").query == {"sslmode": "require"}
