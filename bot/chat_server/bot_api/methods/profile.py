"""The bot's name and descriptions, per language."""

from bot.chat_server.bot_api.languages import language_of
from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.errors import bad_request
from bot.chat_server.profile import About
from bot.chat_server.state import FIRST_NAME, State
from bot.chat_server.wire.parameters import Parameters

# The limits are documented; in which words the real server refuses more is not.
LONGEST: dict[About, int] = {"name": 64, "description": 512, "short_description": 120}


@method
async def set_my_name(state: State, parameters: Parameters) -> bool:
    """Set the bot's name; without a language it is also the name in `from` and `getMe`."""
    _set(state, parameters, "name")
    name = state.profile.text("name", "") or FIRST_NAME
    if state.bot["first_name"] != name:
        state.bot["first_name"] = name
        for chat in state.chats.values():
            chat.tell("name", name=name)
    return True


@method
async def get_my_name(state: State, parameters: Parameters) -> dict[str, str]:
    """The name in a language, or else the one for everybody."""
    name = state.profile.text("name", language_of(parameters))
    return {"name": name or FIRST_NAME}


@method
async def set_my_description(state: State, parameters: Parameters) -> bool:
    """Set what an empty chat with the bot shows."""
    return _set(state, parameters, "description")


@method
async def get_my_description(state: State, parameters: Parameters) -> dict[str, str]:
    """The description in a language, or else the one for everybody."""
    return _get(state, parameters, "description")


@method
async def set_my_short_description(state: State, parameters: Parameters) -> bool:
    """Set what the bot's profile shows."""
    return _set(state, parameters, "short_description")


@method
async def get_my_short_description(state: State, parameters: Parameters) -> dict[str, str]:
    """The short description in a language, or else the one for everybody."""
    return _get(state, parameters, "short_description")


def _set(state: State, parameters: Parameters, about: About) -> bool:
    text, language = parameters.text(about).strip(), language_of(parameters)
    if len(text) > LONGEST[about]:
        raise bad_request(f"{about.replace('_', ' ')} is too long")
    state.profile.tell(about, language, text)
    state.keep_bot()
    return True


def _get(state: State, parameters: Parameters, about: About) -> dict[str, str]:
    return {about: state.profile.text(about, language_of(parameters))}
