"""Certificate numbers and their typing errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.certificates import ALPHABET, check_character, number_of, read_number

BODIES = st.text(ALPHABET[:36], min_size=2, max_size=16)


def test_check_character_of_the_standard() -> None:
    """The check character follows ISO/IEC 7064 MOD 37-2: weights of two, remainder one."""
    body = "VLM20270017"
    weights = [pow(2, place, 37) for place in range(len(body) + 1)][::-1]
    whole = body + check_character(body)
    total = sum(ALPHABET.index(c) * w for c, w in zip(whole, weights, strict=True))
    assert total % 37 == 1


def test_the_number_is_readable() -> None:
    """Prefix, year, sequence and check character stand apart."""
    assert number_of("vlm-2027-04", 2027, 17)[:-1] == "VLM-2027-0017-"
    assert number_of("shipyard-2027", 2027, 12345)[:-1] == "SHIP-2027-12345-"
    assert number_of("7-towers", 2027, 1)[:-1] == "HSP-2027-0001-"


@given(st.sampled_from(["vlm", "a", "x2", "lighthouse"]), st.integers(1, 99999))
def test_a_number_reads_back(visit: str, sequence: int) -> None:
    """However a number is typed, it is read as it was written."""
    number = number_of(visit, 2027, sequence)
    for typed in (number, number.lower(), number.replace("-", " "), f" {number.replace('-', '')} "):
        read = read_number(typed)
        assert (read.number, read.sound) == (number, True)


@given(BODIES, st.data())
def test_every_single_error_is_found(body: str, data: st.DataObject) -> None:
    """One wrong character anywhere changes the check character."""
    place = data.draw(st.integers(0, len(body) - 1))
    other = data.draw(st.sampled_from([c for c in ALPHABET[:36] if c != body[place]]))
    assert check_character(body[:place] + other + body[place + 1 :]) != check_character(body)


@given(BODIES, st.data())
def test_every_swap_of_neighbours_is_found(body: str, data: st.DataObject) -> None:
    """Two different neighbours swapped change the check character."""
    place = data.draw(st.integers(0, len(body) - 2))
    a, b = body[place], body[place + 1]
    swapped = body[:place] + b + a + body[place + 2 :]
    assert a == b or check_character(swapped) != check_character(body)


@pytest.mark.parametrize("typed", ["", "hi", "VLM-2027-0017", "VLM-2027-0017-KK", "V-2027-0017-A"])
def test_what_has_no_shape_is_not_sound(typed: str) -> None:
    """Something else than a number is told from one."""
    assert not read_number(typed).sound


def test_a_mistyped_number_is_not_sound() -> None:
    """A number with an error is recognised without asking the register."""
    number = number_of("vlm", 2027, 17)
    assert not read_number(number.replace("0017", "0071")).sound
