"""What people write, as the Bot API's JSON."""

import json
import time

_TEXT = "We bring an empty silo by the river, and offer ten years with volunteers ({number})."


def text_of(number: int) -> str:
    """Give an answer that is like no other."""
    return _TEXT.format(number=number)


def update_of(update_id: int, chat: int, text: str) -> bytes:
    """Write an update: a message in a private chat (Bot API, Update)."""
    person = {"id": chat, "first_name": "Anna", "last_name": "Example"}
    message = {
        "message_id": update_id,
        "from": {**person, "is_bot": False, "language_code": "en"},
        "chat": {**person, "type": "private"},
        "date": int(time.time()),
        "text": text,
    }
    return json.dumps({"update_id": update_id, "message": message}).encode()
