"""Answering question by question, as a card shows them: a form, or things put on a grid."""

from bot.domain.plan.model import FormField, Prompt
from bot.rehearsal import repertoire
from bot.rehearsal.messages import Message, with_verb
from bot.rehearsal.respondent import Respondent
from bot.rehearsal.script import composed

_TAPPED = ("scale", "choice")


class Filler(Respondent):
    """Somebody who fills in forms and grids."""

    async def _fill(self, prompt: Prompt, key: str) -> None:
        """Answer one question of several, or send them off at the end."""
        card = self._cards[prompt.ask]
        field = next((one for one in prompt.fields if one.key == key), None)
        if not key:
            await self._move(card, "submit")
        elif field is None or field.kind in _TAPPED:
            await self._tap_field(prompt, key, card, rated=bool(field and field.kind == "scale"))
        elif field.kind == "choices":
            await self._tap_several(prompt, key, card)
        elif self.traits.by_voice:
            self.write_down("me", "(voice message)")
            await self.chat.send_voice()
            await self._move(card, "skip")
        else:
            text, value = self._for_field(prompt, field)
            await self._type(prompt, field.key, text, value)

    async def _tap_field(self, prompt: Prompt, key: str, card: Message, *, rated: bool) -> None:
        buttons = with_verb(card, "a")
        if not buttons:
            return
        button = self._dice(prompt, key).choice(buttons)
        option = button.words[3]
        self._say(prompt, key, int(option) if rated else option)
        await self._tap_and_hear(prompt, key, card, button)

    async def _tap_several(self, prompt: Prompt, key: str, card: Message) -> None:
        """Choose one or two options, and go on."""
        buttons = with_verb(card, "a")
        chosen: list[str] = []
        for button in self._dice(prompt, key).sample(buttons, k=min(2, len(buttons))):
            chosen.append(button.words[3])
            self._say(prompt, key, tuple(chosen))
            await self._tap_and_hear(prompt, key, card, button)
            await self.pause(4)
        await self._move(self._cards[prompt.ask], "next")

    def _for_field(self, prompt: Prompt, field: FormField) -> tuple[str, str]:
        dice = self._dice(prompt, field.key)
        if field.kind == "date":
            return repertoire.some_date(dice)
        words = repertoire.few_words(dice, self.language, self.traits.script)[: field.max]
        return words, composed(words)

    async def _move(self, card: Message, move: str) -> None:
        """Tap a button that leads on in a form, if it is there."""
        for button in with_verb(card, "f"):
            if button.words[2] == move:
                await self.tap(card, button)
