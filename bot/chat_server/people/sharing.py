"""What people share and take back: places, presses of reply buttons, their own messages."""

from typing import Any

from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import ONE, Operation, Values
from bot.chat_server.people.person import Person
from bot.chat_server.state import State


async def location(state: State, values: Values) -> dict[str, Any]:
    """Share a place."""
    return await _person(state, values).send_location(values["latitude"], values["longitude"])


async def tap(state: State, values: Values) -> dict[str, Any]:
    """Press a button at the text box."""
    latitude, longitude = values["latitude"], values["longitude"]
    place = None if None in (latitude, longitude) else (latitude, longitude)
    person = _person(state, values)
    return await person.tap_reply(values["button"], values["phone_number"], place)


async def delete(state: State, values: Values) -> None:
    """Take an own message back."""
    await _person(state, values).delete(values["message"])


def _person(state: State, values: Values) -> Person:
    return Person(state, state.chat(values["person"]))


SHARING: tuple[Operation, ...] = (
    Operation(
        "POST",
        f"{ONE}/locations",
        "Share a place",
        location,
        "Message",
        body=(
            Field("latitude", "number", "degrees to the north", required=True),
            Field("longitude", "number", "degrees to the east", required=True),
        ),
        status=201,
    ),
    Operation(
        "POST",
        f"{ONE}/taps",
        "Press a button at the text box: it says its label, one's own number, or a place",
        tap,
        "Message",
        body=(
            Field("button", "string", "the button's label", required=True),
            Field("phone_number", "string", "for a button that asks for it", default=""),
            Field("latitude", "number", "for a button that asks for a place"),
            Field("longitude", "number", "for a button that asks for a place"),
        ),
        status=201,
    ),
    Operation(
        "DELETE",
        f"{ONE}/messages/{{message:id}}",
        "Take an own message back, for both; the bot is not told",
        delete,
        status=204,
    ),
)
