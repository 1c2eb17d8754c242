"""What the bot has called, in order, so that a test can count what was sent, edited, repeated."""

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.chat_server.signals import Signal
from bot.chat_server.wire.parameters import Parameters

REMEMBERED_CALLS = 50_000
REMEMBERED_WITHOUT_CONTENTS = 1_000


@dataclass
class Call:
    """One call: its number, both times in seconds, what was asked and what came of it.

    `at` is the server's clock, `monotonic` real elapsed time. `outcome` holds ok, error_code and
    description; the message_id of a message that was made or changed; `fault` if one was injected.
    """

    number: int
    at: float
    monotonic: float
    method: str
    chat_id: int | None
    parameters: Mapping[str, Any]
    outcome: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """All of it, as the people's API tells it."""
        return asdict(self)


class Record:
    """The latest calls, oldest first, at most 50,000.

    Without `contents` at most 1,000, and of each not what was said: for where people are real.
    """

    def __init__(self, *, contents: bool = True) -> None:
        most = REMEMBERED_CALLS if contents else REMEMBERED_WITHOUT_CONTENTS
        self.calls: deque[Call] = deque(maxlen=most)
        self.changed = Signal()
        self._contents = contents
        self._count = 0

    def begin(self, at: float, method: str, parameters: Parameters) -> Call:
        """Note a call that has just come in."""
        self._count += 1
        chat_id = parameters.integer("chat_id") if parameters.has("chat_id") else None
        shown = _shown(parameters) if self._contents else {}
        call = Call(self._count, at, time.monotonic(), method, chat_id, shown)
        self.calls.append(call)
        self.changed.fire()
        return call

    def end(self, call: Call, **outcome: object) -> None:
        """Note what came of a call."""
        call.outcome.update(outcome)
        self.changed.fire()

    def forget(self, chat_id: int) -> None:
        """Forget the calls about a chat, and those that may be: answers do not say whom to."""
        for call in [call for call in self.calls if _may_be_about(chat_id, call)]:
            self.calls.remove(call)

    def clear(self) -> None:
        """Forget the calls; numbers go on."""
        self.calls.clear()


def _shown(parameters: Parameters) -> Mapping[str, Any]:
    if not parameters.files:
        return parameters.values
    files = {
        name: {"file": upload.name, "size": len(upload.content)}
        for name, upload in parameters.files.items()
    }
    return {**parameters.values, **files}


def _may_be_about(chat_id: int, call: Call) -> bool:
    source = str(call.parameters.get("from_chat_id", ""))
    return call.chat_id == chat_id or source == str(chat_id) or call.method == "answerCallbackQuery"
