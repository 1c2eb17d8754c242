"""Callback queries: a press of an inline button until the bot has answered it."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.chat_server.chats import Chat
from bot.chat_server.errors import bad_request
from bot.chat_server.fresh_ids import first_query_id

ANSWER_SECONDS = 60
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

Answer = dict[str, Any]


@dataclass(eq=False)
class Press:
    """A pressed button. Awaiting it gives the bot's answer, or None if none came in time."""

    query_id: str
    message_id: int
    data: str
    seconds: float
    chat: Chat = field(repr=False)
    pressed_at: float = field(repr=False)
    answer: Answer | None = None

    def __await__(self) -> Generator[Any, None, Answer | None]:
        return self.chat.changed.until(lambda: self.answer, self.seconds).__await__()


class Queries:
    """The presses that the bot may still answer: once each, and within a minute of the clock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ids = count(first_query_id())
        self._open: dict[str, Press] = {}

    def open(self, chat: Chat, message_id: int, data: str, seconds: float) -> Press:
        """Begin a query; `seconds` of real time is how long awaiting it waits for the answer."""
        press = Press(str(next(self._ids)), message_id, data, seconds, chat, self._clock())
        self._forget_old()
        self._open[press.query_id] = press
        return press

    def answer(self, query_id: str, answer: Answer) -> None:
        """Show the answer to who pressed; raises BotApiError 400 for old and unknown queries."""
        self._forget_old()
        press = self._open.pop(query_id, None)
        if press is None:
            raise bad_request(TOO_OLD)
        press.answer = {"query_id": query_id, "message_id": press.message_id, **answer}
        press.chat.answers.append(press.answer)
        press.chat.tell("answer", answer=press.answer)

    def forget_person(self, person_id: int) -> None:
        """Let nobody answer what they have pressed."""
        self._open = {
            number: press for number, press in self._open.items() if press.chat.id != person_id
        }

    def _forget_old(self) -> None:
        oldest = self._clock() - ANSWER_SECONDS
        while self._open:
            press = next(iter(self._open.values()))
            if press.pressed_at > oldest:
                return
            del self._open[press.query_id]
