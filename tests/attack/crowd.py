"""People who tap, write and change their minds, whether anybody listens or not."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from bot.chat_server import Person
from bot.domain.buttons import Verb, press
from bot.domain.prompts import ANSWER
from storage.ids import short
from tests.attack.visit import OPTIONS, TITLES, TOPIC, WISHES

_BURST = 8  # acts in quick succession
_PAUSE = 0.2  # seconds at most between two of them
_PATIENCE = 60  # seconds of real time for the first card


@dataclass
class Said:
    """What should be recorded of somebody, in the end.

    Attributes:
        chosen: options, each tapped an odd number of times.
        wishes: texts, in their order, as they were last edited.
        changed: how often an answer that was given was changed, by prompt.
    """

    chosen: set[str] = field(default_factory=set)
    wishes: list[str] = field(default_factory=list)
    changed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TITLES, 0))


class Member:
    """One of the crowd."""

    def __init__(self, person: Person, topic: int, dice: random.Random) -> None:
        self.person = person
        self.said = Said()
        self.updates = 0
        self._topic = topic
        self._dice = dice
        self._written: list[dict[str, Any]] = []

    async def act(self, updates: int, window: float) -> None:
        """Make so many updates, in bursts, within a window of seconds."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        card = await self.person.wait_for(TITLES[TOPIC], timeout=_PATIENCE)
        bursts = range(0, updates, _BURST)
        for start, instant in zip(
            bursts, sorted(self._dice.uniform(0, window) for _ in bursts), strict=True
        ):
            await asyncio.sleep(max(0, begun + instant - loop.time()))
            for _ in range(min(_BURST, updates - start)):
                await self._once(card)
                await asyncio.sleep(self._dice.uniform(0, _PAUSE))

    async def _once(self, card: dict[str, Any]) -> None:
        self.updates += 1
        match self._dice.choices(("tap", "write", "edit"), (70, 20, 10))[0]:
            case "tap":
                self._tap(card)
            case "edit" if self._written:
                await self._edit()
            case _:
                await self._write()

    def _tap(self, card: dict[str, Any]) -> None:
        option = self._dice.choice(OPTIONS)
        self.person.press_data(card, press(Verb.ANSWER, short(self._topic), ANSWER, option))
        self.said.changed[TOPIC] += bool(self.said.chosen)
        self.said.chosen ^= {option}

    async def _write(self) -> None:
        text = f"Wish {len(self.said.wishes) + 1} of {self.person.name}?"
        self._written.append(await self.person.send(text))
        self.said.changed[WISHES] += bool(self.said.wishes)
        self.said.wishes.append(text)

    async def _edit(self) -> None:
        place = self._dice.randrange(len(self._written))
        text = f"{self.said.wishes[place]} Really?"
        self._written[place] = await self.person.edit(self._written[place], text)
        self.said.changed[WISHES] += 1
        self.said.wishes[place] = text
