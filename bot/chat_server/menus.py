"""The command menu that somebody sees: of the many lists that a bot may set, the one for them."""

from typing import Any

from bot.chat_server.chats import Chat
from bot.chat_server.state import State

Commands = list[dict[str, str]]


def commands_for(state: State, chat: Chat) -> Commands:
    """The list of the narrowest scope that has one; in each, the person's language first."""
    language = _language(chat)
    for scope in (f"chat {chat.id}", "all_private_chats", "default"):
        for code in (language, ""):
            commands = state.commands.get((scope, code))
            if commands:
                return commands
    return []


def menu_of(state: State, chat: Chat) -> dict[str, Any]:
    """The commands, and the button that opens them or something else."""
    button = chat.menu_button or state.profile.menu_button
    return {"commands": commands_for(state, chat), "menu_button": button}


def about(state: State, chat: Chat) -> dict[str, Any]:
    """What the bot says of itself in the person's language, with its menu."""
    language = _language(chat)
    profile = state.profile
    return {
        "name": profile.text("name", language) or state.bot["first_name"],
        "description": profile.text("description", language),
        "short_description": profile.text("short_description", language),
        **menu_of(state, chat),
    }


def _language(chat: Chat) -> str:
    """What they chose for the page, or else what their app speaks; two letters."""
    return str(chat.language or chat.user.get("language_code", ""))[:2].lower()


def tell_menu(state: State, chat: Chat) -> None:
    """Let those who follow the chat know that the menu is another one now."""
    chat.tell("commands", **menu_of(state, chat))
