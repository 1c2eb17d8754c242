"""Somebody new, from what they or whoever invited them wrote."""

from typing import Any

from bot.chat_server.errors import PersonError
from bot.chat_server.formatting.cleaning import is_invisible, seen

LONGEST_NAME = 64
LONGEST_FORM = 16 * 1024


def named(name: str, language: str) -> dict[str, Any]:
    """A user of the Bot API; raises PersonError 400 without a name."""
    name = " ".join(seen(" ".join(name.split())).split())[:LONGEST_NAME]
    if is_invisible(name):
        raise PersonError(400, "Please write a name, or choose somebody.", word="no_name")
    first, _, last = name.partition(" ")
    user = {"first_name": first, "last_name": last.strip(), "language_code": language}
    return {key: value for key, value in user.items() if value}
