"""Fetching what people sent."""

from typing import Any

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters


@method
async def get_file(state: State, parameters: Parameters) -> dict[str, Any]:
    """Where a file can be downloaded."""
    if not parameters.text("file_id"):
        raise bad_request("file_id not specified")
    stored = state.files.downloadable(parameters.text("file_id"))
    return stored.as_json() | {"file_path": stored.path}
