"""The Bot API's methods that the chat server serves, by family.

Importing this package fills `METHODS`.
"""

from bot.chat_server.bot_api.methods import (
    callbacks,
    chats,
    commands,
    editing,
    files,
    pinning,
    sending,
    updates,
)
from bot.chat_server.bot_api.methods.table import METHODS, Method

__all__ = [
    "METHODS",
    "Method",
    "callbacks",
    "chats",
    "commands",
    "editing",
    "files",
    "pinning",
    "sending",
    "updates",
]
