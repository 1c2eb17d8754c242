"""The people's side over HTTP: every operation with what it is asked and what it answers."""

from bot.chat_server.people import acts
from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import EVENT_STREAM, ONE, Operation
from bot.chat_server.people.streams import stream

_REPLY_TO = Field("reply_to", "integer", "the message_id that is replied to; 0 for none")
_QUOTE = Field("quote", "string", "the part of that message which is meant", default="")
_CAPTION = Field("caption", "string", "a text under it", default="")
_KEY = Field("key", "string", "made up by the sender: the same key says it only once", default="")
_TEXT = Field("text", "string", "what is written", required=True)

PEOPLE: tuple[Operation, ...] = (
    Operation(
        "GET", "/api/bot", "The bot's name and its command menu", acts.bot, "Bot", door="anybody"
    ),
    Operation("GET", "/api/people", "Everybody", acts.people, "People"),
    Operation(
        "POST",
        "/api/people",
        "Let a person exist",
        acts.create,
        "Person",
        body=(
            Field("first_name", "string", "what they are called", required=True),
            Field("last_name", "string", "their family name"),
            Field("username", "string", "their @name, without the @"),
            Field("language_code", "string", "the language of their app, as en or fr"),
            Field("id", "integer", "their id; counted up from 1001 if not given"),
        ),
        status=201,
    ),
    Operation("GET", ONE, "One person", acts.one, "Person", door="person"),
    Operation(
        "GET",
        f"{ONE}/chat",
        "The chat as it stands now",
        acts.chat,
        "Chat",
        query=(
            Field("after", "integer", "only messages with a higher message_id", default=0),
            Field("before", "integer", "only messages with a lower message_id"),
            Field("limit", "integer", "at most so many messages, the latest; all if not given"),
        ),
    ),
    Operation(
        "GET",
        f"{ONE}/events",
        "The chat's events as they happen, as server-sent events",
        stream,
        "Event",
        query=(Field("after", "integer", "only events with a higher id"),),
        media_type=EVENT_STREAM,
        knows_entry=True,
    ),
    Operation(
        "POST",
        f"{ONE}/start",
        "Follow a deep link: press start, with the link's payload",
        acts.start,
        "Message",
        body=(Field("payload", "string", "at most 64 of A-Z a-z 0-9 _ -", default=""),),
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/texts",
        "Write a text; over 4096 characters it becomes several messages",
        acts.text,
        "Message",
        body=(_TEXT, _REPLY_TO, _QUOTE, _KEY),
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/photos",
        "Send a picture",
        acts.photo,
        "Message",
        body=(
            Field("file", "file", "a PNG, JPEG, GIF, BMP or WebP", required=True),
            _CAPTION,
            _REPLY_TO,
            _KEY,
        ),
        form=True,
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/documents",
        "Send any file",
        acts.document,
        "Message",
        body=(
            Field("file", "file", "at most 20 MiB, and no program", required=True),
            _CAPTION,
            _REPLY_TO,
            _KEY,
        ),
        form=True,
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/voices",
        "Send a voice note",
        acts.voice,
        "Message",
        body=(
            Field("file", "file", "Ogg with Opus; nearly nothing if not given"),
            Field("seconds", "integer", "how long it lasts", default=1),
        ),
        form=True,
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/stickers",
        "Send a sticker",
        acts.sticker,
        "Message",
        body=(Field("emoji", "string", "what it means", default="👍"),),
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/contacts",
        "Share a contact",
        acts.contact,
        "Message",
        body=(
            Field("phone_number", "string", "the number", required=True),
            Field("first_name", "string", "whose it is; one's own if not given", default=""),
        ),
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/forwards",
        "Forward somebody else's text",
        acts.forward,
        "Message",
        body=(_TEXT, Field("sender", "string", "who wrote it", default="Somebody")),
        status=201,
    ),
    Operation(
        "PATCH",
        f"{ONE}/messages/{{message:id}}",
        "Change the text or the caption of an own message",
        acts.edit,
        "Message",
        body=(_TEXT,),
    ),
    Operation(
        "POST",
        f"{ONE}/presses",
        "Press an inline button and wait for the bot's answer",
        acts.press,
        "Press",
        body=(
            Field("message_id", "integer", "the message with the button", required=True),
            Field("button", "string", "the button's callback data or its label"),
            Field("data", "string", "callback data, sent even if no button has it"),
            Field("wait", "number", "how many seconds to wait for the answer", default=5.0),
        ),
        status=201,
    ),
    Operation("PUT", f"{ONE}/block", "Block the bot", acts.block, status=204),
    Operation("DELETE", f"{ONE}/block", "Unblock the bot", acts.unblock, status=204),
)
