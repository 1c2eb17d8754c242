"""The `language_code` of a call: two letters, or none for everybody."""

import re

from bot.chat_server.errors import bad_request
from bot.chat_server.wire.parameters import Parameters

_LANGUAGE = re.compile(r"[a-z]{2}|", re.ASCII)


def language_of(parameters: Parameters) -> str:
    """The language; raises BotApiError 400 if it is none."""
    language = parameters.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language
