"""People who act at a steady rate: taps on a choice, typed answers, a command now and then."""

import asyncio
import itertools
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks import world
from benchmarks.fake_api.api import Api
from bot.domain.buttons import Verb, press
from bot.domain.prompts import ANSWER
from bot.services.closing import put_off
from bot.services.opening import open_run
from bot.services.runs import prompt_of
from storage.database import Database
from storage.ids import short
from storage.work import Work

CHOICE = "p02"
_ONE_OF = 15  # acts: one is a command, three are typed, the others taps
_TYPED = 3
_FAR = timedelta(days=30)


@dataclass(frozen=True)
class Visitor:
    """Somebody, and the buttons that they have."""

    chat: int
    buttons: Sequence[str]


def open_choice(database: Database, visits: int) -> list[Visitor]:
    """Ask the people of each visit, beside the text, a choice that stays open."""
    return [
        Visitor(world.FIRST_CHAT + number * world.PEOPLE + place, buttons)
        for number in range(visits)
        for buttons in [database.perform(_opened, f"visit-{number}")]
        for place in range(world.PEOPLE)
    ]


async def act(api: Api, visitors: Sequence[Visitor], per_second: float, seconds: float) -> int:
    """Bring updates at this rate for so long; give how many."""
    began, acts = time.monotonic(), _acts(visitors)
    for number in itertools.count():
        if (rest := began + number / per_second - time.monotonic()) > 0:
            await asyncio.sleep(rest)
        if time.monotonic() - began >= seconds:
            return number
        update_id = next(_numbers)
        api.bring(update_id, json.dumps({"update_id": update_id} | next(acts)).encode())
    raise AssertionError


_numbers = itertools.count(int(time.time()) * 1000)  # a later run's are higher than these


def _opened(work: Work, key: str) -> list[str]:
    visit = work.visits.by_key(key)
    if visit is None:
        raise LookupError(key)
    run = open_run(work, visit.id, CHOICE)
    far = datetime.now(UTC) + _FAR
    work.prompts.prolong(run.id, far)
    put_off(work, run, far)
    options = prompt_of(run).options or {}
    return [press(Verb.ANSWER, short(run.id), ANSWER, option) for option in options]


def _acts(visitors: Sequence[Visitor]) -> Iterator[dict[str, object]]:
    for number in itertools.count():
        visitor = visitors[number * 25 % len(visitors)]  # neighbours from different visits
        if number % _ONE_OF == 0:
            yield _message(visitor.chat, number, "/help")
        elif number % _ONE_OF <= _TYPED:
            yield _message(visitor.chat, number, f"An empty silo by the river, number {number}.")
        else:
            yield _tap(visitor.chat, number, _another(visitor, number // len(visitors)))


def _another(visitor: Visitor, turn: int) -> str:
    """Choose another option each time: the same once more changes nothing."""
    return visitor.buttons[turn % len(visitor.buttons)]


def _person(chat: int) -> dict[str, object]:
    return {"id": chat, "first_name": "Anna", "is_bot": False, "language_code": "en"}


def _message(chat: int, number: int, text: str) -> dict[str, object]:
    command = {"type": "bot_command", "offset": 0, "length": len(text)}
    message = {
        "message_id": 2_000_000 + number,
        "from": _person(chat),
        "chat": {"id": chat, "type": "private", "first_name": "Anna"},
        "date": int(time.time()),
        "text": text,
        **({"entities": [command]} if text.startswith("/") else {}),
    }
    return {"message": message}


def _tap(chat: int, number: int, data: str) -> dict[str, object]:
    message = {
        "message_id": 1,
        "chat": {"id": chat, "type": "private", "first_name": "Anna"},
        "date": int(time.time()),
        "text": "…",
    }
    query = {"id": f"{number}", "from": _person(chat), "chat_instance": "1"}
    return {"callback_query": {**query, "message": message, "data": data}}
