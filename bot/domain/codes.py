"""Codes that people read on one screen and write on another."""

import re
import secrets
from datetime import timedelta

LIVES = timedelta(minutes=10)

# No letter or digit that looks like another, and no vowel that makes words but A and E.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10  # 49 bits: nobody guesses one within its life
_CODE = re.compile(f"[{_SIGNS}]{{{_LENGTH}}}")


def new_code() -> str:
    """Make a code that nobody can guess while it lives."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def shown(code: str) -> str:
    """Write a code as people read it best."""
    middle = _LENGTH // 2
    return f"{code[:middle]}-{code[middle:]}"


def read_code(text: str) -> str:
    """Read a code that somebody wrote, in whatever case and with a dash or blanks; else empty."""
    found = re.sub(r"[\s-]", "", text).upper()
    return found if _CODE.fullmatch(found) else ""
