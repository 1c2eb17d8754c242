"""One of the crowd: a simulated participant whose mood can be changed while they live."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.chat_server import Person
from bot.domain.plan.calendar import day_end
from bot.domain.plan.model import Day, Prompt
from bot.rehearsal.actor import Act
from bot.rehearsal.guest import STEPS, Part
from bot.rehearsal.messages import Message, newest
from bot.rehearsal.participant import Participant
from bot.rehearsal.steered.mood import ALL, Mood
from bot.rehearsal.world import World

_ARRIVES = (2, 40)  # seconds until they open their link


@dataclass(frozen=True)
class Eyes:
    """What the crowd sees beside its chats.

    Attributes:
        mood: tells how the crowd is just now.
        screen: gives the word of a day, as it is shown in the call; empty if it is not.
        spots: gives what the team asks beside the plan, by key.
    """

    mood: Callable[[], Mood]
    screen: Callable[[Day], str]
    spots: Callable[[], Mapping[str, Prompt]]


class Extra(Participant):
    """Somebody who may come in at any time, and finds what was written in their chat before.

    Args:
        part: who they are.
        chat: their side of the chat.
        world: what they share with others.
        eyes: what else they know.
    """

    def __init__(self, part: Part, chat: Person, world: World, eyes: Eyes) -> None:
        super().__init__(part, chat, world)
        self._mood, self._screen, self._spots = eyes.mood, eyes.screen, eyes.spots
        self._remembering = self._intending = False
        self._there: set[str] = set()

    def intend(self, invited_at: datetime) -> None:
        """Put on the agenda what is still to come of the visit."""
        if self.part.invited.token:
            soon = self.world.dice(self.name, "arrival").uniform(*_ARRIVES)
            self.opens_link(invited_at + timedelta(seconds=soon * self._mood().factor))
        for number, day in enumerate(self.world.plan.days, start=1):
            if number not in self.traits.misses and day_end(self.world.plan, day) > invited_at:
                self._intending = True
                self._intend_day(number, day)
                self._intending = False

    def plan(self, instant: datetime, act: Act) -> None:
        """Intend to do something; of a day that is on, coming alone is made up for."""
        comes = getattr(act, "func", None) == self._come
        if comes or not self._intending or instant >= self.world.now():
            super().plan(instant, act)

    def remember(self) -> None:
        """Take what stands in the chat for read; what still waits for them is looked at anew.

        They were here before, or a human was in their place.
        """
        self._remembering = True
        self._look()
        self._remembering = False
        for key, card in self._cards.items():
            if not self.script.mine(card):
                self._begun = {one for one in self._begun if one[0] != key}
        step = newest(self.chat.from_bot, *STEPS)
        if step is not None:
            self._steps_seen.clear()
            self.notice(step)

    def react(self, act: Act, purpose: str, soonest: float, latest: float) -> None:
        """Take the time to read and think that the crowd's mood gives."""
        if self._remembering:
            return
        thinking = self.world.dice(self.name, purpose).uniform(soonest, latest)
        self.plan(self.world.now() + timedelta(seconds=thinking * self._mood().factor), act)

    def answers(self, prompt: Prompt) -> bool:
        """Answer as often as the mood has it; who answers at a low share does so at a higher."""
        chance = self.world.dice(self.name, f"{prompt.ask}.mood").random()
        return chance * ALL < self._mood().share

    def notice(self, message: Message) -> None:
        """Have read it, and know, too, what is asked beside the plan."""
        self.mark_read()
        self.world.spots.update(self._spots())
        super().notice(message)

    def reconsider(self) -> None:
        """Look again at what is open: the mood has changed."""
        for key, card in list(self._cards.items()):
            prompt = self.script.asked_in(card)
            if prompt is not None and prompt.ask == key and self.answers(prompt):
                self.begin(prompt, card)
        self.chat.chat.changed.fire()  # so that they look at their agenda

    async def _open_link(self) -> None:
        if not self.chat.chat.started:  # a human may have been quicker
            await super()._open_link()

    async def _come(self, day: Day) -> None:
        if self.script.says(day.title) not in self._there:
            self.world.call.screen = self._screen(day)
            await super()._come(day)

    def _checked_in(self, title: str) -> None:
        self._there.add(title)
        super()._checked_in(title)

    def _next_step(self, prompt: Prompt, message: Message) -> tuple[str, Act]:
        step, act = super()._next_step(prompt, message)
        return step, partial(self._unless_silent, prompt, act)

    async def _unless_silent(self, prompt: Prompt, act: Act) -> None:
        """Answer, unless the mood has changed while they thought about it."""
        if self.answers(prompt):
            await act()
        else:
            self._begun = {one for one in self._begun if one[0] != prompt.ask}
