"""Whether and how a text shows a preview of the page behind its link."""

from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.wire.parameters import Parameters

_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")


def read_preview(parameters: Parameters) -> dict[str, Any]:
    """The `link_preview_options` of a message, if any; raises BotApiError 400."""
    given = parameters.structure("link_preview_options", "link preview options")
    if given is None:
        disabled = parameters.flag("disable_web_page_preview")
        return {"link_preview_options": {"is_disabled": True}} if disabled else {}
    if not isinstance(given, dict):
        raise bad_request("object expected as link preview options")
    asked = Parameters(given)
    options: dict[str, Any] = {name: True for name in _FLAGS if asked.flag(name)}
    if url := asked.text("url"):
        options["url"] = url
    return {"link_preview_options": options} if options else {}
