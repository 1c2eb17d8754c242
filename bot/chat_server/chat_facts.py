"""What is known of one private chat: the person, the messages as they stand now, what happened.

A message is a dict as in the Bot API and is never changed in place: an edit puts a new dict in
its stead, so whoever holds one holds a snapshot.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.chat_server.signals import Signal
from bot.chat_server.store import Memory

Message = dict[str, Any]
User = dict[str, Any]

REMEMBERED_EVENTS = 2000
KEPT = (
    "user",
    "pinned",
    "keyboard",
    "started",
    "blocked",
    "said",
    "last_message",
    "last_event",
    "seen",
    "seen_at",
    "noticed",
    "called_at",
    "called_for",
    "language",
    "reactions",
    "silent",
    "menu_button",
    "deactivated",
    "active_at",
)


@dataclass(eq=False)
class ChatFacts:
    """What one person and the bot have in common; its id is the person's id.

    Attributes:
        seen: the latest message that was in front of their eyes, at `seen_at` (server's clock).
        noticed: the latest message of which whoever runs the bot heard that it was seen.
        called_at: when they were last told by e-mail that something waits, up to `called_for`.
        language: what they chose for the page; empty: what the bot knows of them.
        reactions: by message, in digits: the emoji of the "bot", and the person's own ("mine").
        silent: the latest messages that came without a sound.
        menu_button: what the bot has put beside this person's text box, if not the same for all.
        deactivated: the person has deleted their account.
        active_at: the date of the latest message, in seconds since the epoch; 0: there was none.
        streams: who follows the chat now, the oldest first; only in memory.
    """

    user: User
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    events: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    changed: Signal = field(default_factory=Signal)
    keyboard: dict[str, Any] | None = None
    said: dict[str, int] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    last_message: int = 0
    last_event: int = 0
    seen: int = 0
    seen_at: float | None = None
    noticed: int = 0
    called_at: float | None = None
    called_for: int = 0
    language: str = ""
    reactions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    silent: list[int] = field(default_factory=list)
    menu_button: dict[str, Any] | None = None
    deactivated: bool = False
    active_at: int = 0
    streams: deque[object] = field(default_factory=deque)
    store: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        names = ("username", "first_name", "last_name")
        named = {name: self.user[name] for name in names if name in self.user}
        self.face = {"id": self.id, **named, "type": "private"}

    @property
    def id(self) -> int:
        """The chat's id, which is the person's."""
        return int(self.user["id"])

    def as_json(self) -> dict[str, Any]:
        """What is kept of it besides its messages."""
        return {name: value for name in KEPT if (value := getattr(self, name))}
