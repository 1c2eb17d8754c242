"""What every picture of a result has: a reader, a title, and how many answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.documents.charts import Bar, Chart
from bot.views.reader import Reader

Drawing = Callable[[], bytes]
"""Makes a PNG; slow, called in a thread."""


@dataclass(frozen=True)
class Frame:
    """Whose eyes a picture is for, what is asked, how many answered."""

    reader: Reader
    title: str
    total: str

    def word(self, key: str, **args: float | str) -> str:
        """Give a text of `pictures.ftl`."""
        return self.reader.plain(f"picture-{key}", args)

    def chart(self, bars: Sequence[Bar]) -> Chart:
        """Give a chart that is complete but for what is special about it."""
        return Chart(self.title, tuple(bars), self.total, "", self.reader.language)
