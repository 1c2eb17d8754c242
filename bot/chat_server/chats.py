"""One private chat: what can happen in it, told to those who follow it and to the store."""

from itertools import islice
from typing import Any

from bot.chat_server.chat_facts import ChatFacts, Message, User
from bot.chat_server.snapshots import Snapshot

__all__ = ["Chat", "Message", "User"]

REMEMBERED_SILENT = 200
UNKEPT_EVENTS = 1000
"""After so many events the chat is written again, though nothing but their number has changed."""
QUIET = frozenset({"message", "edited", "action", "answer"})
"""Events that change nothing of the chat itself besides the numbers that it counts."""


class Chat(ChatFacts):
    """A chat in which things happen; `ChatFacts` tells what is known of it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._kept_event = self.last_event

    def post(self, sender: User, date: int, content: Message, *, silent: bool = False) -> Message:
        """Append a message with the next id; a silent one calls nobody."""
        self.last_message += 1
        message = self._put(
            {
                "message_id": self.last_message,
                "from": sender,
                "chat": self.face,
                "date": date,
                **content,
            }
        )
        self.active_at = date
        if silent:
            self.keep()
            self.silent = [*self.silent, self.last_message][-REMEMBERED_SILENT:]
        self.tell("message", message=message, **({"silent": True} if silent else {}))
        return message

    def replace(self, message: Message) -> Message:
        """Put the edited state of a message in the place of the earlier one."""
        put = self._put(message)
        self.tell("edited", message=put)
        return put

    def remove(self, number: int) -> None:
        """Delete a message for both; its id is never used again."""
        del self.messages[number]
        if self.reactions.pop(str(number), None):
            self.keep()
        self.store.forget("message", f"{self.id}/{number}")
        self.unpin(number)
        self.tell("deleted", message_id=number)
        if self.keyboard and self.keyboard.get("message_id") == number:
            self.show_keyboard(None)

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

    def see(self, number: int, at: float) -> None:
        """Note that everything up to that message was seen; it never goes back."""
        number = min(number, self.last_message)
        if number > self.seen:
            self.seen, self.seen_at = number, at
            self.keep()
            self.tell("seen", message_id=number, at=at)

    def tell(self, kind: str, **facts: object) -> None:
        """Note an event for those who follow the chat, and wake them; every change ends here."""
        self.last_event += 1
        self.events.append({"id": self.last_event, "kind": kind, **facts})
        if kind not in QUIET or self.last_event - self._kept_event >= UNKEPT_EVENTS:
            self.keep()
        self.changed.fire()

    def keep(self) -> None:
        """Note that something of it has changed besides its messages."""
        self._kept_event = self.last_event
        self.store.keep("chat", self.id, self)

    def keep_all(self) -> None:
        """Note how far it has been counted, before an end that is in order."""
        if self._kept_event != self.last_event:
            self.keep()

    def events_after(self, number: int) -> list[dict[str, Any]] | None:
        """The events after that one, or None if some of them are no longer remembered."""
        if number > self.last_event or self.last_event - number > len(self.events):
            return None
        latest = islice(reversed(self.events), self.last_event - number)
        return list(latest)[::-1]

    def _put(self, message: Message) -> Message:
        number, put = message["message_id"], Snapshot(message)
        self.messages[number] = put
        self.store.keep("message", f"{self.id}/{number}", put)
        return put
