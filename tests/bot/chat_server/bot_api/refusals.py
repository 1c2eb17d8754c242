"""What the Bot API refuses, and in which words.

ANNA writes with the bot, BEN never pressed start, CARL has blocked the bot and DORA has deleted
her account. OLD is a message of the bot's to Anna from three days ago, SAID her own, TEXT and
PHOTO are the bot's; LOST is no message's number.
"""

from typing import Any

ANNA, BEN, CARL, DORA, BOT = 1001, 1002, 1003, 1004, 42
OLD, SAID, TEXT, PHOTO, LOST = 2, 3, 4, 5, 99

Refusal = tuple[str, dict[str, Any], str]
"""A method, what is asked of it for Anna's chat, and the description without its prefix."""

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NO_ACTION = "Text buttons are unallowed in the inline keyboard"
NO_FILE = "wrong file identifier/HTTP URL specified"
NO_FILE_ID = "wrong file_id or the file is temporarily unavailable"
NO_ID = "message identifier is not specified"
NO_PART = "wrong remote file identifier specified: can't find the attached part"
RESERVED = (
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"
)
SCOPE = "can't parse BotCommandScope"


def _text(text: str = "x", **asked: object) -> dict[str, Any]:
    return {"text": text, **asked}


def _html(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML"}


def _buttons(number: int = 1, **button: str) -> dict[str, Any]:
    return _text(reply_markup={"inline_keyboard": [[{"text": "x", **button}]] * number})


def _bold(text: str, offset: int, length: int) -> dict[str, Any]:
    return _text(text, entities=[{"type": "bold", "offset": offset, "length": length}])


def _pictures(number: int, kind: str = "photo") -> dict[str, Any]:
    pictures = [{"type": "photo", "media": "attach://a"}] * (number - 1)
    return {"media": [*pictures, {"type": kind, "media": "attach://a"}]}


CHATS: list[tuple[dict[str, Any], int, str]] = [
    ({"chat_id": 7}, 400, "Bad Request: chat not found"),
    ({"chat_id": -100}, 400, "Bad Request: chat not found"),
    ({"chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
    ({"chat_id": "@anna_v"}, 400, "Bad Request: chat not found"),
    ({"chat_id": ""}, 400, "Bad Request: chat_id is empty"),
    ({}, 400, "Bad Request: chat_id is empty"),
    ({"chat_id": BEN}, 403, "Forbidden: bot can't initiate conversation with a user"),
    ({"chat_id": CARL}, 403, "Forbidden: bot was blocked by the user"),
    ({"chat_id": DORA}, 403, "Forbidden: user is deactivated"),
    ({"chat_id": BOT}, 403, "Forbidden: the bot can't send messages to the bot"),
]
"""Whom nothing can be sent to."""

TEXTS: list[Refusal] = [
    ("sendMessage", {}, "message text is empty"),
    ("sendMessage", _text(""), "message text is empty"),
    ("sendMessage", _text(" \n "), "text must be non-empty"),
    ("sendMessage", _html("<b> </b>"), "text must be non-empty"),
    ("sendMessage", _text("x" * 4097), "message is too long"),
    ("sendMessage", _html(f"<b>{'x' * 4097}</b>"), "message is too long"),
    ("sendMessage", _text("é" * 16385), "text is too long"),
    ("sendPhoto", {"photo": "attach://a", "caption": "x" * 1025}, "message caption is too long"),
    ("editMessageText", _text("x" * 4097, message_id=TEXT), "message is too long"),
    (
        "sendMessage",
        _html("é<x>"),
        'can\'t parse entities: Unsupported start tag "x" at byte offset 2',
    ),
    (
        "sendMessage",
        _html("<b>é"),
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "sendMessage",
        _html("<b>é</i>"),
        'can\'t parse entities: Unmatched end tag at byte offset 5, expected "</b>", found "</i>"',
    ),
    (
        "sendMessage",
        _text("a.", parse_mode="MarkdownV2"),
        RESERVED,
    ),
    ("sendMessage", _text(parse_mode="BBCode"), "unsupported parse_mode"),
    (
        "sendMessage",
        _bold("🏟", 1, 1),
        "entity begins in a middle of a UTF-16 symbol at byte offset 4",
    ),
    (
        "sendMessage",
        _bold("🏟", 0, 3),
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 3",
    ),
    (
        "sendMessage",
        _text(entities=[{"type": "date_time", "offset": 0, "length": 1, "unix_time": 2**31}]),
        "invalid date specified",
    ),
    (
        "sendMessage",
        _text(entities=[{"type": "bold", "offset": 0}]),
        "can't parse MessageEntity: Can't find field \"length\"",
    ),
]

KEYBOARDS: list[Refusal] = [
    ("sendMessage", _buttons(), f"can't parse inline keyboard button: {NO_ACTION}"),
    ("sendMessage", _buttons(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
    ("sendMessage", _buttons(101, callback_data="x"), "reply markup is too long"),
    ("sendMessage", _text(reply_markup="{"), "can't parse reply keyboard markup JSON object"),
]

MESSAGES: list[Refusal] = [
    ("editMessageText", _text("text", message_id=TEXT), SAME),
    ("editMessageReplyMarkup", {"message_id": TEXT}, SAME),
    ("sendMessage", _text(reply_to_message_id=LOST), "message to be replied not found"),
    (
        "sendMessage",
        _text(reply_parameters={"message_id": str(LOST)}),
        "message to be replied not found",
    ),
    (
        "sendMessage",
        _text(reply_parameters={"message_id": 1, "chat_id": "@anna_v"}),
        "chat not found",
    ),
    ("editMessageText", _text(message_id=LOST), "message to edit not found"),
    ("editMessageText", _text(), "message to edit not found"),
    ("editMessageText", _text(chat_id="", message_id=TEXT), "chat_id is empty"),
    ("editMessageText", _text(chat_id=""), NO_ID),
    ("deleteMessage", {"message_id": LOST}, "message to delete not found"),
    ("deleteMessage", {"message_id": -1}, "message to delete not found"),
    ("deleteMessage", {}, NO_ID),
    ("deleteMessage", {"chat_id": "", "message_id": TEXT}, "chat identifier is not specified"),
    ("copyMessage", {"from_chat_id": ANNA, "message_id": LOST}, "message to copy not found"),
    ("copyMessage", {"from_chat_id": ANNA}, "message to copy not found"),
    ("forwardMessage", {"from_chat_id": ANNA, "message_id": LOST}, "message to forward not found"),
    ("setMessageReaction", {"message_id": LOST}, "message to react not found"),
    ("pinChatMessage", {"message_id": LOST}, "message to pin not found"),
    ("unpinChatMessage", {"message_id": TEXT}, "message to unpin not found"),
    ("editMessageText", _text(message_id=SAID), "message can't be edited"),
    ("editMessageText", _text(message_id=PHOTO), "there is no text in the message to edit"),
    ("editMessageCaption", {"message_id": TEXT}, "there is no caption in the message to edit"),
    ("deleteMessage", {"message_id": OLD}, "message can't be deleted for everyone"),
    ("sendMessage", _text(message_thread_id=7), "message thread not found"),
]

FILES: list[Refusal] = [
    ("sendPhoto", {"photo": "x"}, NO_FILE),
    ("sendDocument", {"document": "attach://lost"}, NO_PART),
    ("sendVoice", {}, "there is no voice in the request"),
    ("getFile", {"file_id": "x"}, NO_FILE_ID),
    ("getFile", {}, "file_id not specified"),
    ("sendMediaGroup", _pictures(1), "too few messages to send as an album"),
    ("sendMediaGroup", _pictures(11), "too many messages to send as an album"),
    ("sendMediaGroup", _pictures(3, "document"), "document can't be mixed with other media types"),
    (
        "sendMediaGroup",
        {"media": [{"media": "attach://a", "caption": "<x>", "parse_mode": "HTML"}] * 2},
        (
            "can't parse InputMedia: Can't parse entities:"
            ' Unsupported start tag "x" at byte offset 0'
        ),
    ),
    (
        "sendMediaGroup",
        {"media": [{"media": "attach://a", "type": "photo", "caption": "x" * 1025}] * 2},
        "message caption is too long",
    ),
    (
        "sendMediaGroup",
        {"media": [{"media": "attach://a"}] * 2},
        "can't parse InputMedia: Can't find field \"type\"",
    ),
]

OTHERS: list[Refusal] = [
    ("answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD),
    ("answerCallbackQuery", {}, TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    (
        "setMessageReaction",
        {"message_id": TEXT, "reaction": [{"type": "emoji", "emoji": "x"}]},
        "REACTION_INVALID",
    ),
    (
        "setMessageReaction",
        {"message_id": TEXT, "reaction": [{"type": "emoji"}]},
        "can't parse ReactionType: Can't find field \"emoji\"",
    ),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
    ("setMyCommands", {"commands": [{"command": "A", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "a"}]},
        "can't parse BotCommand: Can't find field \"description\"",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat"}},
        f'{SCOPE}: Can\'t find field "chat_id"',
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat", "chat_id": ""}},
        f"{SCOPE}: Empty chat_id specified",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat_member", "chat_id": ANNA, "user_id": "0"}},
        f"{SCOPE}: Invalid user_id specified",
    ),
    (
        "setWebhook",
        {"url": "https://example.org", "secret_token": "x" * 257},
        "secret token is too long",
    ),
    (
        "setWebhook",
        {"url": "https://example.org", "secret_token": "é"},
        "secret token contains unallowed characters",
    ),
    (
        "setChatMenuButton",
        {"menu_button": {"type": "web_app", "text": "x"}},
        "can't parse menu button: Can't find field \"web_app\"",
    ),
]

REFUSALS = [*TEXTS, *KEYBOARDS, *MESSAGES, *FILES, *OTHERS]

ASTRAL = "🏟"
JUST_FITS: list[tuple[str, dict[str, Any], dict[str, int]]] = [
    ("sendMessage", _html(f"<b>{ASTRAL * 4096}</b>"), {"text": 4096, "last": 8192}),
    ("sendMessage", _html("&lt;" * 4096), {"text": 4096}),
    (
        "sendPhoto",
        {"photo": "attach://a", "caption": f"<i>{ASTRAL * 1024}</i>", "parse_mode": "HTML"},
        {"caption": 1024, "last": 2048},
    ),
    (
        "sendPhoto",
        {
            "photo": "attach://a",
            "caption": "ab",
            "caption_entities": [{"type": "code", "offset": 1, "length": 1}],
        },
        {"caption": 2, "last": 1, "caption_entities": 1},
    ),
    ("sendMessage", _html("<b>x</b> " * 101), {"entities": 100}),
    ("sendMessage", _text(reply_to_message_id=-1), {"text": 1}),
    ("sendMessage", _buttons(100, callback_data="é" * 32), {"text": 1}),
    ("sendMediaGroup", _pictures(2), {"photo": 1}),
    ("sendMediaGroup", _pictures(10), {"photo": 1}),
]
"""What is at the limit: a method, what is asked, and how long parts of the message are then."""
