"""The plan as a participant understands it: which question a card asks, and how one can answer."""

import re
import unicodedata

from bot.domain.plan.model import Day, FormField, Plan, Prompt
from bot.domain.plan.scalars import Localised
from bot.rehearsal.diary import Said
from bot.rehearsal.messages import Message, first_line, text_of, with_verb
from bot.rehearsal.sayings import head
from bot.texts import catalogue

_STEP = re.compile(r"^(\d+) \S+ (\d+) · ", re.MULTILINE)
OTHER = "other"


class Script:
    """What somebody who reads a language makes of the cards of a visit."""

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan = plan
        self.language = language
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
        for prompt in self.plan.prompts().values():
            if title == self.says(prompt.title or prompt.text).strip():
                small = f"seen-by-{prompt.seen_by.replace('_', '-')}"
                if catalogue.plain(self.language, small) in text:
                    return prompt
        return None

    def day_of(self, prompt: Prompt) -> Day:
        """Give the day on which a prompt is asked."""
        return self._days[prompt.ask]

    def step_of(self, prompt: Prompt, message: Message) -> FormField | None:
        """Tell at which question of a form a card is; none: at the overview."""
        found = _STEP.search(text_of(message))
        return prompt.fields[int(found[1]) - 1] if found else None

    def mine(self, message: Message) -> str:
        """Give what the card says one has answered; empty if nothing."""
        for key in ("prompt-mine", "prompt-my-questions"):
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
        return [composed(self.label(prompt, one))[:250] for one in values if one != OTHER]


def options_on(message: Message) -> list[str]:
    """Give the keys of the options that can be tapped, in their order."""
    return [button.words[3] for button in with_verb(message, "a")]


def composed(text: str) -> str:
    """Write a text as it is kept: composed (NFC), without surrounding blanks."""
    return unicodedata.normalize("NFC", text).strip()
