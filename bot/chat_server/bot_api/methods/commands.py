"""The command menu: one list per scope and language."""

import re
from typing import Any

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
_NAME = re.compile(r"/?[a-z0-9_]{1,32}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2}|", re.ASCII)
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


@method
async def set_my_commands(state: State, parameters: Parameters) -> bool:
    """Set the list of a scope and language."""
    given = parameters.structure("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    state.commands[_key(parameters)] = [_command(one) for one in given]
    state.keep_bot()
    return True


@method
async def get_my_commands(state: State, parameters: Parameters) -> list[dict[str, str]]:
    """Exactly the list of that scope and language."""
    return state.commands.get(_key(parameters), [])


@method
async def delete_my_commands(state: State, parameters: Parameters) -> bool:
    """Forget the list of that scope and language."""
    state.commands.pop(_key(parameters), None)
    state.keep_bot()
    return True


def _key(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.structure("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if not isinstance(kind, str) or kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    language = parameters.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return " ".join([kind, *(str(scope.get(name)) for name in _SCOPES[kind])]), language


def _command(given: Any) -> dict[str, str]:  # noqa: ANN401 - whatever stood in the JSON
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(given.get("command", "")), str(given.get("description", ""))
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}
