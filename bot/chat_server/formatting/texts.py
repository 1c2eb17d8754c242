"""The text or caption of a call: parsed, checked and measured as the real server does it."""

import contextlib
from collections.abc import Callable
from typing import Any

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.formatting.entities import Entity, Formatted
from bot.chat_server.formatting.explicit import read_entities
from bot.chat_server.formatting.fitting import fitted
from bot.chat_server.formatting.html import parse_html
from bot.chat_server.formatting.markdown import parse_markdown
from bot.chat_server.formatting.markdown_legacy import parse_legacy
from bot.chat_server.wire.parameters import Parameters

LARGEST_SOURCE = 2**15
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

_MODES: dict[str, Callable[[str], Formatted]] = {
    "html": parse_html,
    "markdown": parse_legacy,
    "markdownv2": parse_markdown,
}
_NO_MODE = ("", "none")


def read_text(parameters: Parameters) -> Formatted:
    """The `text` of a message with its entities; raises BotApiError 400."""
    if not parameters.text("text"):
        raise bad_request("message text is empty")
    text, entities = read_formatted(parameters, "text", "entities")
    if not text:
        raise bad_request("text must be non-empty")
    return text, entities


def check_text_length(text: str) -> None:
    """Refuse more than 4096 code points."""
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")


def read_caption(parameters: Parameters) -> dict[str, Any]:
    """The `caption` with its entities, as fields of a message; raises BotApiError 400."""
    return fitted_caption(parse(parameters, "caption", "caption_entities"))


def fitted_caption(parsed: Formatted) -> dict[str, Any]:
    """A parsed caption as fields of a message; raises BotApiError 400."""
    text, entities = fitted(*parsed)
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return as_fields("caption", text, entities)


def as_fields(name: str, text: str, entities: list[Entity]) -> dict[str, Any]:
    """Fields `text` and `entities`, or `caption` and `caption_entities`; empty ones left out."""
    listed = "entities" if name == "text" else "caption_entities"
    return {name: text, listed: entities} if entities else {name: text} if text else {}


def read_formatted(
    parameters: Parameters, name: str, listed: str, mode_name: str = "parse_mode"
) -> Formatted:
    """A text of a call as a message keeps it; raises BotApiError 400."""
    return fitted(*parse(parameters, name, listed, mode_name))


def parse(
    parameters: Parameters, name: str, listed: str, mode_name: str = "parse_mode"
) -> Formatted:
    """A text of a call, marked up or with listed entities beside it; a mode wins over a list.

    Raises BotApiError 400 for what cannot be read; what does not fit is not looked at.
    """
    source, mode = parameters.text(name), parameters.text(mode_name).lower()
    if (
        len(source) > LARGEST_SOURCE // 4
        and len(source.encode("utf-8", "replace")) > LARGEST_SOURCE
    ):
        raise bad_request("text is too long")
    if not source or mode in _NO_MODE:
        return source, _listed(parameters, listed)
    if mode not in _MODES:
        raise bad_request("unsupported parse_mode")
    return _MODES[mode](source)


def _listed(parameters: Parameters, name: str) -> list[Entity]:
    """What is listed beside a text; what is no JSON is nothing, as the real server takes it."""
    given = None
    with contextlib.suppress(BotApiError):
        given = parameters.structure(name, "entities")
    return read_entities(given)
