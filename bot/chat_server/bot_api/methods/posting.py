"""How every message of the bot comes into a chat, whatever it carries."""

from bot.chat_server.bot_api.keyboards import Markup, is_inline, read_markup
from bot.chat_server.bot_api.mentions import with_mentions
from bot.chat_server.bot_api.methods.table import writable_chat
from bot.chat_server.bot_api.replies import read_reply
from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters


def say(state: State, parameters: Parameters, content: Message) -> Message:
    """Send something to the chat that the call names; raises BotApiError 400 or 403."""
    markup = read_markup(parameters)
    chat = writable_chat(state, parameters)
    return post(state, chat, parameters, content | read_reply(state, chat, parameters), markup)


def post(
    state: State,
    chat: Chat,
    parameters: Parameters,
    content: Message,
    markup: Markup | None = None,
) -> Message:
    """Put the bot's message into a chat, as the options of the call say.

    `message_effect_id` and other decorations are ignored.
    """
    if parameters.integer("message_thread_id"):
        raise bad_request("message thread not found")
    if parameters.flag("protect_content"):
        content = content | {"has_protected_content": True}
    if is_inline(markup):
        content = content | {"reply_markup": markup}
    silent, content = parameters.flag("disable_notification"), with_mentions(state, content)
    message = chat.post(state.bot, state.now(), content, silent=silent)
    if markup and not is_inline(markup):
        shown = markup | {"message_id": message["message_id"]}
        chat.show_keyboard(None if markup.get("remove_keyboard") else shown)
    return message
