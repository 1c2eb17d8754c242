"""The store that keeps nothing; what every store can do."""

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]


class Memory:
    """Is told the same as a store and keeps nothing: everything ends with the process.

    Attributes:
        keeps: whether anything outlives the process.
        epoch: a random number that was made with the store, and the least id of its updates;
            0 in memory.
        trouble: why nothing can be written just now; empty: all is well.
    """

    keeps = False
    epoch = 0
    trouble = ""

    def keep(self, kind: str, key: str | int, document: object, content: bytes = b"") -> None:
        """Note what a thing is now: JSON, or an object whose `as_json` gives it when written."""

    def forget(self, kind: str, key: str | int) -> None:
        """Note that a thing is no more."""

    def kept(self, kind: str) -> Iterator[tuple[Document, bytes]]:
        """Everything of a kind, in the order of its coming."""
        del kind
        return iter(())

    def one(self, kind: str) -> Document:
        """The only thing of a kind; empty if there is none."""
        return next((document for document, _ in self.kept(kind)), {})

    async def written(self) -> None:
        """Return when everything that was noted so far is written; raises NotWritten."""

    async def cleaned(self) -> None:
        """Write, and leave nothing readable of what was forgotten; raises NotWritten."""

    def close(self) -> None:
        """Write what is not yet written, and let go of the store."""
