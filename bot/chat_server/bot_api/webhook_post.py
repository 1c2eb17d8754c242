"""Bringing one update to a webhook: taken, or refused for a reason."""

from typing import Any

import aiohttp

from bot.chat_server.errors import BotApiError
from bot.chat_server.updates import Update
from bot.chat_server.wire.parameters import Parameters
from bot.chat_server.wire.requests import read_answer

LONGEST_RETRY_AFTER = 3600.0
ANSWER_SECONDS = 60
JSON = "application/json"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Refused(Exception):
    """The bot did not take an update: why, and after how many seconds to try again, if told."""

    def __init__(self, reason: str, retry_after: float | None = None, status: int = 0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.status = status


async def bring(
    session: aiohttp.ClientSession, webhook: dict[str, Any], update: Update
) -> Parameters:
    """Post an update; gives the call that came as the answer, or an empty one. Raises Refused."""
    secret = webhook["secret"]
    headers = {SECRET_HEADER: secret} if secret else {}
    limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    try:
        async with session.post(
            webhook["url"], json=update, headers=headers, timeout=limit, allow_redirects=False
        ) as answer:
            body = await answer.read()
    # ValueError: a host that cannot have a name.
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise Refused(f"Connection failed: {type(error).__name__}") from error
    if not 200 <= answer.status < 300:  # noqa: PLR2004 - any 2xx
        reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        retry_after = _retry_after(answer.headers.get("Retry-After", ""))
        raise Refused(reason, retry_after, answer.status)
    return await _asked(answer.headers.get("Content-Type", JSON), body)


async def _asked(content_type: str, body: bytes) -> Parameters:
    try:
        return await read_answer(content_type, body)
    except BotApiError:
        return Parameters({})


def _retry_after(header: str) -> float | None:
    return min(float(header), LONGEST_RETRY_AFTER) if header.isdecimal() else None
