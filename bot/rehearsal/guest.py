"""Somebody who was invited: opens the link and goes through the steps of joining."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.chat_server import Person
from bot.rehearsal.actor import Actor
from bot.rehearsal.messages import Message, Tappable, beginning, newest, text_of, with_verb
from bot.rehearsal.personas import Traits
from bot.rehearsal.sayings import saying
from bot.rehearsal.world import World
from bot.services.invited import Invited

STEPS = ("jl", "jc", "jn", "jz")  # bot.domain.buttons: language, consent, name, zone


@dataclass(frozen=True)
class Part:
    """What somebody plays.

    Attributes:
        invited: whom the link is for.
        language: which they read best, of those that the visit has.
        zone: where they are.
        traits: what is special about how they act.
        name_to_type: what they write when asked for their name; empty: they accept the proposal.
    """

    invited: Invited
    language: str
    zone: str
    traits: Traits = field(default_factory=Traits)
    name_to_type: str = ""


class Guest(Actor):
    """An invited person at the door.

    Args:
        part: who they are.
        chat: their side of the chat.
        world: what they share with others.
    """

    def __init__(self, part: Part, chat: Person, world: World) -> None:
        super().__init__(part.invited.reference, chat, world)
        self.part = part
        self.language = part.language
        self.zone = part.zone
        self._steps_seen: set[tuple[int, str]] = set()

    def opens_link(self, at: datetime) -> None:
        """Intend to open the personal link."""
        self.plan(at, self._open_link)

    def notice(self, message: Message) -> None:
        """Go on with joining when a step of it is seen."""
        for button in with_verb(message, *STEPS)[:1]:
            step = (message["message_id"], button.words[0])
            if step not in self._steps_seen:
                self._steps_seen.add(step)
                self.react(partial(self._step, button.words[0]), f"join.{step[1]}", 1, 12)
        for key, names in (("join-done", ("name", "visit", "next", "contact")),
                           ("join-done-team", ("name", "visit"))):  # fmt: skip
            if saying(self.language, key, *names).search(text_of(message)):
                self.diary.act("joined", self.world.now())
                self.joined()

    def joined(self) -> None:
        """Be inside."""

    async def _open_link(self) -> None:
        self.diary.act("opened", self.world.now())
        self.write_down("me", "(opens the personal link)")
        await self.chat.open(self.part.invited.token)

    async def _step(self, verb: str) -> None:
        card = newest(self.chat.from_bot, verb)
        if card is None:
            return
        if verb == "jn" and self.part.name_to_type:
            await self.write(self.part.name_to_type)
            return
        wish = {"jl": self.language, "jc": "yes", "jn": "yes", "jz": self.zone}[verb]
        button = self._choose(card, verb, wish)
        if verb == "jz":
            self.zone = button.words[1]
        await self.tap(card, button)

    def _choose(self, card: Message, verb: str, wish: str) -> Tappable:
        return beginning(card, f"{verb}:{wish}") or with_verb(card, verb)[0]
