"""A visit in a call: people who answer, a facilitator, the site, and the board in real Chromium."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from bot.services import answering, boards, disclosure
from bot.services.callers import Caller, someone
from bot.services.inviting import know_links
from bot.serving import serving
from handlers.web.site import site
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.browser.kinds import Answer, said

T = TypeVar("T")

BOT = "https://t.me/example_bot?start={token}"


@dataclass
class Hall:
    """The room, and where its site is."""

    room: Room
    url: str = ""

    @property
    def board(self) -> str:
        """The board's address, as long as it is not renewed."""
        found = self.room.look(lambda reading: reading.boards.of(self.room.visit_id))
        return f"{self.url}/b/{found.token}"

    def ask(self, key: str, people: int = 12) -> int:
        """Open a prompt and have people answer it; give its run."""
        run_id = self.room.open(key)
        for number in range(people):
            self.answer(run_id, number, said(key, number))
        return run_id

    def answer(self, run_id: int, person: int, changes: Answer) -> None:
        """Have somebody answer."""
        self.do(answer, self.room.people[person], run_id, changes)

    def do(self, service: Callable[..., T], *args: object) -> T:
        """Run a use case."""
        return self.room.database.perform(service, *args)

    def reveal(self, run_id: int) -> None:
        """Have the board show what comes out of a run."""
        self.do(boards.reveal, self.room.visit_id, run_id)

    def show(self, key: str, people: int = 12) -> int:
        """Ask, have people answer, and show the result; give the run."""
        run_id = self.ask(key, people)
        self.reveal(run_id)
        return run_id

    def contribution(self, run_id: int, place: int = 0) -> str:
        """Name one of the texts that the board may show."""
        run = self.room.run(run_id)
        given = self.room.look(lambda reading: disclosure.given(reading, run, "board"))
        return str(given[place].contribution)


@asynccontextmanager
async def serve(room: Room, port: int = 0) -> AsyncIterator[Hall]:
    """Serve the site of a room, with a board."""
    app = site(room.database, [])
    async with serving(app, "127.0.0.1", port) as url:
        room.database.perform(prepare, room.visit_id, url)
        try:
            yield Hall(room, url)
        finally:
            app.state.boards.close()


def answer(work: Work, caller: Caller, run_id: int, changes: Answer) -> None:
    """Have somebody answer, by part, as a tap or a typed message does in the end."""
    sitting = answering.sit(work, someone(work, caller), run_id)
    answering.save(work, sitting, changes)


def prepare(work: Work, visit_id: int, url: str) -> None:
    """Let a visit have a board, and know where this is."""
    know_links(work, "telegram", BOT)
    work.records.know("public_url", url)
    boards.make(work, visit_id)
