"""Places, presses of reply buttons, quotes and deletions over HTTP."""

import httpx
import pytest
from telegram import Bot, KeyboardButton, ReplyKeyboardMarkup

from bot.chat_server import Person

ANNA = "/api/people/1001"
BUTTONS = ReplyKeyboardMarkup(
    [
        [
            "Yes",
            KeyboardButton("Me", request_contact=True),
            KeyboardButton("It", request_location=True),
        ]
    ],
    one_time_keyboard=True,
)


async def test_sharing(http: httpx.AsyncClient, bot: Bot, anna: Person) -> None:
    """A place, a quote, each kind of reply button and a deletion."""
    asked = await bot.send_message(anna.id, "Where from?")
    quoting = {"text": "x", "reply_to": asked.message_id, "quote": "from"}
    said = (await http.post(f"{ANNA}/texts", json=quoting)).json()
    assert said["quote"]["position"] == 6
    place = await http.post(f"{ANNA}/locations", json={"latitude": 60, "longitude": 24.9})
    assert (place.status_code, place.json()["location"]["longitude"]) == (201, 24.9)
    for tap, part in (
        ({"button": "Yes"}, "text"),
        ({"button": "Me", "phone_number": "+358 1"}, "contact"),
        ({"button": "It", "latitude": 60, "longitude": 24.9}, "location"),
    ):
        await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
        shown = (await http.get(f"{ANNA}/chat")).json()["keyboard"]
        assert shown["one_time_keyboard"]
        assert part in (await http.post(f"{ANNA}/taps", json=tap)).json()
        assert (await http.get(f"{ANNA}/chat")).json()["keyboard"] is None
    gone = await http.delete(f"{ANNA}/messages/{said['message_id']}")
    assert gone.status_code == 204
    assert said["message_id"] not in {one["message_id"] for one in anna.messages}


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        (
            "locations",
            {"latitude": 95, "longitude": 0},
            (400, "there is no such place: latitude up to 90, longitude up to 180"),
        ),
        (
            "locations",
            {"latitude": 5},
            (400, "longitude is missing: degrees to the east"),
        ),
        ("taps", {"button": "Yes"}, (404, "there is no reply button 'Yes'; there are: none")),
        (
            "texts",
            {"text": "x", "reply_to": 99, "quote": "y"},
            (404, "there is no message 99 in this chat"),
        ),
    ],
)
async def test_what_cannot_be(
    http: httpx.AsyncClient, anna: Person, path: str, body: dict[str, object], told: tuple[int, str]
) -> None:
    """Each mistake is told in a sentence."""
    answer = await http.post(f"/api/people/{anna.id}/{path}", json=body)
    assert (answer.status_code, answer.json()["error"]) == told
