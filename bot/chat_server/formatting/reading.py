"""A marked-up text while it is read: how far, what it says, and which entities are in it."""

from dataclasses import dataclass, field

from bot.chat_server.formatting.entities import Entity, utf16_length


@dataclass
class Reading:
    """`position` is an index into the source, `offset` is in UTF-16 code units of what is said."""

    source: str
    position: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def say(self, text: str, end: int) -> None:
        """Add to the text; what follows in the source begins at `end`."""
        self.pieces.append(text)
        self.offset += utf16_length(text)
        self.position = end

    def keep(self, offset: int, details: Entity | None) -> None:
        """End an entity that began there; without text, or meaning nothing, it disappears."""
        length = self.offset - offset
        if length and details:
            self.entities.append({"offset": offset, "length": length} | details)
