"""What a simulated person saw and did: the other half of the proof, apart from the database."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Said = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of a transcript.

    Attributes:
        who: `bot`, `bot edits`, `toast` or `me`.
        buttons: the labels below a message.
        file: the name of a picture or document that came with it.
    """

    at: datetime
    who: str
    text: str
    buttons: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True)
class Wish:
    """How somebody wanted to be written to from an instant on.

    Attributes:
        what: of what.
        value: an IANA zone; hours such as `22:00-07:00`; `yes`; when a pause ends, in ISO format.
    """

    at: datetime
    what: Literal["zone", "quiet", "fewer", "pause"]
    value: str


@dataclass(frozen=True)
class Decision:
    """What a facilitator decided about something that people contributed.

    Attributes:
        what: hide · star · pin · merge.
        text: what it says.
        into: what it was merged into.
    """

    at: datetime
    prompt: str
    what: str
    text: str
    into: str = ""


@dataclass(frozen=True)
class Told:
    """A part of an answer that a facilitator wrote down for somebody."""

    name: str
    prompt: str
    part: str
    value: Said


@dataclass
class Answering:
    """What somebody answered to one prompt, part by part.

    Attributes:
        given: the last value of each part that they saw confirmed.
        said: what they said and have not seen confirmed yet.
        changes: how often they said something else than before.
    """

    given: dict[str, Said] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    changes: int = 0

    def say(self, part: str, value: Said) -> None:
        """Note what is being said."""
        before = self.said.get(part, self.given.get(part))
        self.changes += before is not None and before != value
        self.said[part] = value

    def take_back(self, part: str) -> None:
        """Note that a part was seen to be taken back."""
        self.said.pop(part, None)
        self.given.pop(part, None)

    def forget(self) -> None:
        """Note that the whole answer was seen to be taken back."""
        self.said.clear()
        self.given.clear()

    def confirm(self, part: str) -> None:
        """Note that it was seen to be recorded."""
        if part in self.said:
            self.given[part] = self.said.pop(part)


@dataclass
class Diary:
    """One person's own account of the visit.

    Attributes:
        check_ins: when they gave the word of a day and were told that it counts, by day.
        answers: by prompt.
        acts: other things that they did or were told, each once, with the instant.
        files: what they received, by the file's name.
        alerts: the answers to taps that came as a dialog.
        wishes: how they wanted to be written to, in the order in which they said so.
        comes: what they said of coming to a day, by the day's key; the last word counts.
        decisions: of a facilitator, about what people contributed.
        told: what a facilitator wrote down for others.
    """

    lines: list[Line] = field(default_factory=list)
    check_ins: dict[str, datetime] = field(default_factory=dict)
    answers: dict[str, Answering] = field(default_factory=dict)
    acts: dict[str, datetime] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    alerts: list[str] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    comes: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def answering(self, prompt: str) -> Answering:
        """Give the account of one prompt."""
        return self.answers.setdefault(prompt, Answering())

    def act(self, what: str, at: datetime) -> None:
        """Note something that was done; the first time counts."""
        self.acts.setdefault(what, at)
