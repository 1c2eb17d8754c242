"""Asking a channel how it stands with a bot, without taking part in anything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

PATIENCE = 10  # seconds
_REFUSED = {401, 404}  # what the Bot API says to a token that it does not know
_HALF_A_SECOND = timedelta(seconds=0.5)


class Silent(Exception):
    """The channel does not answer as one; says why, without its address."""


class Unknown(Exception):
    """The channel does not know the token."""


@dataclass(frozen=True)
class Standing:
    """How a bot stands with its channel.

    Attributes:
        username: the bot's.
        webhook: where updates are brought; empty: they are polled.
        pending: how many updates wait.
        last_error: of bringing one; empty if there was none.
        last_error_at: when that was.
        ahead: by how much our clock is ahead of the channel's, to about a second; none if the
            channel does not say what time it is.
    """

    username: str
    webhook: str
    pending: int
    last_error: str
    last_error_at: datetime | None
    ahead: timedelta | None


async def examine(address: str, now: Callable[[], datetime]) -> Standing:
    """Ask a channel.

    Args:
        address: the Bot API's with the token, which appears in no error.
        now: gives our time.

    Raises:
        Silent: no answer, or not the Bot API's.
        Unknown: the token is not known there.
    """
    async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        me, ahead = await _ask(session, f"{address}/getMe", now)
        hook, _ = await _ask(session, f"{address}/getWebhookInfo", now)
    failed = hook.get("last_error_date")
    return Standing(
        username=str(me["username"]),
        webhook=str(hook.get("url", "")),
        pending=int(hook.get("pending_update_count", 0)),
        last_error=str(hook.get("last_error_message", "")) if failed else "",
        last_error_at=datetime.fromtimestamp(failed, UTC) if failed else None,
        ahead=ahead,
    )


async def _ask(
    session: ClientSession, url: str, now: Callable[[], datetime]
) -> tuple[dict[str, Any], timedelta | None]:
    try:
        async with session.get(url) as response:
            ahead = _ahead(response, now())
            if response.status in _REFUSED:
                raise Unknown
            answer = await response.json(content_type=None)
            return answer["result"], ahead
    except TimeoutError:
        raise Silent(f"no answer within {PATIENCE} seconds") from None
    except (ClientError, OSError, ValueError, LookupError, TypeError) as error:
        raise Silent(type(error).__name__) from None


def _ahead(response: ClientResponse, now: datetime) -> timedelta | None:
    """Compare our time with the one that an answer was written at (RFC 9110, Date)."""
    try:
        theirs = parsedate_to_datetime(response.headers["Date"])
    except (KeyError, ValueError):
        return None
    # It has no fractions: on average half a second has passed since.
    return now - theirs.replace(tzinfo=theirs.tzinfo or UTC) - _HALF_A_SECOND
