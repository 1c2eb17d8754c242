"""Who talks with the chat server: a bot that sends, and people whose pages are open.

`python -m benchmarks.chat_crowd PORT` reads its order from standard input as JSON: how many
`people`, how many `calls` after a `warm_up`, for how many `seconds` they talk, `thinking` so many
seconds between two acts. It prints lines of JSON: warm; sent: in how many seconds; talked:
milliseconds from each press to its answer.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

import uvloop

from benchmarks.chat_lines import Line, Page, Sender, connected, request
from benchmarks.contest import IN_FLIGHT, TOKEN

_KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Yes, with pleasure", "callback_data": "answer:1:yes"}],
        [{"text": "No", "callback_data": "answer:1:no"}],
    ]
}
_TEXT = (
    "<b>The silo by the river</b>\nWhat would you bring to it? Say it in <i>one</i> sentence; "
    'the notes are <a href="https://example.org/notes">here</a>. You have until 10:40.'
)


async def talk(port: int, order: dict[str, Any]) -> None:
    """Do what is ordered."""
    people = [await _arrive(port) for _ in range(order["people"])]
    pages = [await connected(port, Page) for _ in people]
    for page, person in zip(pages, people, strict=True):
        page.open(person)
    await _send(port, people, order["warm_up"])
    _tell("warm")
    _tell("sent", took=await _send(port, people, order["calls"]))
    await (await connected(port, Line)).ask(_call("deleteWebhook", {"drop_pending_updates": True}))
    answering = asyncio.create_task(_answer(port))
    until = time.monotonic() + order["seconds"]
    async with asyncio.TaskGroup() as group:
        told = [
            group.create_task(
                _chat(await connected(port, Line), page, person, order["thinking"], until)
            )
            for page, person in zip(pages, people, strict=True)
        ]
    answering.cancel()
    _tell("talked", milliseconds=[took * 1000 for one in told for took in one.result()])


async def _arrive(port: int) -> int:
    line = await connected(port, Line)
    made = await line.ask(request("POST", "/api/people", {"first_name": "Anna"}))
    person = int(made["id"])
    await line.ask(request("POST", f"/api/people/{person}/start", {}))
    return person


async def _send(port: int, people: list[int], calls: int) -> float:
    """Send to everybody in turn, as fast as can be; give the seconds that it took."""
    requests = _requests(people, calls)
    began = time.perf_counter()
    senders = [await connected(port, Sender) for _ in range(IN_FLIGHT)]
    for sender in senders:
        sender.begin(requests)
    for sender in senders:
        await sender.done
    return time.perf_counter() - began


def _requests(people: list[int], calls: int) -> Iterator[bytes]:
    path = f"/bot{TOKEN}/sendMessage"
    shared = {"text": _TEXT, "parse_mode": "HTML", "reply_markup": _KEYBOARD}
    each = [request("POST", path, {"chat_id": person, **shared}) for person in people]
    return (each[number % len(each)] for number in range(calls))


async def _answer(port: int) -> None:
    """Be the bot: a text gets a card, a press its answer."""
    line, answers, offset = await connected(port, Line), await connected(port, Line), 0
    while True:
        asked = {"offset": offset, "timeout": 10}
        for update in (await line.ask(_call("getUpdates", asked)))["result"]:
            offset = update["update_id"] + 1
            if "callback_query" in update:
                answer = {"callback_query_id": update["callback_query"]["id"], "text": "Noted"}
                answers.say(_call("answerCallbackQuery", answer))
            elif "message" in update:
                card = {"chat_id": update["message"]["chat"]["id"], "reply_markup": _KEYBOARD}
                answers.say(_call("sendMessage", card | {"text": _TEXT, "parse_mode": "HTML"}))


async def _chat(line: Line, page: Page, person: int, thinking: float, until: float) -> list[float]:
    """Write, press what comes, see the answer; give the seconds from each press to it."""
    took = []
    path = f"/api/people/{person}"
    await asyncio.sleep(person % 100 / 50 * thinking)  # not all at once
    while time.monotonic() < until:
        card = page.expect("message", b"inline_keyboard")
        await line.ask(request("POST", f"{path}/texts", {"text": "I bring a boat."}))
        number = json.loads(await card)["message"]["message_id"]
        await asyncio.sleep(thinking)
        answer, began = page.expect("answer"), time.perf_counter()
        pressed = {"message_id": number, "data": "answer:1:yes", "wait": 0}
        await line.ask(request("POST", f"{path}/presses", pressed))
        await answer
        took.append(time.perf_counter() - began)
        await asyncio.sleep(thinking)
    return took


def _call(method: str, parameters: object) -> bytes:
    return request("POST", f"/bot{TOKEN}/{method}", parameters)


def _tell(event: str, **facts: object) -> None:
    print(json.dumps({"event": event, **facts}), flush=True)


if __name__ == "__main__":
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    uvloop.run(talk(int(sys.argv[1]), json.load(sys.stdin)))
