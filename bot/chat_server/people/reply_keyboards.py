"""What stands at a person's text box: buttons that say something, or a question to reply to."""

from collections.abc import Iterator
from typing import Any

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError

Keyboard = dict[str, Any]
Button = dict[str, Any]


def tapped(keyboard: Keyboard | None, label: str) -> Button:
    """The button with that label; raises PersonError 404 if there is none."""
    for button in _buttons(keyboard):
        if button["text"] == label:
            return button
    labels = ", ".join(repr(one["text"]) for one in _buttons(keyboard)) or "none"
    raise PersonError(404, f"there is no reply button {label!r}; there are: {labels}")


def question(keyboard: Keyboard | None) -> int:
    """The message that the person is asked to reply to; 0 if there is none."""
    return int(keyboard.get("message_id", 0)) if keyboard and keyboard.get("force_reply") else 0


def left_after(keyboard: Keyboard | None, said: Message) -> Keyboard | None:
    """What remains at the text box after the person has said that.

    A question is answered; buttons for one press are gone if one of them was pressed.
    """
    if keyboard and keyboard.get("force_reply"):
        return None
    if keyboard and keyboard.get("one_time_keyboard") and _is_press(keyboard, said):
        return None
    return keyboard


def _is_press(keyboard: Keyboard, said: Message) -> bool:
    return any(
        said.get("text") == button["text"]
        or ("contact" in said and "request_contact" in button)
        or ("location" in said and "request_location" in button)
        for button in _buttons(keyboard)
    )


def _buttons(keyboard: Keyboard | None) -> Iterator[Button]:
    for row in (keyboard or {}).get("keyboard", ()):
        yield from row
