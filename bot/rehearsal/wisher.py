"""Saying when not to be disturbed, how much is too much, and where one is now."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import day_end
from bot.rehearsal.diary import Wish
from bot.rehearsal.messages import Message, Tappable, newest, with_verb
from bot.rehearsal.planner import Planner

_SETTINGS, _ZONE = "se", "zo"  # bot.domain.buttons.Verb
_MORNING = 8  # when "until tomorrow" ends


class Wisher(Planner):
    """Somebody who makes use of the settings."""

    def joined(self) -> None:
        """Say at once how they want to be written to."""
        if self.traits.sleeps:
            self.react(self._set_quiet, "quiet", 60, 90)
        if self.traits.fewer:
            self.react(self._ask_for_fewer, "fewer", 60, 90)
        if self.traits.calendar:
            self.react(self._ask_for_calendar, "calendar", 60, 90)

    def intend_wishes(self) -> None:
        """Put on the agenda what they will want after the first day."""
        over = day_end(self.world.plan, self.world.plan.days[0])
        if self.traits.pauses:
            self.plan(over + timedelta(minutes=30), self._pause_until_morning)
        if self.traits.travels:
            self.plan(over + timedelta(minutes=40), self._travel)

    async def _set_quiet(self) -> None:
        await self._settings("quiet")
        self._wish("quiet", self.traits.sleeps)
        await self.write(self.traits.sleeps)

    async def _ask_for_fewer(self) -> None:
        self._wish("fewer", "yes")
        await self.write("/fewer")

    async def _ask_for_calendar(self) -> None:
        self.diary.act("asked for the calendar", self.world.now())
        await self.write("/calendar")

    async def _pause_until_morning(self) -> None:
        here = self.world.now().astimezone(ZoneInfo(self.zone))
        morning = (here + timedelta(days=1)).replace(hour=_MORNING, minute=0, second=0)
        self._wish("pause", morning.replace(microsecond=0).isoformat())
        await self.write("/pause tomorrow")

    async def _travel(self) -> None:
        """Name the city where they are now, and choose it among those that are offered."""
        await self._settings("zone")
        await self.write(self.traits.travels)
        await self.pause(4)
        card = newest(self.chat.from_bot, _ZONE)
        offered = with_verb(card, _ZONE) if card else []
        if card is not None and offered:
            self._wish("zone", offered[0].words[1])
            await self.tap(card, offered[0])

    async def _settings(self, page: str) -> None:
        """Turn to a page of the settings."""
        await self.write("/settings")
        await self.pause(5)
        card = newest(self.chat.from_bot, _SETTINGS)
        if card is not None:
            await self.tap(card, _page(card, page))
            await self.pause(4)

    def _wish(self, what: str, value: str) -> None:
        self.diary.wishes.append(Wish(self.world.now(), what, value))  # type: ignore[arg-type] # one of its words


def _page(card: Message, page: str) -> Tappable:
    return next(b for b in with_verb(card, _SETTINGS) if b.words[1:] == [page])
