"""The Bot API's methods that the chat server serves, by family.

Importing this package fills `METHODS`.
"""

from bot.chat_server.bot_api.methods import (
    albums,
    callbacks,
    chats,
    commands,
    copying,
    deleting,
    editing,
    files,
    members,
    menu_button,
    pinning,
    profile,
    reactions,
    sending,
    session,
    unserved,
    updates,
)
from bot.chat_server.bot_api.methods.table import METHODS, Method

__all__ = [
    "METHODS",
    "Method",
    "albums",
    "callbacks",
    "chats",
    "commands",
    "copying",
    "deleting",
    "editing",
    "files",
    "members",
    "menu_button",
    "pinning",
    "profile",
    "reactions",
    "sending",
    "session",
    "unserved",
    "updates",
]
