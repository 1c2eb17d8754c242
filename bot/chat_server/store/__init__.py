"""What outlives the process: JSON documents, each known by its kind and its key.

Kinds: store (its format and epoch), bot, chat, message, file, queue, update, and what the page's
doors keep. Whoever changes something says what it is now, and whoever begins anew reads it back,
in the order in which things first came.
"""

from pathlib import Path

from bot.chat_server.store.errors import NotWritten, StoreInUse, StoreTooNew
from bot.chat_server.store.memory import Document, Memory
from bot.chat_server.store.store import Store

__all__ = ["Document", "Memory", "NotWritten", "Store", "StoreInUse", "StoreTooNew", "open_store"]


def open_store(where: Path | str | None) -> Memory:
    """The store in a file, or in the schema `chat` of a PostgreSQL (`postgresql://…`).

    None keeps nothing. Raises OSError if it cannot be used; StoreInUse, one of those, if another
    server uses it.
    """
    if where is None:
        return Memory()
    if "://" in str(where):
        # psycopg is loaded only where it is needed
        from bot.chat_server.store.shared import SharedStore  # noqa: PLC0415

        return SharedStore(str(where))
    return Store(Path(where))
