"""What the bot has called, in order, so that a test can count what was sent, edited, repeated."""

import time
from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.chat_server.signals import Signal
from bot.chat_server.wire.parameters import Parameters

REMEMBERED_CALLS = 50_000


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
    parameters: dict[str, Any]
    outcome: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """All of it, as the people's API tells it."""
        return asdict(self)


class Record:
    """The latest calls, oldest first, at most 50,000."""

    def __init__(self) -> None:
        self.calls: deque[Call] = deque(maxlen=REMEMBERED_CALLS)
        self.changed = Signal()
        self._count = 0

    def begin(self, at: float, method: str, parameters: Parameters) -> Call:
        """Note a call that has just come in."""
        self._count += 1
        chat_id = parameters.integer("chat_id") if parameters.has("chat_id") else None
        shown = dict(parameters.values)
        for name, upload in parameters.files.items():
            shown[name] = {"file": upload.name, "size": len(upload.content)}
        call = Call(self._count, at, time.monotonic(), method, chat_id, shown)
        self.calls.append(call)
        self.changed.fire()
        return call

    def end(self, call: Call, **outcome: object) -> None:
        """Note what came of a call."""
        call.outcome.update(outcome)
        self.changed.fire()

    def clear(self) -> None:
        """Forget the calls; numbers go on."""
        self.calls.clear()
