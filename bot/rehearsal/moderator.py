"""Deciding about what people contributed, on the card that the run sheet leads to."""

import re

from bot.domain.plan.model import Prompt
from bot.rehearsal.diary import Decision
from bot.rehearsal.facilitator import Facilitator
from bot.rehearsal.messages import Message, Tappable, newest, text_of, with_verb

_MODERATE = "mo"  # bot.domain.buttons.Verb
_SHOWN = 5  # seconds until a card has come or changed
_MOST_PAGES = 6
_NUMBER = re.compile(r" \(\d+\)$")  # of those who said it
_MARKS = " ⏳🙈⭐📌✓"


class Moderator(Facilitator):
    """Somebody of the team who hides, stars, pins and merges contributions."""

    async def _curate(self, prompt: Prompt, what: str) -> None:
        """Decide something about one contribution: about the last one if it is to be hidden."""
        found = await self._contributions(prompt)
        if not found:
            return
        text = sorted(found)[-1 if what == "hide" else 0]
        await self.tap(self.chat.from_bot[-1], found[text])
        await self.pause(_SHOWN)
        if what == "merge":
            await self._merge(prompt, text)
        elif await self._press(_MODERATE, what, found[text].words[3]):
            self._decided(prompt, what, text)

    async def _contributions(self, prompt: Prompt) -> dict[str, Tappable]:
        """Read all pages of what was contributed; give the button of each."""
        found: dict[str, Tappable] = {}
        card = await self._moderation(prompt)
        while card is not None:
            buttons = with_verb(card, _MODERATE)
            numbers = [button for button in buttons if button.words[2] == "one"]
            new = {_behind(card, one.label): one for one in numbers}
            later = [button for button in buttons if button.words[2] == "list"][-1:]
            if not new.keys() - found.keys() or not later:
                return found | new
            found |= new
            await self.tap(card, later[0])
            await self.pause(_SHOWN)
            card = newest(self.chat.from_bot, _MODERATE)
        return found

    async def _merge(self, prompt: Prompt, text: str) -> None:
        """Have another one counted as this."""
        await self._press(_MODERATE, "pick")
        card = newest(self.chat.from_bot, _MODERATE)
        others = [b for b in with_verb(card, _MODERATE) if b.words[2] == "with"] if card else []
        if card is None or not others:
            return
        other = _behind(card, others[-1].label)
        await self.tap(card, others[-1])
        await self.pause(_SHOWN)
        self._decided(prompt, "merge", other, text)

    async def _moderation(self, prompt: Prompt) -> Message | None:
        """Have the card brought on which contributions to a prompt are decided about."""
        await self._first_page()
        await self._to_item(prompt)
        return newest(self.chat.from_bot, _MODERATE) if await self._press_visit(_MODERATE) else None

    async def _to_item(self, prompt: Prompt) -> None:
        """Turn the run sheet to the page of a prompt."""
        for _ in range(_MOST_PAGES):
            sheet = self._sheet()
            way = self._way(sheet, prompt) if sheet is not None else None
            if sheet is None or way is None or self._is_about(sheet, prompt):
                return
            await self.tap(sheet, way)
            await self.pause(_SHOWN)

    def _decided(self, prompt: Prompt, what: str, text: str, into: str = "") -> None:
        decision = Decision(self.world.now(), prompt.ask, what, text, into)
        self.diary.decisions.append(decision)
        self.diary.act(f"did {what}", self.world.now())

    async def _press_visit(self, verb: str) -> bool:
        """Tap the newest button that brings a card: it names a visit or a run and nothing else."""
        for message in reversed(self.chat.from_bot):
            for button in with_verb(message, verb):
                if len(button.words) == 2:  # noqa: PLR2004 - the verb and about what
                    await self.tap(message, button)
                    await self.pause(_SHOWN)
                    return True
        return False

    async def _press_last(self, verb: str, word: str) -> None:
        card = newest(self.chat.from_bot, verb)
        for button in with_verb(card, verb) if card else []:
            if button.words[-1] == word and card is not None:
                await self.tap(card, button)
                return


def _behind(card: Message, number: str) -> str:
    """Give the text that stands behind a number on the card, without how many said it."""
    for line in text_of(card).splitlines():
        found, _, text = line.partition(". ")
        if found == number:
            return _NUMBER.sub("", text.rstrip(_MARKS))
    return ""
