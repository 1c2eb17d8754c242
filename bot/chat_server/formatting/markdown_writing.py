"""A MarkdownV2 text while it is read: what is said so far, and which entities are open."""

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.chat_server.formatting.markdown_signs import ESCAPED, TARGET
from bot.chat_server.formatting.problems import MarkupError
from bot.chat_server.formatting.reading import Reading


class Opened(NamedTuple):
    """An entity that was begun: where in the source, at which UTF-16 offset and piece of text."""

    name: str
    place: int
    offset: int
    pieces: int
    language: str = ""


@dataclass
class Writing(Reading):
    """`quoted`: within a quote; `at_line_start`: only there a quote begins."""

    opened: list[Opened] = field(default_factory=list)
    quoted: bool = False
    at_line_start: bool = True

    def say(self, text: str, end: int) -> None:
        """Add to the text; what follows in the source begins at `end`."""
        super().say(text, end)
        last = text.rstrip("\r")
        if last:
            self.at_line_start = last == "\n"

    def at(self, sign: str) -> bool:
        """Whether the source goes on with that."""
        return self.source.startswith(sign, self.position)

    def push(self, name: str, place: int, language: str = "") -> None:
        """Begin an entity."""
        self.opened.append(Opened(name, place, self.offset, len(self.pieces), language))

    def target(self) -> str:
        """The address in round brackets that begins here; raises MarkupError."""
        match = TARGET.match(self.source, self.position)
        if not match or not match[2]:
            raise MarkupError("Can't find end of a URL", self.position + 1)
        self.position = match.end()
        return ESCAPED.sub(r"\1", match[1])

    def unended(self) -> MarkupError:
        """The error of a text that ends within an entity."""
        last = self.opened[-1]
        return MarkupError(f"Can't find end of {last.name} entity", last.place)
