"""What a person can do in their chat with the bot; the same acts for tests and for the page."""

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError
from bot.chat_server.people import messages as made
from bot.chat_server.people.chat_view import PATIENCE, ChatView
from bot.chat_server.queries import Press


class Person(ChatView):
    """Somebody who chats with the bot, and sees what ChatView shows."""

    async def open(self, payload: str = "") -> Message:
        """Follow a deep link: press start, with the link's payload."""
        if not made.is_payload(payload):
            raise PersonError(400, "a start payload has at most 64 of A-Z a-z 0-9 _ -")
        self.unblock()
        return self._say({"text": f"/start {payload}".strip()})

    async def send(self, text: str, reply_to: Message | int | None = None) -> Message:
        """Write a text; over 4096 characters it becomes several messages, the last is returned."""
        parts = made.split_text(text)
        for part in parts[:-1]:
            self._say(made.text(part), reply_to)
        return self._say(made.text(parts[-1]), reply_to)

    async def send_photo(
        self, content: bytes, caption: str = "", reply_to: Message | int | None = None
    ) -> Message:
        """Send a picture (PNG, JPEG, GIF, BMP or WebP)."""
        return self._say(made.photo(self.state.files, content, caption), reply_to)

    async def send_document(
        self,
        content: bytes,
        name: str = "file",
        mime: str = "",
        caption: str = "",
        reply_to: Message | int | None = None,
    ) -> Message:
        """Send any file."""
        content_of_message = made.document(self.state.files, content, name, mime, caption)
        return self._say(content_of_message, reply_to)

    async def send_voice(self, content: bytes = b"OggS", seconds: int = 1) -> Message:
        """Send a voice note."""
        return self._say(made.voice(self.state.files, content, seconds))

    async def send_sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker."""
        return self._say(made.sticker(self.state.files, emoji))

    async def send_contact(self, phone_number: str, first_name: str = "") -> Message:
        """Share a contact, without a name the person's own."""
        return self._say(made.contact(self.chat.user, phone_number, first_name))

    async def forward(self, text: str, sender: str = "Somebody") -> Message:
        """Forward somebody else's text."""
        return self._say(made.forwarded(text, sender, self.state.now()))

    async def edit(self, message: Message | int, text: str) -> Message:
        """Change the text, or the caption, of an own message."""
        old = self._own(message)
        edited = made.with_text(old, text) | {"edit_date": self.state.now()}
        self.chat.replace(edited)
        self.state.updates.put("edited_message", edited)
        return edited

    def press(self, message: Message | int, button: str, seconds: float = PATIENCE) -> Press:
        """Press an inline button, named by its callback data or by its label.

        The press has happened when this returns; awaiting the result gives the bot's answer
        (query_id, message_id, text, show_alert), or None after `seconds` without one.
        Raises PersonError 404 if there is no such button.
        """
        pressed = self._existing(message)
        data = made.callback_data(pressed, button)
        return self.press_data(pressed, data, seconds)

    def press_data(self, message: Message | int, data: str, seconds: float = PATIENCE) -> Press:
        """Send callback data without looking whether the message has such a button.

        So a press that raced with an edit is made, or a payload that somebody copied.
        """
        pressed = self._existing(message)
        self._check_not_blocked()
        press = self.state.queries.open(self.chat, pressed["message_id"], data, seconds)
        query = {
            "id": press.query_id,
            "from": self.chat.user,
            "message": pressed,
            "chat_instance": str(-self.id),
            "data": data,
        }
        self.state.updates.put("callback_query", query)
        return press

    def block(self) -> None:
        """Block the bot: it may not write any more, and is told so."""
        self._membership("kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._membership("member")

    def _say(self, content: Message, reply_to: Message | int | None = None) -> Message:
        self._check_not_blocked()
        if reply_to is not None:
            replied = dict(self._existing(reply_to))
            replied.pop("reply_to_message", None)
            content = content | {"reply_to_message": replied}
        if "text" in content:
            content = made.text(content["text"]) | content
        message = self.chat.post(self.chat.user, self.state.now(), content)
        self.chat.started = True
        self.state.updates.put("message", message)
        return message

    def _existing(self, message: Message | int) -> Message:
        number = message if isinstance(message, int) else message["message_id"]
        found = self.chat.messages.get(number)
        if found is None:
            raise PersonError(404, f"there is no message {number} in this chat")
        return found

    def _own(self, message: Message | int) -> Message:
        found = self._existing(message)
        if found["from"] is not self.chat.user:
            raise PersonError(403, "only an own message can be edited")
        return found

    def _check_not_blocked(self) -> None:
        if self.chat.blocked:
            raise PersonError(409, f"{self.name} has blocked the bot; unblock it first")

    def _membership(self, status: str) -> None:
        blocked = status == "kicked"
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        change = made.membership(self.state.bot, self.chat, status, self.state.now())
        self.state.updates.put("my_chat_member", change)
        self.chat.tell("blocked" if blocked else "unblocked")
