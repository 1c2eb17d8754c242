"""Killed at random while a prompt opens, is answered and closes, it loses and doubles nothing."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat_server import ChatServer, Person
from storage.database import Database
from storage.work import Reading
from tests.journeys.process import PATIENCE, Process, on
from tests.journeys.visit import move_in, open_database

TITLE = "Who owns the slipway?"
OPTIONS = ("The city", "A boat builders", "The state", "A private developer")


def labels(message: dict[str, object]) -> Iterator[str]:
    markup = message.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    return (button["text"] for row in rows for button in row)


def is_result(message: dict[str, object]) -> bool:
    return f"{len(OPTIONS)} of {len(OPTIONS)} answered" in str(message.get("caption"))


async def press(process: Process, person: Person, label: str) -> None:
    """Press the newest button with this on it, as soon as there is one; then maybe kill."""

    def shows(message: dict[str, object]) -> bool:
        return any(label in one for one in labels(message))

    message = await person.wait_for(shows, timeout=PATIENCE)
    person.press(message, next(one for one in labels(message) if label in one))
    await asyncio.sleep(random.Random(label).uniform(0, 0.15))  # noqa: S311 - any moment will do
    await process.kill()
    await process.start()


def outcome(database: Database) -> tuple[int, list[str]]:
    """Give how many answers lie sealed, and the choices that were made."""

    def look(reading: Reading) -> tuple[int, list[str]]:
        [visit] = reading.visits.everything()
        [run] = reading.prompts.runs_of(visit.id)
        rows = reading.answers.everything(run.id)
        return len(rows), sorted(str(row.value) for row in rows)

    return database.look(look)


@pytest.mark.parametrize("seed", [1])
async def test_a_prompt_survives_its_kills(tmp_path: Path, seed: int) -> None:
    """Each tap counts once, and everybody gets the result once, however often it was killed."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable one is wanted
    server = ChatServer()
    people = [server.person(f"Person {n}") for n in range(len(OPTIONS))]
    ines = server.person("Inés")
    await asyncio.to_thread(move_in, tmp_path, people, ines)
    for person in [*people, ines]:
        await person.send("hello")
    chosen = [dice.choice(OPTIONS) for _ in people]
    async with on(server, tmp_path) as process:
        await process.start()
        await ines.send("/sheet")
        await press(process, ines, "All prompts")
        await press(process, ines, TITLE)
        await press(process, ines, f"Open: {TITLE}")
        for person, label in zip(people, chosen, strict=True):
            await press(process, person, label)
        await press(process, ines, f"Close: {TITLE}")
        for person in people:
            await person.wait_for(is_result, timeout=PATIENCE)
        await server.settled(PATIENCE)
        await process.kill()
    count, choices = outcome(open_database(tmp_path))
    assert count == len(people)
    assert len(choices) == len(people)
    for person in people:
        # The result, and at most the one that was in flight at the kill.
        assert 1 <= sum(is_result(message) for message in person.from_bot) <= 2
