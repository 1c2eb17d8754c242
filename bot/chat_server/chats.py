"""One private chat: the person, the messages as they stand now, and what happened in it.

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
KEPT = ("user", "pinned", "keyboard", "started", "blocked", "last_message", "last_event")


@dataclass(eq=False)
class Chat:
    """What one person and the bot have in common; its id is the person's id."""

    user: User
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    events: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    changed: Signal = field(default_factory=Signal)
    keyboard: dict[str, Any] | None = None
    started: bool = False
    blocked: bool = False
    last_message: int = 0
    last_event: int = 0
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
        return {name: getattr(self, name) for name in KEPT}

    def post(self, sender: User, date: int, content: Message) -> Message:
        """Append a message with the next id."""
        self.last_message += 1
        message = {
            "message_id": self.last_message,
            "from": sender,
            "chat": self.face,
            "date": date,
            **content,
        }
        self._put(message)
        self.tell("message", message=message)
        return message

    def replace(self, message: Message) -> Message:
        """Put the edited state of a message in the place of the earlier one."""
        self._put(message)
        self.tell("edited", message=message)
        return message

    def remove(self, number: int) -> None:
        """Delete a message for both; its id is never used again."""
        del self.messages[number]
        self.store.forget("message", f"{self.id}/{number}")
        self.unpin(number)
        self.tell("deleted", message_id=number)

    def pin(self, number: int) -> None:
        """Make a message the pinned one; earlier pinned ones stay below it."""
        self.pinned = [*(one for one in self.pinned if one != number), number]
        self.tell("pinned", message_id=number)

    def unpin(self, number: int) -> None:
        """Forget that a message was pinned."""
        if number in self.pinned:
            self.pinned.remove(number)
            self.tell("unpinned", message_id=number)

    def show_keyboard(self, keyboard: dict[str, Any] | None) -> None:
        """Put buttons above the text box, or take them away."""
        self.keyboard = keyboard
        self.tell("keyboard", keyboard=keyboard)

    def tell(self, kind: str, **facts: object) -> None:
        """Note an event for those who follow the chat, and wake them; every change ends here."""
        self.last_event += 1
        self.events.append({"id": self.last_event, "kind": kind, **facts})
        self.store.keep("chat", self.id, self)
        self.changed.fire()

    def events_after(self, number: int) -> list[dict[str, Any]] | None:
        """The events after that one, or None if some of them are no longer remembered."""
        if number > self.last_event or self.last_event - number > len(self.events):
            return None
        return [event for event in self.events if event["id"] > number]

    def _put(self, message: Message) -> None:
        number = message["message_id"]
        self.messages[number] = message
        self.store.keep("message", f"{self.id}/{number}", message)


def kept_chats(store: Memory, bot: User) -> dict[int, Chat]:
    """The chats of a store by person; whether a message is the bot's is told by identity."""
    found = [Chat(**document, store=store) for document, _ in store.kept("chat")]
    chats = {chat.id: chat for chat in found}
    for message, _ in store.kept("message"):
        chat = chats[message["chat"]["id"]]
        sender = chat.user if message["from"]["id"] == chat.id else bot
        chat.messages[message["message_id"]] = message | {"from": sender, "chat": chat.face}
    return chats
