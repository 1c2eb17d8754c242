"""Answering a question: by a tap, by a text, by one's own words, and on second thoughts."""

from functools import partial

from bot.domain.plan.model import Prompt
from bot.rehearsal import repertoire
from bot.rehearsal.actor import Act
from bot.rehearsal.filler import Filler
from bot.rehearsal.messages import Message, with_verb
from bot.rehearsal.script import OTHER, composed, options_on

_WRITTEN = ("text", "questions", "words")
_OWN_WORDS = 0.15  # how many write their own words where they may
_SECOND_THOUGHTS = 0.25  # how many change a tapped answer


class Answerer(Filler):
    """Somebody who answers every kind of prompt, in the way of their persona."""

    def _next_step(self, prompt: Prompt, message: Message) -> tuple[str, Act]:
        if prompt.kind == "form":
            field = self.script.step_of(prompt, message)
            step = field.key if field else "."
            return step, partial(self._fill, prompt, field)
        if self.script.asks_why(prompt, message):
            return "why", partial(self._explain, prompt)
        return "answer", partial(self._answer, prompt)

    async def _answer(self, prompt: Prompt) -> None:
        if prompt.kind in _WRITTEN and self.traits.by_voice:
            self.write_down("me", "(voice message)")
            await self.chat.send_voice()
        elif prompt.kind in _WRITTEN:
            await self._write_answer(prompt)
        elif self.traits.types_only:
            await self._type_option(prompt)
        elif prompt.other and self._dice(prompt, "own").random() < _OWN_WORDS:
            await self._own_words(prompt)
        else:
            await self._tap_answer(prompt)

    async def _write_answer(self, prompt: Prompt) -> None:
        match prompt.kind:
            case "words":
                words = repertoire.single_words(
                    self._dice(prompt, "say"), self.language, prompt.words
                )
                await self._type(prompt, "answer", ", ".join(words), tuple(words))
            case "questions":
                for number in range(1, self._dice(prompt, "many").choice((2, 2, 3))):
                    text = repertoire.question(self._dice(prompt, f"say{number}"), self.language)
                    await self._type(prompt, f"answer.{number}", text)
                    await self.pause(12)
            case _:
                await self._write_text(prompt)

    async def _write_text(self, prompt: Prompt) -> None:
        if self.traits.overlong:
            first = await self.write(repertoire.overlong(prompt.max))
        else:
            first = await self._type(prompt, "answer", self._sentence(prompt, 0))
        for number in range(1, 1 + max(self.traits.edits, int(self.traits.overlong))):
            await self.pause(20)
            text = self._sentence(prompt, number)
            self._say(prompt, "answer", composed(text))
            await self.rewrite(first, text)
            self._typed_at[prompt.ask] = self.chat.chat.last_message

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
        value: str | tuple[str, ...] = chosen if prompt.kind == "choices" else chosen[0]
        self._say(prompt, "answer", int(option) if prompt.kind == "scale" else value)
        await self._tap_and_hear(prompt, "answer", card, button)

    async def _type_option(self, prompt: Prompt) -> None:
        """Write the number of an option, as one may who does not see buttons."""
        options = options_on(self._cards[prompt.ask])
        if not options:
            return
        option = self._dice(prompt, "tap").choice(options)
        if prompt.kind == "scale":
            await self._type(prompt, "answer", option, int(option))
        else:
            number = str(options.index(option) + 1)
            value: str | tuple[str, ...] = (option,) if prompt.kind == "choices" else option
            await self._type(prompt, "answer", number, value)

    async def _own_words(self, prompt: Prompt) -> None:
        words = repertoire.few_words(self._dice(prompt, "say"), self.language, self.traits.script)
        self._say(prompt, "answer", (OTHER,) if prompt.kind == "choices" else OTHER)
        await self._type(prompt, OTHER, words)

    async def _explain(self, prompt: Prompt) -> None:
        if not self.traits.by_voice:
            words = repertoire.few_words(self._dice(prompt, "why"), self.language)
            await self._type(prompt, "why", words)

    def _sentence(self, prompt: Prompt, number: int) -> str:
        dice = self._dice(prompt, "say")
        text = repertoire.sentence(dice, self.language, self.traits.script, number)
        return text[: prompt.max].strip()
