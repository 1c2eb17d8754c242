"""What is wrong with a marked-up text, and where."""

from bot.chat_server.errors import BotApiError, bad_request


class MarkupError(Exception):
    """What is wrong, and where (an index into the source), if the place is told."""

    def __init__(self, text: str, place: int | None = None, more: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.place = place
        self.more = more

    def refusal(self, source: str) -> BotApiError:
        """400 `can't parse entities: …`, with the place in bytes."""
        where = ""
        if self.place is not None:
            before = source[: self.place].encode("utf-8", "surrogatepass")
            where = f" at byte offset {len(before)}"
        return bad_request(f"can't parse entities: {self.text}{where}{self.more}")
