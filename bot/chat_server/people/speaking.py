"""What a person says: texts, files, places, numbers, and what they take back."""

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError
from bot.chat_server.formatting.entities import Entity
from bot.chat_server.people import messages as made
from bot.chat_server.people.chat_view import ChatView
from bot.chat_server.people.reply_keyboards import left_after, question, tapped
from bot.chat_server.people.replying import replying_to

EDITABLE_SECONDS = 48 * 3600

Replied = Message | int | None


class Speaker(ChatView):
    """Somebody who can say something to the bot.

    While the bot's message asks for a reply, what is said next replies to it; with 0 as the
    message that is replied to it does not.
    """

    async def send(
        self,
        text: str,
        reply_to: Replied = None,
        quote: str = "",
        entities: list[Entity] | None = None,
    ) -> Message:
        """Write a text; over 4096 characters it becomes several messages, the last is returned.

        `quote` is a part of the message that is replied to; `entities` mark up a short text.
        """
        *before, last = made.split_text(text)
        if before and entities:
            raise PersonError(400, "only a text of one message can have entities")
        for part in before:
            self.say(made.text(part), self._reply(reply_to, quote))
        return self.say(made.text(last, entities=entities), self._reply(reply_to, quote))

    async def send_photo(
        self, content: bytes, caption: str = "", reply_to: Replied = None
    ) -> Message:
        """Send a picture (PNG, JPEG, GIF, BMP or WebP)."""
        picture = made.photo(self.state.files, content, caption)
        return self.say(picture, self._reply(reply_to))

    async def send_document(
        self,
        content: bytes,
        name: str = "file",
        mime: str = "",
        caption: str = "",
        reply_to: Replied = None,
    ) -> Message:
        """Send any file."""
        file = made.document(self.state.files, content, name, mime, caption)
        return self.say(file, self._reply(reply_to))

    async def send_voice(self, content: bytes = b"OggS", seconds: int = 1) -> Message:
        """Send a voice note."""
        return self.say(made.voice(self.state.files, content, seconds), self._reply())

    async def send_sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker."""
        return self.say(made.sticker(self.state.files, emoji), self._reply())

    async def send_contact(self, phone_number: str, first_name: str = "") -> Message:
        """Share a contact, without a name the person's own."""
        shared = made.contact(self.chat.user, phone_number, first_name)
        return self.say(shared, self._reply())

    async def send_location(self, latitude: float, longitude: float) -> Message:
        """Share a place, in degrees."""
        return self.say(made.location(latitude, longitude), self._reply())

    async def tap_reply(
        self, label: str, phone_number: str = "", place: tuple[float, float] | None = None
    ) -> Message:
        """Press a button at the text box: it says its label, one's own number, or a place.

        `place` is latitude and longitude. Raises PersonError 404 if there is no such button, 400
        if the number or the place that it asks for is missing.
        """
        button = tapped(self.chat.keyboard, label)
        if "request_contact" in button:
            return await self.send_contact(phone_number)
        if "request_location" in button:
            if place is None:
                raise PersonError(400, "this button shares a place: latitude and longitude?")
            return await self.send_location(*place)
        return await self.send(label)

    async def forward(self, text: str, sender: str = "Somebody") -> Message:
        """Forward somebody else's text."""
        return self.say(made.forwarded(text, sender, self.state.now()))

    async def edit(
        self, message: Message | int, text: str, entities: list[Entity] | None = None
    ) -> Message:
        """Change the text, or the caption, of an own message, within 48 hours."""
        old, now = self._own(message), self.state.now()
        self.check_can_act()
        if now - old["date"] > EDITABLE_SECONDS:
            raise PersonError(409, "a message can be edited for 48 hours")
        edited = self.chat.replace(made.with_text(old, text, entities) | {"edit_date": now})
        self.state.updates.put("edited_message", edited)
        return edited

    async def delete(self, message: Message | int) -> None:
        """Take an own message back, for both; the bot is not told."""
        self.chat.remove(self._own(message)["message_id"])

    def say(self, content: Message, reply: Message | None = None) -> Message:
        """Put a message into the chat and tell the bot; raises PersonError 409."""
        self.check_can_act()
        message = self.chat.post(self.chat.user, self.state.now(), content | (reply or {}))
        if not self.chat.started:
            self.chat.started = True
            self.chat.keep()
        self.state.updates.put("message", message)
        left = left_after(self.chat.keyboard, message)
        if left is not self.chat.keyboard:
            self.chat.show_keyboard(left)
        return message

    def existing(self, message: Message | int) -> Message:
        """A message as it stands now; raises PersonError 404 if it is no more."""
        number = message if isinstance(message, int) else message["message_id"]
        found = self.chat.messages.get(number)
        if found is None:
            raise PersonError(404, f"there is no message {number} in this chat")
        return found

    def check_can_act(self) -> None:
        """Raise PersonError 409 for who has blocked the bot or is no more."""
        if self.chat.deactivated:
            raise PersonError(409, f"{self.name} has deleted the account")
        if self.chat.blocked:
            raise PersonError(409, f"{self.name} has blocked the bot; unblock it first")

    def _reply(self, reply_to: Replied = None, quote: str = "") -> Message:
        if reply_to is None:
            asked = question(self.chat.keyboard)
            reply_to = asked if asked in self.chat.messages else 0
        return replying_to(self.existing(reply_to), quote) if reply_to else {}

    def _own(self, message: Message | int) -> Message:
        found = self.existing(message)
        if found["from"] is not self.chat.user:
            raise PersonError(403, "only an own message can be edited or deleted")
        return found
