"""Trouble on demand: what the next calls of a method or a chat run into."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from bot.chat_server.errors import BotApiError, PersonError, forbidden, too_many_requests

Kind = Literal[
    "too_many_requests", "forbidden", "server_error", "drop_before", "drop_after", "delay"
]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass
class Fault:
    """One kind of trouble for the next `times` calls; method and chat narrow it if given.

    `seconds` is the retry_after of too_many_requests (whole seconds) or the length of a delay.
    `drop_before` closes the connection before the call has any effect, `drop_after` after it.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    times: int = 1
    seconds: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """As the people's API tells it."""
        return asdict(self)

    def meets(self, method: str, chat_id: int | None) -> bool:
        """Whether a call is one of those meant."""
        return (self.method is None or self.method.lower() == method.lower()) and (
            self.chat_id is None or self.chat_id == chat_id
        )

    def refusal(self) -> BotApiError | None:
        """What the bot is told instead of being served, if it is told anything."""
        if self.kind == "too_many_requests":
            return too_many_requests(round(self.seconds))
        if self.kind == "forbidden":
            return forbidden("bot was blocked by the user")
        if self.kind == "server_error":
            return BotApiError(500, "Internal Server Error")
        return None


class Faults:
    """The trouble that is still to come, first come, first served."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Prepare a fault; raises PersonError 400 if it makes no sense."""
        if fault.kind not in KINDS:
            raise PersonError(400, f"kind must be one of {', '.join(KINDS)}")
        if fault.times < 1 or not 0 <= fault.seconds <= 3600:  # noqa: PLR2004 - an hour is plenty
            raise PersonError(400, "times must be at least 1, seconds from 0 to 3600")
        self.waiting.append(fault)
        return fault

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call runs into; counts it down."""
        for fault in self.waiting:
            if fault.meets(method, chat_id):
                fault.times -= 1
                if not fault.times:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Nothing more goes wrong."""
        self.waiting.clear()
