"""Choosing: one option or several, a step of a scale, an order, a share of a hundred points."""

from collections.abc import Iterator
from itertools import count

from bot.domain.plan.model import Prompt
from bot.rehearsal import repertoire
from bot.rehearsal.filler import Filler
from bot.rehearsal.messages import with_verb
from bot.rehearsal.script import OTHER, options_on

RATED = frozenset({"scale", "temperature"})
_SECOND_THOUGHTS = 0.25  # how many change a tapped answer
_TYPES_POINTS = 0.5
_ALL = 100


class Chooser(Filler):
    """Somebody who answers by choosing among what a card offers."""

    async def _tap_answer(self, prompt: Prompt) -> None:
        options = options_on(self._cards[prompt.ask])
        dice = self._dice(prompt, "tap")
        if len(options) < 2:  # noqa: PLR2004 - too late: it is closed
            return
        first, second = dice.sample(options, k=2)
        await self._tap_option(prompt, first, (first,))
        if dice.random() < _SECOND_THOUGHTS:
            await self.pause(15)
            if self.script.asks_why(prompt, self._cards[prompt.ask]):
                return
            both = tuple(option for option in options if option in {first, second})
            await self._tap_option(prompt, second, both if prompt.kind == "choices" else (second,))

    async def _tap_option(self, prompt: Prompt, option: str, chosen: tuple[str, ...]) -> None:
        card = self._cards[prompt.ask]
        button = next((b for b in with_verb(card, "a") if b.words[3] == option), None)
        if button is None:
            return
        part, value = button.words[2], chosen if prompt.kind == "choices" else chosen[0]
        self._say(prompt, part, int(option) if prompt.kind in RATED else value)
        await self._tap_and_hear(prompt, part, card, button)

    async def _type_option(self, prompt: Prompt) -> None:
        """Write the number of an option, as one may who does not see buttons."""
        buttons = with_verb(self._cards[prompt.ask], "a")
        if not buttons:
            return
        button = self._dice(prompt, "tap").choice(buttons)
        part, option = button.words[2:4]
        if prompt.kind in RATED:
            await self._type(prompt, part, option, int(option))
        else:
            number = str(list(prompt.options).index(option) + 1)
            value: str | tuple[str, ...] = (option,) if prompt.kind == "choices" else option
            await self._type(prompt, part, number, value)

    async def _own_words(self, prompt: Prompt) -> None:
        words = repertoire.few_words(self._dice(prompt, "say"), self.language, self.traits.script)
        self._say(prompt, "answer", (OTHER,) if prompt.kind == "choices" else OTHER)
        await self._type(prompt, OTHER, words)

    async def _rank(self, prompt: Prompt) -> None:
        """Bring the options in an order, typed at once or tapped one after the other."""
        keys, places = list(prompt.options), prompt.most if prompt.most > 1 else len(prompt.options)
        order = self._dice(prompt, "order").sample(keys, k=places)
        if self.traits.types_only:
            numbers = " ".join(str(keys.index(key) + 1) for key in order)
            await self._type(prompt, "answer", numbers, in_order(order))
            return
        for place, key in enumerate(order, start=1):
            await self._tap_for(prompt, key, in_order(order[:place]))

    async def _share_out(self, prompt: Prompt) -> None:
        """Share a hundred points out, typed in a row or ten by ten."""
        dice, keys = self._dice(prompt, "points"), list(prompt.options)
        tens = [dice.choice(keys) for _ in range(_ALL // 10)]
        if self.traits.types_only or dice.random() < _TYPES_POINTS:
            row = " ".join(str(10 * tens.count(key)) for key in keys)
            await self._type(prompt, "answer", row, in_points(keys, tens))
            return
        for number, key in zip(count(1), tens, strict=False):
            await self._tap_for(prompt, key, in_points(keys, tens[:number]))

    async def _tap_for(self, prompt: Prompt, option: str, value: str) -> None:
        """Tap an option of an answer that grows tap by tap, which is then as a whole `value`."""
        card = self._cards[prompt.ask]
        for button in with_verb(card, "a"):
            if button.words[3] == option:
                self._say(prompt, "answer", value)
                await self._tap_and_hear(prompt, "answer", card, button)
        await self.pause(1.5)


def in_order(keys: list[str]) -> str:
    """Write a ranking as diaries do."""
    return " > ".join(keys)


def in_points(keys: list[str], tens: list[str]) -> str:
    """Write points as diaries do, those above zero in the order of the options."""
    return " + ".join(_points(keys, tens))


def _points(keys: list[str], tens: list[str]) -> Iterator[str]:
    for key in keys:
        if key in tens:
            yield f"{key}={10 * tens.count(key)}"
