"""Certificate numbers: `VLM-2027-0017-K`, so that a typing error shows.

A prefix of 2 to 4 letters from the visit's key, the year of issue, a sequence that counts the
installation's certificates of that year, and a check character over all of it, by ISO/IEC 7064
MOD 37-2: it finds every single wrong character and every swap of two neighbours. The check
character is a digit, a letter or `*`.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
MODULUS, RADIX = 37, 2
DEFAULT_PREFIX = "HSP"
LONGEST_PREFIX = 4
SHAPE = re.compile("([A-Z]{2,4})([0-9]{4})([0-9]{4,9})([0-9A-Z*])")


@dataclass(frozen=True)
class Typed:
    """What somebody typed for a number: the number as it is written, and whether it can be one."""

    number: str
    sound: bool


def number_of(visit_key: str, year: int, sequence: int) -> str:
    """Write the number of a certificate, check character included."""
    letters = "".join(takewhile(str.isalpha, visit_key.upper()))[:LONGEST_PREFIX]
    prefix = letters if len(letters) > 1 else DEFAULT_PREFIX
    body = f"{prefix}{year:04}{sequence:04}"
    return f"{prefix}-{year:04}-{sequence:04}-{check_character(body)}"


def read_number(text: str) -> Typed:
    """Read a number as people type it: in any case, with or without dashes and blanks.

    What does not have the shape, or not the right check character, is not `sound`.
    """
    compact = re.sub("[^0-9A-Z*]", "", text.upper())
    parts = SHAPE.fullmatch(compact)
    if parts is None:
        return Typed(text.strip(), sound=False)
    sound = check_character(compact[:-1]) == compact[-1]
    return Typed("-".join(parts.groups()), sound=sound)


def check_character(body: str) -> str:
    """Work out the check character of digits and capital letters (ISO/IEC 7064 MOD 37-2)."""
    rest = 0
    for character in body:
        rest = (rest + ALPHABET.index(character)) * RADIX % MODULUS
    return ALPHABET[(1 - rest) % MODULUS]
