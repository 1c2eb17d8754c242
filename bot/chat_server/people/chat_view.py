"""What a person sees of their chat, and how they wait for something to appear there."""

from collections.abc import Callable
from typing import Any

from bot.chat_server.chats import Chat, Message
from bot.chat_server.people.looking import containing, shown
from bot.chat_server.state import State

PATIENCE = 5.0
"""How many seconds of real time a person waits for the bot, unless told otherwise."""

Predicate = Callable[[Message], bool]


class ChatView:
    """A chat through the eyes of its person.

    Messages are dicts as in the Bot API; each is a snapshot, an edit makes a new one.
    """

    def __init__(self, state: State, chat: Chat) -> None:
        self.state = state
        self.chat = chat

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} {self.name}>"

    @property
    def id(self) -> int:
        """The person's id, which is also the id of the chat."""
        return self.chat.id

    @property
    def name(self) -> str:
        """First and last name."""
        names = (self.chat.user.get("first_name"), self.chat.user.get("last_name"))
        return " ".join(name for name in names if name)

    @property
    def messages(self) -> list[Message]:
        """The chat as it stands now, oldest message first."""
        return list(self.chat.messages.values())

    @property
    def from_bot(self) -> list[Message]:
        """The bot's messages as they stand now, oldest first."""
        return [one for one in self.messages if one["from"] is self.state.bot]

    @property
    def pinned(self) -> Message | None:
        """The message that is pinned on top, if any."""
        return self.chat.messages[self.chat.pinned[-1]] if self.chat.pinned else None

    @property
    def alerts(self) -> list[dict[str, Any]]:
        """The bot's answers to pressed buttons: query_id, message_id, text, show_alert."""
        return list(self.chat.answers)

    @property
    def blocked(self) -> bool:
        """Whether the person has blocked the bot."""
        return self.chat.blocked

    async def wait_for(
        self,
        wanted: Predicate | str,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the word that tests expect
        after: int = 0,
    ) -> Message:
        """The newest message of the bot that fulfils `wanted`, as soon as there is one.

        `wanted` is a predicate or a part of the text; `after` leaves out messages up to that id.
        Raises TimeoutError, with the latest messages in its text, after `timeout` seconds.
        """
        fulfils = containing(wanted) if isinstance(wanted, str) else wanted

        def look() -> Message | None:
            new = (one for one in reversed(self.from_bot) if one["message_id"] > after)
            return next((one for one in new if fulfils(one)), None)

        found = await self.chat.changed.until(look, timeout)
        if found is None:
            latest = "\n".join(shown(message) for message in self.messages[-5:])
            raise TimeoutError(
                f"{self.name} waited {timeout} s in vain; latest messages:\n{latest}"
            )
        return found
