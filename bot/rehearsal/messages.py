"""Looking at a message of the chat as a person does: its text, its buttons, its file."""

from collections.abc import Iterable
from typing import Any, NamedTuple

Message = dict[str, Any]


class Tappable(NamedTuple):
    """A button as it stands below a message; `data` is what travels when it is tapped."""

    label: str
    data: str

    @property
    def words(self) -> list[str]:
        """Give the verb and its arguments."""
        return self.data.split(":")


def text_of(message: Message) -> str:
    """Give the text or the caption."""
    return str(message.get("text") or message.get("caption") or "")


def first_line(message: Message) -> str:
    """Give the first line of the text."""
    return text_of(message).partition("\n")[0].strip()


def buttons_of(message: Message) -> list[Tappable]:
    """Give the inline buttons that send something back, in reading order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [
        Tappable(key["text"], key["callback_data"])
        for row in rows
        for key in row
        if "callback_data" in key
    ]


def all_labels(message: Message) -> tuple[str, ...]:
    """Give the labels of all inline buttons, links too."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(key["text"] for row in rows for key in row)


def with_verb(message: Message, *verbs: str) -> list[Tappable]:
    """Give the buttons whose data begins with one of these verbs."""
    return [button for button in buttons_of(message) if button.words[0] in verbs]


def beginning(message: Message, start: str) -> Tappable | None:
    """Find the button whose data is, or begins with, this."""
    found = (b for b in buttons_of(message) if b.data == start or b.data.startswith(f"{start}:"))
    return next(found, None)


def newest(messages: Iterable[Message], *verbs: str) -> Message | None:
    """Find the newest message that has a button with one of these verbs."""
    return next((one for one in reversed(list(messages)) if with_verb(one, *verbs)), None)
