"""Answering a prompt: by a tap, by a text, by one's own words, and on second thoughts."""

from datetime import timedelta
from functools import partial

from bot.domain.plan.model import Prompt
from bot.rehearsal import repertoire
from bot.rehearsal.actor import Act
from bot.rehearsal.messages import Message, with_verb
from bot.rehearsal.script import IN_STEPS, composed
from bot.rehearsal.voter import Voter, phase_on

_WRITTEN = ("text", "questions", "words")
_OWN_WORDS = 0.15  # how many write their own words where they may
_TAKES_BACK = 0.06  # how many take an answer back for good
_TOO_LATE = timedelta(minutes=45)


class Answerer(Voter):
    """Somebody who answers every kind of prompt, in the way of their persona."""

    def _next_step(self, prompt: Prompt, message: Message) -> tuple[str, Act]:
        match phase_on(message):
            case "voting":
                return "vote", partial(self._vote, prompt)
            case "talking":
                return "talk", partial(self._talk, prompt)
            case "again":
                return "again", partial(self._vote_again, prompt)
        if prompt.kind in IN_STEPS:
            step = self.script.step_of(prompt, message)
            return step or ".", partial(self._fill, prompt, step)
        if self.script.asks_why(prompt, message):
            return "why", partial(self._explain, prompt)
        return "answer", partial(self._answer, prompt)

    async def _answer(self, prompt: Prompt) -> None:
        if prompt.kind in _WRITTEN and self.traits.by_voice:
            self.write_down("me", "(voice message)")
            await self.chat.send_voice()
        elif prompt.kind in _WRITTEN:
            await self._write_answer(prompt)
        else:
            await self._choose_among(prompt)
        if self._changes_their_mind(prompt):
            await self._withdraw(prompt)
        if self.traits.explores and prompt.open:
            self.plan(self.world.now() + _TOO_LATE, partial(self._tap_too_late, prompt))

    async def _choose_among(self, prompt: Prompt) -> None:
        if prompt.kind == "ranking":
            await self._rank(prompt)
        elif prompt.kind == "points":
            await self._share_out(prompt)
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
                    dice = self._dice(prompt, f"say{number}")
                    text = repertoire.question(dice, self.language, f"{self.name}.{number}")
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

    async def _explain(self, prompt: Prompt) -> None:
        if not self.traits.by_voice:
            words = repertoire.few_words(self._dice(prompt, "why"), self.language)
            await self._type(prompt, "why", words)

    def _changes_their_mind(self, prompt: Prompt) -> bool:
        optional = not (prompt.required or prompt.anonymous or prompt.votes)
        return optional and self._dice(prompt, "withdraw").random() < _TAKES_BACK

    async def _withdraw(self, prompt: Prompt) -> None:
        """Take the answer back: a tap, a question whether that is meant, a tap."""
        for move in ("withdraw", "gone"):
            await self.pause(12)
            card, alerts = self._cards[prompt.ask], len(self.diary.alerts)
            buttons = [b for b in with_verb(card, "f") if b.words[2] == move]
            if not buttons:
                return
            said = await self.tap(card, buttons[0])
            if move == "gone" and said and len(self.diary.alerts) == alerts:
                self._account(prompt).forget()
                self.diary.act("took an answer back", self.world.now())

    async def _tap_too_late(self, prompt: Prompt) -> None:
        """Tap what stood on the card while it was open."""
        buttons = self._tapped.get(prompt.ask)
        if buttons is not None:
            await self.tap(self._cards[prompt.ask], buttons)
            self.diary.act("answered too late", self.world.now())

    def _sentence(self, prompt: Prompt, number: int) -> str:
        dice = self._dice(prompt, "say")
        text = repertoire.sentence(dice, self.language, self.traits.script, number)
        return text[: prompt.max].strip()
