"""Somebody who is asked things: which card is whose, what was said, and that it was taken."""

from random import Random

from bot.chat_server import Person
from bot.domain.plan.model import Prompt
from bot.rehearsal.actor import Act
from bot.rehearsal.diary import Answering, Said
from bot.rehearsal.guest import Guest, Part
from bot.rehearsal.messages import Message, Tappable
from bot.rehearsal.script import IN_STEPS, Script, composed
from bot.rehearsal.world import World


class Respondent(Guest):
    """A guest who is asked something; how they answer is told by `_next_step`."""

    def __init__(self, part: Part, chat: Person, world: World) -> None:
        super().__init__(part, chat, world)
        self.traits = part.traits
        self.script = Script(world.plan, part.language, world.spots)
        self._cards: dict[str, Message] = {}
        self._begun: set[tuple[str, str]] = set()
        self._typed_at: dict[str, int] = {}
        self._tapped: dict[str, Tappable] = {}

    def notice(self, message: Message) -> None:
        """See whether a prompt asks something, or shows that an answer was taken."""
        super().notice(message)
        prompt = self.script.asked_in(message)
        if prompt is None or self._is_old(prompt, message):
            return
        self._cards[prompt.ask] = message
        self._confirm(prompt, message)
        if self.answers(prompt):
            self.begin(prompt, message)

    def answers(self, _prompt: Prompt) -> bool:
        """Tell whether they answer this at all, as soon as they see it."""
        return True

    def begin(self, prompt: Prompt, message: Message) -> None:
        """Intend to answer, once for each thing that is asked."""
        step, act = self._next_step(prompt, message)
        if (prompt.ask, step) not in self._begun:
            self._begun.add((prompt.ask, step))
            self.react(act, f"{prompt.ask}.{step}", 2, 18 if prompt.kind in IN_STEPS else 45)

    def _is_old(self, prompt: Prompt, message: Message) -> bool:
        """Tell whether there is a newer card of a prompt; the old one only lost its buttons."""
        newest = self._cards.get(prompt.ask)
        return newest is not None and message["message_id"] < newest["message_id"]

    def _next_step(self, prompt: Prompt, message: Message) -> tuple[str, Act]:
        """Give what a card asks next, by name, and how they go about it."""
        raise NotImplementedError

    async def _tap_and_hear(
        self, prompt: Prompt, part: str, card: Message, button: Tappable
    ) -> None:
        alerts = len(self.diary.alerts)
        said = await self.tap(card, button)
        self._tapped[prompt.ask] = button
        if said and len(self.diary.alerts) == alerts:
            self._account(prompt).confirm(part)

    async def _type(
        self, prompt: Prompt, part: str, text: str, value: Said | None = None
    ) -> Message:
        self._say(prompt, part, composed(text) if value is None else _composed(value))
        message = await self.write(text)
        self._typed_at[prompt.ask] = message["message_id"]
        return message

    def _say(self, prompt: Prompt, part: str, value: Said) -> None:
        self._account(prompt).say(part, value)

    def _confirm(self, prompt: Prompt, card: Message) -> None:
        """See whether what was written stands on a card that came, or changed, after it."""
        account = self._account(prompt)
        if card["message_id"] < self._typed_at.get(prompt.ask, 0):
            return
        mine = self.script.mine(card)
        for part, value in list(account.said.items()):
            if prompt.kind in IN_STEPS or all(
                piece in mine for piece in self.script.pieces(prompt, value)
            ):
                account.confirm(part)

    def _account(self, prompt: Prompt) -> Answering:
        return self.diary.answering(prompt.ask)

    def _dice(self, prompt: Prompt, purpose: str) -> Random:
        return self.world.dice(self.name, f"{prompt.ask}.{purpose}")


def _composed(value: Said) -> Said:
    return composed(value) if isinstance(value, str) else value
