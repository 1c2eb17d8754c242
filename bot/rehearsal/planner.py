"""What somebody does before a day: tries the buttons, says where they will sit and if they come."""

from functools import partial
from random import Random

from bot.rehearsal import repertoire
from bot.rehearsal.answerer import Answerer
from bot.rehearsal.messages import Message, beginning, with_verb

_TRIES = 0.7  # how many try the buttons out
_WRITES = 0.5  # how many of these write when and where they will sit
_SAYS = 0.8  # how many say whether they come
_LATE = 0.08  # how many come twenty minutes late on a day


class Planner(Answerer):
    """Somebody who answers what is asked in the days before a visit, and the evening before."""

    def notice(self, message: Message) -> None:
        """Take up what can be tried out, or said of a day; each once."""
        super().notice(message)
        if with_verb(message, "to"):
            self._once("try out", message)
        for button in with_verb(message, "rs")[:1]:
            self._once(f"say {button.words[2]}", message)

    def is_late(self, dice: Random) -> bool:
        """Tell, by the dice of a day, whether they come late to it."""
        return dice.random() < _LATE

    def _once(self, purpose: str, message: Message) -> None:
        if ("before", purpose) in self._begun:
            return
        self._begun.add(("before", purpose))
        act = self._try_out if purpose == "try out" else self._say_of_the_day
        self.react(partial(act, message), purpose, 30, 120)

    async def _try_out(self, message: Message) -> None:
        dice = self.world.dice(self.name, "before")
        if self.traits.types_only or dice.random() >= _TRIES:
            return
        await self.tap(message, with_verb(message, "to")[0])
        if dice.random() < _WRITES and not self.traits.by_voice:
            await self.pause(40)
            await self.write(repertoire.few_words(dice, self.language, self.traits.script))

    async def _say_of_the_day(self, message: Message) -> None:
        visit, key = with_verb(message, "rs")[0].words[1:3]
        if self.traits.types_only or self.world.dice(self.name, f"{key}.says").random() >= _SAYS:
            return
        button = beginning(message, f"rs:{visit}:{key}:{self._says(key)}")
        if button is not None:
            self.diary.comes[key] = (self.world.now(), button.words[3])
            await self.tap(message, button)

    def _says(self, key: str) -> str:
        """Say what they will do; who blocks the bot does not know that yet."""
        keys = [day.key for day in self.world.plan.days]
        if key in keys and keys.index(key) + 1 in self.traits.misses:
            return "excused"
        return "late" if self.is_late(self.world.dice(self.name, key)) else "there"
