"""What people do besides saying something: they react, look at the menu, delete their account."""

from typing import Any

from bot.chat_server.menus import about
from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import ONE, Operation, Values
from bot.chat_server.people.person import Person
from bot.chat_server.state import State


async def react(state: State, values: Values) -> None:
    """Put an emoji under a message, or take it away."""
    Person(state, state.chat(values["person"])).react(values["message"], values["emoji"])


async def menu(state: State, values: Values) -> dict[str, Any]:
    """The menu that the person sees, and what the bot says of itself."""
    return about(state, state.chat(values["person"]))


async def deactivate(state: State, values: Values) -> None:
    """Delete the account."""
    Person(state, state.chat(values["person"])).deactivate()


REACTING: tuple[Operation, ...] = (
    Operation(
        "PUT",
        f"{ONE}/messages/{{message:id}}/reaction",
        "Put an emoji under a message, or take it away",
        react,
        body=(Field("emoji", "string", "one of Telegram's; empty to take it away", default=""),),
        status=204,
    ),
    Operation(
        "GET",
        f"{ONE}/menu",
        "The commands, the menu button and the bot's descriptions, in the person's language",
        menu,
        "Menu",
    ),
    Operation(
        "PUT",
        f"{ONE}/deactivation",
        "Delete the account: the bot can write no more, and is not told",
        deactivate,
        status=204,
        door="admin",
    ),
)
