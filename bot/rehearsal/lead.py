"""The facilitator who leads: also announces something, and moves a session when a day is over."""

from datetime import datetime, timedelta
from functools import partial

from bot.domain.plan.calendar import day_end
from bot.domain.plan.model import Session
from bot.rehearsal.desk import Desk
from bot.rehearsal.repertoire import ANNOUNCED

_ANNOUNCE, _CHANGE = "an", "ch"  # bot.domain.buttons.Verb
_BY = 10  # minutes
_SHOWN = 5  # seconds until a card has come or changed


class Lead(Desk):
    """Somebody of the team who has the last word."""

    def intend(self, invited_at: datetime, *, leads: bool) -> None:
        """Put on the agenda, too, what is said and changed between the first and the second day."""
        super().intend(invited_at, leads=leads)
        plan = self.world.plan
        over = day_end(plan, plan.days[0])
        if not leads:
            self._intend_rehearsal()
        if leads:
            self._intend_desk()
            self.plan(over + timedelta(hours=3), self._announce)
        if leads and len(plan.days) > 1:
            last = plan.days[1].sessions[-1]
            act = partial(self._move, plan.days[1].key, last)
            self.plan(over + timedelta(hours=2, minutes=30), act)

    async def _announce(self) -> None:
        title = self.world.plan.title.in_(self.language, self.world.plan.working_language)
        await self.write(f"/announce {ANNOUNCED} of {title}.")
        await self.pause(_SHOWN)
        if await self._press(_ANNOUNCE, "send"):
            self.diary.act("announced", self.world.now())

    async def _move(self, day: str, session: Session) -> None:
        """Let a session of a day that is to come begin, and end, ten minutes later."""
        await self.write("/change")
        await self.pause(_SHOWN)
        for words in (("day", day), ("item", session.key), ("move", f"{session.key}.{_BY}")):
            await self._press(_CHANGE, *words)
        if await self._press(_CHANGE, "yes"):
            self.diary.act("moved a session", self.world.now())
