"""Filling in a form, question by question, as its card shows them."""

from bot.domain.plan.model import FormField, Prompt
from bot.rehearsal import repertoire
from bot.rehearsal.messages import Message, with_verb
from bot.rehearsal.respondent import Respondent
from bot.rehearsal.script import composed


class Filler(Respondent):
    """Somebody who fills in forms."""

    async def _fill(self, prompt: Prompt, field: FormField | None) -> None:
        """Answer one question of a form, or send it off at the end."""
        card = self._cards[prompt.ask]
        if field is None:
            await self._move(card, "submit")
        elif field.kind in {"scale", "choice"}:
            await self._tap_field(prompt, field, card)
        elif self.traits.by_voice:
            self.write_down("me", "(voice message)")
            await self.chat.send_voice()
            await self._move(card, "skip")
        else:
            text, value = self._for_field(prompt, field)
            await self._type(prompt, field.key, text, value)

    async def _tap_field(self, prompt: Prompt, field: FormField, card: Message) -> None:
        buttons = with_verb(card, "a")
        if not buttons:
            return
        button = self._dice(prompt, field.key).choice(buttons)
        option = button.words[3]
        self._say(prompt, field.key, int(option) if field.kind == "scale" else option)
        await self._tap_and_hear(prompt, field.key, card, button)

    def _for_field(self, prompt: Prompt, field: FormField) -> tuple[str, str]:
        dice = self._dice(prompt, field.key)
        if field.kind == "date":
            return repertoire.some_date(dice)
        words = repertoire.few_words(dice, self.language, self.traits.script)[: field.max]
        return words, composed(words)

    async def _move(self, card: Message, move: str) -> None:
        """Tap a button that leads on in a form, if it is there."""
        for button in with_verb(card, "f"):
            if button.words[-1] == move:
                await self.tap(card, button)
