"""How time passes for a steered clock, and who sleeps towards an instant of it."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.rehearsal.sleepers import Sleepers
from bot.rehearsal.steered.mark import Mark


class Passing:
    """Visit time, and the seconds for pacing (breaths); each passes at a pace of its own.

    Args:
        start: the instant at which it begins, UTC.
        real: gives real seconds.
        sooner: told when somebody sleeps who is to be woken before all others.
    """

    def __init__(
        self, start: datetime, real: Callable[[], float], sooner: Callable[[], None]
    ) -> None:
        self._start = start
        self._real = real
        self._sooner = sooner
        self._mark = Mark(real())
        self._breaths, self._visits = Sleepers(), Sleepers()

    def now(self) -> datetime:
        """Give the present instant of the visit."""
        return self._start + timedelta(seconds=self._present().visit)

    def breath(self) -> float:
        """Give the seconds for pacing that have passed."""
        return self._present().breath

    @property
    def breathing(self) -> float:
        """Tell how many seconds for pacing pass in a second of real time."""
        return self._mark.breathing

    def go_on(self, *, breathing: float, running: float) -> None:
        """Let both pass from now on at these paces: seconds in a second of real time."""
        self._mark = replace(self._present(), breathing=breathing, running=running)

    async def breathe(self, seconds: float) -> None:
        """Return when so many more seconds for pacing have passed."""
        await self._rest(self._breaths, self.breath() + seconds, seconds)

    async def grow_older(self, seconds: float) -> None:
        """Return when the visit is that much older."""
        await self._rest(self._visits, self._seconds(self.now()) + seconds, seconds)

    def step(self, end: datetime) -> None:
        """Go to whatever comes first up to an instant, and wake who slept towards it."""
        mark = self._mark
        ahead = [self._seconds(end) - mark.visit]
        for sleepers, passed in ((self._visits, mark.visit), (self._breaths, mark.breath)):
            first = sleepers.first()
            ahead += [] if first is None else [first - passed]
        step = max(0.0, min(ahead))
        self._mark = replace(mark, breath=mark.breath + step, visit=mark.visit + step)
        self.wake()

    def wake(self) -> None:
        """Wake all whose time has come."""
        mark = self._present()
        self._breaths.wake(mark.breath)
        self._visits.wake(mark.visit)

    def let_go(self) -> None:
        """Wake all who only pace themselves; nobody will wake them any more."""
        self._breaths.wake(math.inf)

    def pause(self, due: datetime | None) -> float | None:
        """Give the real seconds until somebody wakes or this is due; none: never by itself."""
        mark, pauses = self._present(), list[float]()
        if (breath := self._breaths.first()) is not None:
            pauses.append((breath - mark.breath) / mark.breathing)
        if mark.running:
            wishes = [self._visits.first(), None if due is None else self._seconds(due)]
            pauses += [(wish - mark.visit) / mark.running for wish in wishes if wish is not None]
        return max(0.0, min(pauses)) if pauses else None

    async def _rest(self, sleepers: Sleepers, until: float, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        first, woken = sleepers.first(), sleepers.add(until)
        if first is None or until < first:
            self._sooner()
        await woken

    def _present(self) -> Mark:
        return self._mark.at(self._real())

    def _seconds(self, instant: datetime) -> float:
        return (instant - self._start).total_seconds()
