"""`parse_mode=Markdown`, the old way: no entity within another, few signs, few escapes."""

import re

from bot.chat_server.formatting.entities import Entity, Formatted, utf16_length
from bot.chat_server.formatting.links import text_link
from bot.chat_server.formatting.problems import MarkupError

_STEP = re.compile(
    r"\\(?P<escaped>[_*`\[])|(?P<plain>[^\\_*`\[]+|\\)"
    r"|```(?:(?P<language>[^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?(?P<block>.*?)```"
    r"|(?!```)(?P<sign>[_*`])(?P<marked>.*?)(?P=sign)"
    r"|\[(?P<label>[^\]]*)\](?:\((?P<url>[^)]*)\)?)?",
    re.DOTALL,
)
_STYLES = {"_": "italic", "*": "bold", "`": "code"}


def parse_legacy(source: str) -> Formatted:
    """The plain text and its entities; raises BotApiError 400 `can't parse entities: …`."""
    try:
        return _parse(source)
    except MarkupError as error:
        raise error.refusal(source) from error


def _parse(source: str) -> Formatted:
    pieces: list[str] = []
    entities: list[Entity] = []
    position = offset = 0
    while position < len(source):
        match = _STEP.match(source, position)
        if not match:
            raise MarkupError("Can't find end of the entity starting", position)
        piece, details = _read(match)
        length = utf16_length(piece)
        if details and length:
            entities.append({"offset": offset, "length": length} | details)
        pieces.append(piece)
        position, offset = match.end(), offset + length
    return "".join(pieces), entities


def _read(match: re.Match[str]) -> tuple[str, Entity | None]:
    if match["block"] is not None:
        language = {"language": match["language"]} if match["language"] else {}
        return match["block"], {"type": "pre"} | language
    if match["sign"]:
        return match["marked"], {"type": _STYLES[match["sign"]]}
    if match["label"] is not None:
        url = match["label"] if match["url"] is None else match["url"]
        return match["label"], text_link(url)
    return match["escaped"] or match["plain"], None
