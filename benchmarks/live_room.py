"""The chats of a live session: the facilitator's run sheet, the cards of those who are asked."""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from bot.chat_server import Person
from bot.rehearsal.messages import Message, Tappable, buttons_of, first_line, with_verb

LONGEST = 10.0  # seconds for a card to come or change
Wanted = Callable[[Message], bool]


class Room:
    """Everybody's chats, with what is done there and how long it took to show.

    Attributes:
        acts: seconds from the facilitator's taps until their run sheet showed what they did.
        fan_outs: seconds from opening a prompt until the last of all had its card.
    """

    def __init__(self, lead: Person, people: Sequence[Person]) -> None:
        self.lead = lead
        self.people = people
        self.acts: dict[str, list[float]] = {}
        self.fan_outs: list[float] = []
        self.answers = 0
        self._dice = Random(1)  # noqa: S311 - no secret

    async def tap(self, act: str, wanted: Wanted, about: str = "") -> None:
        """Tap a button of the run sheet, and wait until the sheet is as wanted."""
        sheet = self.sheet()
        button = next(b for b in with_verb(sheet, "s") if b.words[2] == act and about in b.data)
        began = time.monotonic()
        self.lead.press_data(sheet, button.data)
        try:
            await until(self.lead, lambda: wanted(self.sheet()))
        except TimeoutError as error:
            raise TimeoutError(f"{act}: {sorted(acts_on(self.sheet()))}") from error
        self.acts.setdefault(act, []).append(time.monotonic() - began)

    def sheet(self) -> Message:
        """Give the run sheet."""
        return next(one for one in reversed(self.lead.from_bot) if with_verb(one, "s"))

    async def all_have(self, title: str, began: float) -> None:
        """Wait until everybody has the card of a prompt."""
        await asyncio.gather(*(until(one, partial(card, one, title)) for one in self.people))
        self.fan_outs.append(time.monotonic() - began)

    async def answer(self, title: str, between: float) -> None:
        """Let everybody tap an answer, one after the other, and some a second one."""
        order = [*self.people, *self._dice.sample(self.people, k=len(self.people) // 4)]
        for one in order:
            await asyncio.sleep(self._dice.uniform(0, 2 * between))
            found = card(one, title)
            options = with_verb(found, "a") if found else []
            if found is not None and options:
                one.press_data(found, self._dice.choice(options).data)
                self.answers += 1


def card(person: Person, title: str) -> Message | None:
    """Find the open card of a prompt in somebody's chat."""
    cards = (one for one in reversed(person.from_bot) if first_line(one) == title)
    return next((one for one in cards if with_verb(one, "a")), None)


def has(act: str) -> Wanted:
    """Want a run sheet with a button for this act."""
    return lambda sheet: act in acts_on(sheet)


def has_not(act: str) -> Wanted:
    """Want the first page of a run sheet, without a button for this act."""
    return lambda sheet: "tools" in acts_on(sheet) and act not in acts_on(sheet)


def acts_on(sheet: Message) -> set[str]:
    """Give the acts for which a run sheet has buttons; those of other cards by their verbs."""
    return {_act(button) for button in buttons_of(sheet)}


def _act(button: Tappable) -> str:
    return button.words[2] if button.words[0] == "s" else button.words[0]


async def until(person: Person, seen: Callable[[], object]) -> None:
    """Wait until something is so in somebody's chat.

    Raises:
        TimeoutError: it does not become so.
    """
    async with asyncio.timeout(LONGEST):
        while not seen():
            await person.chat.changed.next()
