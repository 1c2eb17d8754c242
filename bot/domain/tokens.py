"""Tokens of one-use links: what travels, what is kept of them, what the link looks like."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from bot.domain.plan.calendar import day_end
from bot.domain.plan.model import Plan

BYTES = 24  # 192 bits, in 32 characters
OPEN_AFTER = timedelta(days=30)  # how long after its visit a link still opens
ORGANISER_LINK_LIVES = timedelta(days=7)

# What Telegram lets a deep link carry (Bot API, deep linking).
_WELL_FORMED = re.compile("[A-Za-z0-9_-]{1,64}")


def new_token() -> str:
    """Make a token that nobody can guess."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """Give what is kept of a token; it does not open anything."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_well_formed(text: str) -> bool:
    """Tell whether a text could be a token at all."""
    return _WELL_FORMED.fullmatch(text) is not None


def link(template: str, token: str) -> str:
    """Write the link that carries a token.

    Args:
        template: an address with `{token}` in it, e.g. `https://t.me/a_bot?start={token}`.
        token: from `new_token`.
    """
    return template.replace("{token}", token)


def closes_at(plan: Plan) -> datetime:
    """Give the instant from which a visit's links open nothing any more."""
    return day_end(plan, plan.days[-1]) + OPEN_AFTER
