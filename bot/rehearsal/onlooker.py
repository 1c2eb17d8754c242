"""Somebody who looks at the board all the time, and remembers everything it showed."""

import asyncio
from datetime import datetime
from typing import Any

from bot.services.runs import sheet_card
from bot.views.board import board_state
from storage.database import Database
from storage.work import Effects, Reading

State = dict[str, Any]
Frame = tuple[datetime, State]
_LANGUAGE = "en"


class Onlooker:
    """Reads a visit's board as its page does, after each commit that may have changed it.

    Args:
        database: where it is.
        visit: key of the visit.

    Attributes:
        frames: what the board showed from which instant on.
    """

    def __init__(self, database: Database, visit: str) -> None:
        self.frames: list[Frame] = []
        self._database = database
        self._visit = visit
        self._subject = sheet_card(visit)
        self._stale = False
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        database.on_commit(self._committed)

    @property
    def idle(self) -> bool:
        """Tell whether they have seen what there is."""
        return not self._stale

    async def live(self) -> None:
        """Look until cancelled."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            frame = await self._database.read(_frame, self._visit)
            if frame is not None and frame[1] != (self.frames[-1][1] if self.frames else None):
                self.frames.append(frame)
            self._stale = self._woken.is_set()

    def _committed(self, effects: Effects) -> None:
        """Look again, if the run sheet is to be drawn anew: so is the board."""
        if self._subject in effects.everywhere or any(
            subject == self._subject for _, subject in effects.cards
        ):
            self._stale = True
            self._loop.call_soon_threadsafe(self._woken.set)


def _frame(reading: Reading, key: str) -> Frame | None:
    visit = reading.visits.by_key(key)
    board = reading.boards.of(visit.id) if visit is not None else None
    state = board_state(reading, board.token, _LANGUAGE) if board is not None else None
    return (reading.now, state) if state is not None else None
