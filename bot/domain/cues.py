"""Which prompt of a day comes next: in the order of the plan, unless the team says otherwise.

The cue only proposes. Every prompt can be opened at any time, whatever the cue says.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Cue:
    """What the team said of the order.

    Attributes:
        next: the key of the prompt they went to; empty: the first that was not opened yet.
        skipped: the keys of those that are not asked.
        led_by: the person who has the lead; none: nobody said.
    """

    next: str = ""
    skipped: frozenset[str] = frozenset()
    led_by: int | None = None

    def coming(self, prompts: Sequence[str], opened: Collection[str]) -> str | None:
        """Give the key of the prompt that the team is at.

        Args:
            prompts: the keys of the day's prompts, in the plan's order.
            opened: the keys of those that were opened, and not withdrawn.
        """
        if self.next in prompts:
            return self.next
        waiting = (key for key in prompts if key not in opened and key not in self.skipped)
        return next(waiting, None)

    def without(self, key: str) -> "Cue":
        """Give the cue once a prompt is not asked: the next one takes its place."""
        ahead = "" if self.next == key else self.next
        return replace(self, next=ahead, skipped=self.skipped | {key})

    def asking(self, key: str) -> "Cue":
        """Give the cue once a prompt is to be asked after all."""
        return replace(self, skipped=self.skipped - {key})

    def at(self, key: str) -> "Cue":
        """Give the cue at a prompt."""
        return replace(self.asking(key), next=key)

    def passed(self, key: str) -> "Cue":
        """Give the cue once a prompt was opened: the plan's order again."""
        return self.asking(key).on()

    def on(self) -> "Cue":
        """Give the cue once the team follows the plan's order again."""
        return replace(self, next="")

    def led(self, person_id: int) -> "Cue":
        """Give the cue once somebody has the lead."""
        return replace(self, led_by=person_id)


def before(prompts: Sequence[str], key: str | None) -> str | None:
    """Give the prompt before one; before none, the last of the day."""
    place = prompts.index(key) if key in prompts else len(prompts)
    return prompts[place - 1] if place else None
