"""Voting for the questions of others, and a second time after a talk."""

import re
from itertools import count

from bot.domain.plan.model import Prompt
from bot.rehearsal.chooser import Chooser
from bot.rehearsal.messages import Message, Tappable, text_of, with_verb

_VOTE, _DISCUSS = "v", "d"  # bot.domain.buttons.Verb
_LINE = re.compile(r"^(?:✓ )?(\d+)\. (.+)$", re.MULTILINE)
_GOES_AWAY = 0.1  # how many do not find their partner
_TAKES_BACK = 0.15  # how many take a vote back
_TRIES_OWN = 0.25  # how many try to vote for their own question, where they can guess its number


class Voter(Chooser):
    """Somebody who takes part in what comes after the first phase of a prompt."""

    async def _vote(self, prompt: Prompt) -> None:
        """Read all questions, and vote for some of them."""
        paper, dice = await self._paper(prompt), self._dice(prompt, "votes")
        if dice.random() < _TRIES_OWN or self.traits.explores:
            await self._try_own(prompt, paper)
        chosen = dice.sample(sorted(paper), k=min(len(paper), prompt.votes))
        if self.traits.types_only:
            await self._vote_by_numbers(prompt, {text: paper[text] for text in chosen})
            return
        for text in chosen:
            self._say(prompt, _part(paper[text]), text)
            await self._tap_and_hear(
                prompt, _part(paper[text]), self._cards[prompt.ask], paper[text]
            )
            await self.pause(3)
        if chosen and dice.random() < _TAKES_BACK:
            await self._take_back(prompt, self._cards[prompt.ask], paper[chosen[-1]])

    async def _paper(self, prompt: Prompt) -> dict[str, Tappable]:
        """Turn the pages of the ballot paper; give the button of each question."""
        found: dict[str, Tappable] = {}
        for page in count(1):
            card = self._cards[prompt.ask]
            buttons = with_verb(card, _VOTE)
            votes = [button for button in buttons if button.words[2] != "page"]
            found |= {question_on(card, number_on(button)): button for button in votes}
            later = [button for button in buttons if button.words[2:] == ["page", str(page)]]
            if not later:
                break
            await self.tap(card, later[0])
            await self.pause(1.5)
        return found

    async def _take_back(self, prompt: Prompt, card: Message, button: Tappable) -> None:
        alerts = len(self.diary.alerts)
        if await self.tap(card, button) and len(self.diary.alerts) == alerts:
            self._account(prompt).take_back(_part(button))

    async def _vote_by_numbers(self, prompt: Prompt, chosen: dict[str, Tappable]) -> None:
        for text, button in chosen.items():
            self._say(prompt, _part(button), text)
        await self.write(" ".join(number_on(button) for button in chosen.values()))
        await self.pause(4)
        ticked = text_of(self._cards[prompt.ask])
        for button in chosen.values():
            if f"✓ {number_on(button)}. " in ticked:
                self._account(prompt).confirm(_part(button))

    async def _try_own(self, prompt: Prompt, paper: dict[str, Tappable]) -> None:
        """Type a number that is missing on the paper: it is that of an own question."""
        numbers = {int(number_on(button)) for button in paper.values()}
        missing = sorted({*range(1, max(numbers, default=0) + 2)} - numbers)
        if missing and self._account(prompt).given:
            self.diary.act("tried to vote for their own question", self.world.now())
            await self.write(str(missing[0]))
            await self.pause(5)

    async def _talk(self, prompt: Prompt) -> None:
        """Talk in the call; some do not find whom they are to talk with."""
        card, dice = self._cards[prompt.ask], self._dice(prompt, "talk")
        buttons = with_verb(card, _DISCUSS)
        if buttons and dice.random() < _GOES_AWAY:
            await self.tap(card, buttons[0])

    async def _vote_again(self, prompt: Prompt) -> None:
        if self.traits.types_only:
            await self._type_option(prompt)
            return
        buttons = with_verb(self._cards[prompt.ask], "a")
        if buttons:
            option = self._dice(prompt, "again").choice(buttons).words[3]
            await self._tap_option(prompt, option, (option,))


def phase_on(message: Message) -> str:
    """Tell from a card's buttons in which phase its prompt is: voting, talking, again or empty."""
    if with_verb(message, _VOTE):
        return "voting"
    if with_verb(message, _DISCUSS):
        return "talking"
    return "again" if any(b.words[2] == "again" for b in with_verb(message, "a")) else ""


def number_on(button: Tappable) -> str:
    """Give the number of a question on its button."""
    return button.label.removeprefix("✓").strip()


def question_on(card: Message, number: str) -> str:
    """Give the question that stands behind a number on a ballot paper."""
    lines = dict(_LINE.findall(text_of(card)))
    return str(lines[number])


def _part(button: Tappable) -> str:
    return f"vote.{button.words[2]}"
