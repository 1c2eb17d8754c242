"""A simulated participant: joins, comes to the call, checks in, answers, each by their persona."""

from datetime import datetime, timedelta
from functools import partial

from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Day, Prompt
from bot.rehearsal import repertoire
from bot.rehearsal.messages import Message, Tappable, beginning, newest, text_of, with_verb
from bot.rehearsal.sayings import saying
from bot.rehearsal.wisher import Wisher
from bot.texts import catalogue

_USUALLY = 0.85  # how many answer a prompt that is not required
_TAPS = 0.5  # how many check in by the button of the reminder
_MISTYPES = 0.12
_RAISES = 0.25  # how many raise a hand on the first day
_A_MINUTE = timedelta(minutes=1)
_COMMANDS = ("/now", "/agenda", "/me", "/help", "/nonsense")


class Participant(Wisher):
    """Somebody who takes part in a visit."""

    def intend(self, invited_at: datetime) -> None:
        """Put the whole visit on the agenda."""
        self.opens_link(self._arrival(invited_at))
        for number, day in enumerate(self.world.plan.days, start=1):
            if number not in self.traits.misses and (
                not self.traits.blocks or number <= self.traits.blocks
            ):
                self._intend_day(number, day)
        self._intend_errands()
        self.intend_wishes()

    def joined(self) -> None:
        """Look around, and say what they wish, if that is their way."""
        super().joined()
        if self.traits.explores:
            self.react(self._explore, "explore", 20, 40)

    def notice(self, message: Message) -> None:
        """See whether the bot says that they are checked in."""
        super().notice(message)
        for key, names in (("check-in-done", ("day",)),
                           ("check-in-late", ("day", "minutes", "needed"))):  # fmt: skip
            found = saying(self.language, key, *names).search(text_of(message))
            if found:
                self._checked_in(found[1])

    def answers(self, prompt: Prompt) -> bool:
        """Answer on days that they attend: what is required always, the rest mostly."""
        day, later = self.script.day_of(prompt), prompt.until is not None
        number = self.world.plan.days.index(day) + 1 if day else 0
        if self.traits.skips and prompt.kind == "form" and later:
            return False
        if number in self.traits.misses and not later:
            return False
        if prompt.required or self.traits.everything:
            return True
        return self.world.dice(self.name, f"{prompt.ask}.whether").random() < _USUALLY

    def begin(self, prompt: Prompt, message: Message) -> None:
        """Answer soon, or days later what can wait so long."""
        if not (self.traits.catches_up and prompt.until is not None):
            super().begin(prompt, message)
            return
        last = day_end(self.world.plan, self.world.plan.days[-1])
        if self.world.now() > last:
            super().begin(prompt, message)
        elif ("later", prompt.ask) not in self._begun:
            self._begun.add(("later", prompt.ask))
            self.plan(last + timedelta(days=2, hours=3), partial(self._catch_up, prompt))

    def _arrival(self, invited_at: datetime) -> datetime:
        if self.traits.joins is not None:
            return day_start(self.world.plan, self.world.plan.days[0]) + (
                self.traits.joins * _A_MINUTE
            )
        dice = self.world.dice(self.name, "arrival")
        return invited_at + timedelta(days=dice.choice((0, 1, 1, 2, 3)), hours=dice.uniform(1, 8))

    def _intend_day(self, number: int, day: Day) -> None:
        start, dice = day_start(self.world.plan, day), self.world.dice(self.name, day.key)
        late = 20 if self.is_late(dice) else 0
        if number == 1 and self.traits.joins is not None:
            late = self.traits.joins + 2
        self.plan(start + (late + dice.uniform(-4, 6)) * _A_MINUTE, partial(self._come, day))
        if number == 1 and dice.random() < _RAISES:
            self.plan(start + dice.uniform(20, 24) * _A_MINUTE, self._raise_hand)
        if number == self.traits.blocks:
            self.plan(start + 40 * _A_MINUTE, self._block)
        if self.traits.explores and number == len(self.world.plan.days[:2]):
            self.plan(start + 50 * _A_MINUTE, self._press_what_is_not_theirs)

    def _intend_errands(self) -> None:
        plan = self.world.plan
        if self.traits.asks_for_data:
            self.plan(day_end(plan, plan.days[0]) + timedelta(hours=2), self._ask_for_data)
        if self.traits.erases:
            self.plan(self.world.over + timedelta(hours=1), self._erase)

    async def _come(self, day: Day) -> None:
        """Come to the call and check in with the word on the screen."""
        if "joined" not in self.diary.acts or not self.world.call.screen:
            if self.world.now() + _A_MINUTE < day_end(self.world.plan, day):
                self.plan(self.world.now() + _A_MINUTE, partial(self._come, day))
            return
        self.diary.act(f"came {day.key}", self.world.now())
        dice = self.world.dice(self.name, f"{day.key}.check-in")
        reminder = self._reminder(day)
        if reminder and not self.traits.types_only and dice.random() < _TAPS:
            await self._check_in_by_tap(day, *reminder)
        else:
            if dice.random() < _MISTYPES:
                await self.write(repertoire.slip(self.world.call.screen))
                await self.pause(15)
            await self._check_in_by_word(day)

    def _reminder(self, day: Day) -> tuple[Message, Tappable] | None:
        """Find the reminder of a day with the button that leads to checking in."""
        for message in reversed(self.chat.from_bot):
            for button in with_verb(message, "ci"):
                if button.words[2:] == [day.key]:
                    return message, button
        return None

    async def _check_in_by_word(self, day: Day) -> None:
        self.diary.act(f"gave the word {day.key}", self.world.now())
        await self.write(self.world.call.screen)

    async def _check_in_by_tap(self, day: Day, reminder: Message, button: Tappable) -> None:
        await self.tap(reminder, button)
        await self.pause(8)
        card = newest(self.chat.from_bot, "ci")
        words = with_verb(card, "ci") if card else []
        right = next((b for b in words if b.label == self.world.call.screen), None)
        if card is None or right is None:
            await self._check_in_by_word(day)
            return
        self.diary.act(f"gave the word {day.key}", self.world.now())
        alerts, said = len(self.diary.alerts), await self.tap(card, right)
        if said and (
            len(self.diary.alerts) == alerts
            or saying(self.language, "check-in-late", "day", "minutes", "needed").search(said)
        ):
            self._checked_in(self.script.says(day.title))

    def _checked_in(self, title: str) -> None:
        """Note the day that the bot names, with the instant at which the word was given."""
        for day in self.world.plan.days:
            given = self.diary.acts.get(f"gave the word {day.key}")
            if given is not None and self.script.says(day.title) == title:
                self.diary.check_ins.setdefault(day.key, given)

    async def _catch_up(self, prompt: Prompt) -> None:
        """Have what is still open shown again, and answer it."""
        await self.write("/now")
        await self.pause(5)
        super().begin(prompt, self._cards[prompt.ask])

    async def _raise_hand(self) -> None:
        if "joined" in self.diary.acts:
            self.diary.act("raised a hand", self.world.now())
            await self.write("/hand")

    async def _explore(self) -> None:
        for command in _COMMANDS:
            await self.write(command)
            await self.pause(20)

    async def _press_what_is_not_theirs(self) -> None:
        """Send what stands behind a button of the run sheet, as if it had been copied."""
        if self.world.call.copied:
            message = self.chat.from_bot[-1]
            said = await self.tap_data(message, self.world.call.copied)
            refused = said == catalogue.plain(self.language, "not-your-button")
            told = "was refused" if refused else "pressed"
            self.diary.act(f"{told} the team's button", self.world.now())

    async def _block(self) -> None:
        self.write_down("me", "(blocks the bot)")
        self.diary.act("blocked", self.world.now())
        self.chat.block()
        self.leave()

    async def _ask_for_data(self) -> None:
        self.diary.act("asked for data", self.world.now())
        await self.write("/mydata")

    async def _erase(self) -> None:
        await self.write("/delete")
        await self.pause(5)
        question = newest(self.chat.from_bot, "de")
        button = beginning(question, "de:yes") if question else None
        if question is not None and button is not None:
            self.diary.act("erased", self.world.now())
            await self.tap(question, button)
