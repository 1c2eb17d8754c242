"""Places and contacts in a call."""

import math
from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.wire.parameters import Parameters

LARGEST_ACCURACY = 1500
_LATITUDES = 90
_LONGITUDES = 180


def read_location(parameters: Parameters) -> dict[str, Any]:
    """The `location` of a message; raises BotApiError 400.

    A live location is refused: nobody here could move it.
    """
    if parameters.integer("live_period"):
        raise bad_request("live locations are not served by this chat server")
    location = {
        "latitude": _degrees(parameters, "latitude", _LATITUDES),
        "longitude": _degrees(parameters, "longitude", _LONGITUDES),
    }
    accuracy = _number(parameters.text("horizontal_accuracy"))
    if accuracy and 0 < accuracy <= LARGEST_ACCURACY:
        location["horizontal_accuracy"] = accuracy
    return {"location": location}


def read_contact(parameters: Parameters) -> dict[str, Any]:
    """The `contact` of a message; raises BotApiError 400."""
    for name in ("phone_number", "first_name"):
        if not parameters.text(name).strip():
            raise bad_request(f'parameter "{name}" is required')
    names = ("phone_number", "first_name", "last_name", "vcard")
    given = {name: parameters.text(name).strip() for name in names}
    return {"contact": {name: text for name, text in given.items() if text}}


def _degrees(parameters: Parameters, name: str, most: int) -> float:
    text = parameters.text(name).strip()
    if not text:
        raise bad_request(f"{name} is empty")
    degrees = _number(text)
    if degrees is None or abs(degrees) > most:
        raise bad_request("wrong location specified")
    return degrees


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
