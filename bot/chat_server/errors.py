"""What the two sides are told when something does not work.

BotApiError: the bot's side; carries the exact code and description of the Bot API.
PersonError: the people's side; carries an HTTP status and a sentence.
"""

from typing import Any


class BotApiError(Exception):
    """A refusal of the Bot API: `code` is the HTTP status too, `description` its exact text."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(text: str) -> BotApiError:
    """400: the call can never succeed as it is."""
    return BotApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> BotApiError:
    """403: the person does not want, or does not know, the bot."""
    return BotApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> BotApiError:
    """409: somebody else already takes the updates."""
    return BotApiError(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> BotApiError:
    """429: to be repeated after so many seconds."""
    text = f"Too Many Requests: retry after {seconds}"
    return BotApiError(429, text, retry_after=seconds)


class PersonError(Exception):
    """An act of a person that is not possible: `status` as in HTTP, `text` a plain sentence.

    `headers` go with the answer, as Retry-After does; `word` names the page's words for it.
    """

    def __init__(
        self, status: int, text: str, headers: dict[str, str] | None = None, word: str = ""
    ) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = headers or {}
        self.word = word
