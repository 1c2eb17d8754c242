"""Several pictures or documents that belong together."""

from typing import Any

from bot.chat_server.bot_api.media import read_media
from bot.chat_server.bot_api.methods.posting import post
from bot.chat_server.bot_api.methods.table import method, writable_chat
from bot.chat_server.bot_api.replies import read_reply
from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

FEWEST, MOST = 2, 10


@method
async def send_media_group(state: State, parameters: Parameters) -> list[Message]:
    """Send two to ten at once, each a message of its own."""
    contents = _contents(state, parameters)
    chat = writable_chat(state, parameters)
    common = read_reply(state, chat, parameters) | {"media_group_id": next_group(chat)}
    return [post(state, chat, parameters, content | common) for content in contents]


def next_group(chat: Chat) -> str:
    """The id of a new group: unlike that of any other group in any chat."""
    return f"{chat.id}{chat.last_message + 1:07}"


def check_kinds(contents: list[Message]) -> None:
    """Documents stay among themselves; raises BotApiError 400."""
    documents = sum("document" in content for content in contents)
    if documents not in (0, len(contents)):
        raise bad_request("document can't be mixed with other media types")


def _contents(state: State, parameters: Parameters) -> list[dict[str, Any]]:
    if not parameters.has("media") or parameters.values["media"] == "":
        raise bad_request('parameter "media" is required')
    given = parameters.structure("media", "media")
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputMedia")
    if not given:
        raise bad_request("there are no messages to send")
    if len(given) > MOST:
        raise bad_request("too many messages to send as an album")
    if len(given) < FEWEST:  # documented; the real server lets a single one pass
        raise bad_request("too few messages to send as an album")
    contents = [read_media(state.files, one, parameters.files) for one in given]
    check_kinds(contents)
    return contents
