"""Who looks at boards, and how each change reaches them: read once, sent to all.

A commit that changes what a visit's run sheet shows may change its board. For each board that
somebody looks at, in each language, its state is read once, compared with what was sent last, and
the same bytes go to all viewers. Who is slow gets the newest state only.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from bot.services import boards
from bot.services.runs import sheet_card
from bot.views.board import board_state
from handlers.web.board_room import Room, Shown, as_json
from storage.database import Database
from storage.work import Effects, Reading

MOST = 1000  # viewers in one process


class Hub:
    """The boards that somebody looks at through this process.

    Args:
        database: where they are read, and whose commits change them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rooms: dict[tuple[str, str], Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._forget: list[Callable[[], None]] = []
        self._closed = False

    @property
    def full(self) -> bool:
        """Tell whether nobody else can look just now."""
        return self._closed or sum(room.viewers for room in self._rooms.values()) >= MOST

    @contextmanager
    def viewing(self, token: str, language: str) -> Iterator[Room]:
        """Let somebody look at a board; give what they see."""
        room = self._room(token, language)
        room.viewers += 1
        try:
            yield room
        finally:
            room.viewers -= 1
            if room.viewers == 0:
                room.close()
                self._rooms.pop((token, language), None)
            if not self._rooms:
                self._listen_no_more()

    def close(self) -> None:
        """Send everybody away: this process stops."""
        self._closed = True
        for room in self._rooms.values():
            room.close()

    def _room(self, token: str, language: str) -> Room:
        self._listen()
        room = self._rooms.get((token, language))
        if room is None:
            room = self._rooms[token, language] = Room(
                lambda: self._database.read_in_turn(_look, token, language)
            )
        return room

    def _listen(self) -> None:
        if not self._forget:
            self._loop = asyncio.get_running_loop()
            self._forget = [
                self._database.on_commit(self._committed),
                self._database.on_news(self._change_all),
            ]

    def _listen_no_more(self) -> None:
        while self._forget:
            self._forget.pop()()

    def _committed(self, effects: Effects) -> None:
        """Hand over to the loop; called in the writer's thread."""
        loop = self._loop
        if loop is None or not (effects.everywhere or effects.unknown):
            return
        subjects = None if effects.unknown else frozenset(effects.everywhere)
        with suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(self._change, subjects)

    def _change(self, subjects: frozenset[str] | None) -> None:
        for room in self._rooms.values():
            known = room.latest.subject if room.latest is not None else ""
            if subjects is None or not known or known in subjects:
                room.change()

    def _change_all(self) -> None:
        self._change(None)


def _look(reading: Reading, token: str, language: str) -> Shown:
    state = board_state(reading, token, language)
    board = boards.behind(reading, token)
    visit = reading.visits.by_id(board.visit_id) if board is not None else None
    return Shown(
        subject=sheet_card(visit.key) if visit is not None else "",
        state=as_json(state) if state is not None else b"",
        now=reading.now,
    )
