"""Addresses of databases."""

import pytest
from psycopg.conninfo import conninfo_to_dict

from bot.errors import StartupError
from storage.engine import conninfo, parse


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nonsense", "no database address"),
        ("postgresql://me@host:port/x", "no database address"),
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


def test_a_server_that_is_gone_is_noticed() -> None:
    """Connections to a server give up after seconds, unless the address says otherwise."""
    usual = conninfo_to_dict(conninfo(parse("postgresql://example.org/x")))
    assert usual["connect_timeout"] == "5"
    assert usual["tcp_user_timeout"] == "10000"
    patient = conninfo_to_dict(conninfo(parse("postgresql://example.org/x?connect_timeout=60")))
    assert patient["connect_timeout"] == "60"
