"""The chats as a store has them, for a server that begins."""

from bot.chat_server.chats import UNKEPT_EVENTS, Chat, User
from bot.chat_server.store import Memory


def kept_chats(store: Memory, bot: User, *, in_order: bool) -> dict[int, Chat]:
    """The chats of a store by person; whether a message is the bot's is told by identity.

    If the server before did not end in order, more events were told than is known of.
    """
    found = [Chat(**document, store=store) for document, _ in store.kept("chat")]
    chats = {chat.id: chat for chat in found}
    for message, _ in store.kept("message"):
        chat, number = chats[message["chat"]["id"]], message["message_id"]
        sender = chat.user if message["from"]["id"] == chat.id else bot
        chat.messages[number] = message | {"from": sender, "chat": chat.face}
        chat.last_message = max(chat.last_message, number)
        chat.active_at = max(chat.active_at, message["date"])
    for chat in found:
        chat.last_event += 0 if in_order else UNKEPT_EVENTS
    return chats
