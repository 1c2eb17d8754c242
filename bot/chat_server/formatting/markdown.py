"""`parse_mode=MarkdownV2`: from signs to entities, with the errors of the real server.

The rules were read from tdlib: byte offsets in errors, UTF-16 offsets in entities, an entity
without text disappears, `||` at the end of a quote makes it expandable.
"""

from bot.chat_server.formatting.entities import Formatted, in_order
from bot.chat_server.formatting.links import marked_link, text_link
from bot.chat_server.formatting.markdown_signs import (
    CLOSERS,
    CODES,
    ESCAPED,
    LANGUAGE,
    NEW_LINE,
    PLAIN,
    PLAIN_CODE,
    SIGN,
    SIGNS,
    TYPES,
)
from bot.chat_server.formatting.markdown_writing import Opened, Writing
from bot.chat_server.formatting.problems import MarkupError


def parse_markdown(source: str) -> Formatted:
    """The plain text of a MarkdownV2 text, and its entities in UTF-16 code units.

    Raises BotApiError 400 `can't parse entities: …`.
    """
    try:
        return _Parser(source).parse()
    except MarkupError as error:
        raise error.refusal(source) from error


class _Parser(Writing):
    def parse(self) -> Formatted:
        while self.position < len(self.source):
            self._step()
        if self.quoted:
            self._end_last_quote()
        if self.opened:
            raise self.unended()
        return "".join(self.pieces), in_order(self.entities)

    def _step(self) -> None:
        in_code = bool(self.opened) and self.opened[-1].name in CODES
        if match := ESCAPED.match(self.source, self.position):
            self.say(match[1], match.end())
        elif match := (PLAIN_CODE if in_code else PLAIN).match(self.source, self.position):
            self.say(match[0], match.end())
        elif self._is_end():
            self._end()
        else:
            self._begin()

    def _is_end(self) -> bool:
        if not self.opened:
            return False
        if self.quoted and self.at("\n") and not self.at("\n>"):
            return True
        name = self.opened[-1].name
        if name == "Italic":
            return self.at("_") and not self.at("__")
        return name in CLOSERS and self.at(CLOSERS[name])

    def _begin(self) -> None:
        if self.at("\n"):
            self.say("\n", self.position + 1)
        elif self.at(">") and self.at_line_start:
            self._begin_quote()
        elif match := SIGN.match(self.source, self.position):
            self._open(match[0])
        else:
            sign = self.source[self.position]
            escape = "' is reserved and must be escaped with the preceding '\\'"
            raise MarkupError(f"Character '{sign}{escape}")

    def _begin_quote(self) -> None:
        if not self.quoted:
            self.push("BlockQuote", self.position)
            self.quoted = True
        self.position += 1

    def _open(self, sign: str) -> None:
        begin, name = self.position, SIGNS[sign]
        self.position += len(sign)
        language = self._language() if name == "Pre" else ""
        self.push("PreCode" if language else name, begin, language)

    def _language(self) -> str:
        """The language behind the signs of a code block, and the line feed, are no text."""
        match = LANGUAGE.match(self.source, self.position)
        if match:
            self.position = match.end()
        if line := NEW_LINE.match(self.source, self.position):
            self.position = line.end()
        return match[1] if match else ""

    def _end(self) -> None:
        if self.at("\n"):
            self._end_quote()
            return
        opened = self.opened.pop()
        self.position += len(CLOSERS[opened.name])
        match opened.name:
            case "TextUrl":
                self.keep(opened.offset, text_link(self._link(opened)))
            case "CustomEmoji":
                self.keep(opened.offset, marked_link(self._marked()))
            case name:
                language = {"language": opened.language} if opened.language else {}
                self.keep(opened.offset, {"type": TYPES[name]} | language)

    def _end_quote(self) -> None:
        kind = self._kind_of_quote(self.position)
        if self.opened[-1].name != "BlockQuote":
            raise self.unended()
        opened = self.opened.pop()
        self.say("\n", self.position + 1)
        self.keep(opened.offset, {"type": kind})
        self.quoted = False

    def _end_last_quote(self) -> None:
        kind = self._kind_of_quote(len(self.source))
        if self.opened[-1].name == "BlockQuote":
            self.keep(self.opened.pop().offset, {"type": kind})

    def _kind_of_quote(self, place: int) -> str:
        """A spoiler that begins where the quote ends is no spoiler: the quote is expandable."""
        last = self.opened[-1]
        marks = self.source[last.place : place].rstrip("\r")
        if last.name != "Spoiler" or marks != "||":
            return "blockquote"
        self.opened.pop()
        return "expandable_blockquote"

    def _link(self, opened: Opened) -> str:
        return self.target() if self.at("(") else "".join(self.pieces[opened.pieces :])

    def _marked(self) -> str:
        if not self.at("("):
            raise MarkupError("The entity must contain a tg://emoji or tg://time URL")
        return self.target()
