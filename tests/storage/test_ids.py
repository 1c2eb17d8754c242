"""Ids, and how they travel on buttons."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.buttons import ID
from storage.ids import new_id, short, unshort


@given(st.integers(0, 2**63 - 1))
def test_an_id_goes_there_and_back(number: int) -> None:
    """What is written is read, and has the shape that buttons are known by."""
    assert unshort(short(number)) == number
    assert re.fullmatch(ID, short(number))


@pytest.mark.parametrize(
    "text", ["", "x", "é" * 13, "A" * 13, "7" * 13, "q" + "a" * 12, "a" * 12 + "b"]
)
def test_what_is_no_id(text: str) -> None:
    """What `short` never writes, as what is larger than a database's integer, is refused."""
    assert not re.fullmatch(ID, text)
    with pytest.raises(ValueError):  # noqa: PT011 - some from the decoder
        unshort(text)


def test_ids_grow_when_the_clock_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever becomes of the machine's clock, a later id is larger: letters keep their order."""
    before = new_id()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    assert new_id() > before
