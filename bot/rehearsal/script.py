"""The plan as a participant understands it: which question a card asks, and how one can answer."""

import re
import unicodedata
from collections.abc import Mapping

from bot.domain.plan.model import Day, Plan, Prompt
from bot.domain.plan.scalars import Localised
from bot.rehearsal.diary import Said
from bot.rehearsal.messages import Message, first_line, text_of, with_verb
from bot.rehearsal.sayings import head
from bot.texts import catalogue

_STEP = re.compile(r"^(\d+) \S+ (\d+) · ", re.MULTILINE)
OTHER = "other"
IN_STEPS = frozenset({"form", "grid"})  # one question after the other
_LATER = ("v", "d")  # bot.domain.buttons: what a card has after its first phase


class Script:
    """What somebody who reads a language makes of the cards of a visit.

    Args:
        plan: what was planned.
        language: which they read.
        spots: what was asked beside the plan, by key; grows while the visit goes on.
    """

    def __init__(self, plan: Plan, language: str, spots: Mapping[str, Prompt]) -> None:
        self.plan = plan
        self.language = language
        self._spots = spots
        self._days = {
            item.ask: day
            for day in plan.days
            for session in day.sessions
            for item in session.run
            if isinstance(item, Prompt)
        }

    def says(self, text: Localised) -> str:
        """Give a text of the plan as this reader sees it."""
        return text.in_(self.language, self.plan.working_language)

    def asked_in(self, message: Message) -> Prompt | None:
        """Tell which open prompt a message is the card of."""
        title, text = first_line(message), text_of(message)
        for prompt in (*self.plan.prompts().values(), *self._spots.values()):
            if title == self.says(prompt.title or prompt.text).strip():
                small = f"seen-by-{prompt.seen_by.replace('_', '-')}"
                asked = catalogue.plain(self.language, small) in text
                return prompt if asked or with_verb(message, *_LATER) else None
        return None

    def day_of(self, prompt: Prompt) -> Day | None:
        """Give the day on which a prompt of the plan is asked."""
        return self._days.get(prompt.ask)

    def step_of(self, prompt: Prompt, message: Message) -> str:
        """Tell at which question of several a card is, by its key; empty: at the overview."""
        found = _STEP.search(text_of(message))
        keys = [field.key for field in prompt.fields] or list(prompt.options)
        return keys[int(found[1]) - 1] if found else ""

    def mine(self, message: Message) -> str:
        """Give what the card says one has answered; empty if nothing."""
        for key in ("discuss-mine", "prompt-mine", "prompt-my-questions"):
            _, found, rest = text_of(message).partition(head(self.language, key, "answer"))
            if found:
                return composed(rest.split("\n\n")[0])
        return ""

    def asks_why(self, prompt: Prompt, message: Message) -> bool:
        """Tell whether a card asks for the reason of a low rating."""
        return prompt.then is not None and self.says(prompt.then.text) in text_of(message)

    def label(self, prompt: Prompt, value: str) -> str:
        """Give how an option is written."""
        return self.says(prompt.options[value]) if value in prompt.options else value

    def pieces(self, prompt: Prompt, value: Said) -> list[str]:
        """Give what must stand on the card once a value is recorded."""
        values = value if isinstance(value, tuple) else (str(value),)
        if prompt.kind in {"ranking", "points"}:
            values = tuple(one.partition("=")[0] for one in re.split(r" > | \+ ", str(value)))
        if prompt.kind == "temperature":
            return []
        return [composed(self.label(prompt, one))[:250] for one in values if one != OTHER]


def options_on(message: Message) -> list[str]:
    """Give the keys of the options that can be tapped, in their order."""
    return [button.words[3] for button in with_verb(message, "a")]


def composed(text: str) -> str:
    """Write a text as it is kept: composed (NFC), without surrounding blanks."""
    return unicodedata.normalize("NFC", text).strip()
