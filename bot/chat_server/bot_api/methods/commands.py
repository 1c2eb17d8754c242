"""The command menu: one list per scope and language."""

import re
from typing import Any

from bot.chat_server.bot_api.languages import language_of
from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.menus import Commands, commands_for, tell_menu
from bot.chat_server.state import State
from bot.chat_server.wire.json_fields import FieldError, number_field, text_field
from bot.chat_server.wire.parameters import Parameters

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
_NAME = re.compile(r"/?[a-z0-9_]{1,32}", re.ASCII)
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
    if not isinstance(given, list | None):
        raise bad_request("expected an Array of BotCommand")
    if len(given or ()) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    _change(state, _key(state, parameters), [_command(one) for one in given or ()])
    return True


@method
async def get_my_commands(state: State, parameters: Parameters) -> Commands:
    """Exactly the list of that scope and language."""
    return state.commands.get(_key(state, parameters), [])


@method
async def delete_my_commands(state: State, parameters: Parameters) -> bool:
    """Forget the list of that scope and language."""
    _change(state, _key(state, parameters), [])
    return True


def _change(state: State, key: tuple[str, str], commands: Commands) -> None:
    """Set a list, and show it to those whose menu it changes."""
    if state.commands.get(key, []) == commands:
        return
    shown = {chat.id: commands_for(state, chat) for chat in state.chats.values()}
    state.commands.pop(key, None)
    if commands:
        state.commands[key] = commands
    state.keep_bot()
    for chat in state.chats.values():
        if commands_for(state, chat) != shown[chat.id]:
            tell_menu(state, chat)


def _key(state: State, parameters: Parameters) -> tuple[str, str]:
    scope = parameters.structure("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise _unreadable("BotCommandScope must be an Object")
    try:
        kind = _kind(scope)
        places = [_PLACES[name](scope) for name in _SCOPES[kind]]
    except FieldError as error:
        raise _unreadable(str(error)) from error
    if places and places[0] not in state.chats:
        raise bad_request("chat not found")
    return " ".join([kind, *map(str, places)]), language_of(parameters)


def _kind(scope: dict[str, Any]) -> str:
    kind = text_field(scope, "type", required=True)
    if kind not in _SCOPES:
        raise FieldError("Unsupported type specified")
    return kind


def _chat_id(scope: dict[str, Any]) -> int:
    if not text_field(scope, "chat_id", required=True):
        raise FieldError("Empty chat_id specified")
    return Parameters(scope).integer("chat_id")


def _user_id(scope: dict[str, Any]) -> int:
    number = number_field(scope, "user_id", required=True)
    if number <= 0:
        raise FieldError("Invalid user_id specified")
    return number


def _unreadable(why: str) -> BotApiError:
    return bad_request(f"can't parse BotCommandScope: {why}")


def _command(given: Any) -> dict[str, str]:  # noqa: ANN401 - whatever stood in the JSON
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    try:
        name = text_field(given, "command", required=True)
        description = text_field(given, "description", required=True)
    except FieldError as error:
        raise bad_request(f"can't parse BotCommand: {error}") from error
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}


_PLACES = {"chat_id": _chat_id, "user_id": _user_id}
