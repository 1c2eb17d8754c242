"""What a person can do in their chat with the bot; the same acts for tests and for the page."""

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError
from bot.chat_server.people import messages as made
from bot.chat_server.people.changes import membership, reaction
from bot.chat_server.people.chat_view import PATIENCE
from bot.chat_server.people.looking import callback_data
from bot.chat_server.people.speaking import Speaker
from bot.chat_server.queries import Press
from bot.chat_server.reactions import allowed, react


class Person(Speaker):
    """Somebody who chats with the bot: they see what ChatView shows and say what Speaker says."""

    async def open(self, payload: str = "") -> Message:
        """Follow a deep link: press start, with the link's payload."""
        if not made.is_payload(payload):
            raise PersonError(400, "a start payload has at most 64 of A-Z a-z 0-9 _ -")
        self.unblock()
        return self.say(made.text(f"/start {payload}"))

    def press(self, message: Message | int, button: str, seconds: float = PATIENCE) -> Press:
        """Press an inline button, named by its callback data or by its label.

        The press has happened when this returns; awaiting the result gives the bot's answer
        (query_id, message_id, text, show_alert), or None after `seconds` without one.
        Raises PersonError 404 if there is no such button.
        """
        pressed = self.existing(message)
        data = callback_data(pressed, button)
        return self.press_data(pressed, data, seconds)

    def press_data(self, message: Message | int, data: str, seconds: float = PATIENCE) -> Press:
        """Send callback data without looking whether the message has such a button.

        So a press that raced with an edit is made, or a payload that somebody copied.
        """
        pressed = self.existing(message)
        self.check_can_act()
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

    def react(self, message: Message | int, emoji: str | None) -> None:
        """Put an emoji under a message, or take it away; the bot hears of it if it asked to.

        Raises PersonError 400 if it is none of those that Telegram has for this.
        """
        number = self.existing(message)["message_id"]
        self.check_can_act()
        wanted = allowed(emoji) if emoji else None
        if emoji and not wanted:
            raise PersonError(400, f"{emoji} is no reaction")
        before = react(self.chat, number, "mine", wanted)
        if before != wanted:
            change = reaction(self.chat, number, self.state.now(), before, wanted)
            self.state.updates.put("message_reaction", change)

    def deactivate(self) -> None:
        """Delete the account: nobody can write here any more, and the bot is not told."""
        self.chat.deactivated = True
        self.chat.keep()

    def block(self) -> None:
        """Block the bot: it may not write any more, and is told so."""
        self._membership("kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._membership("member")

    def _membership(self, status: str) -> None:
        blocked = status == "kicked"
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        change = membership(self.state.bot, self.chat, status, self.state.now())
        self.state.updates.put("my_chat_member", change)
        self.chat.tell("blocked" if blocked else "unblocked")
