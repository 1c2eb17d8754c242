"""Answering the press of a button."""

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

LONGEST_ANSWER = 200


@method
async def answer_callback_query(state: State, parameters: Parameters) -> bool:
    """End the spinner on a button, with a toast or an alert if there is a text."""
    text = parameters.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": parameters.flag("show_alert")}
    if url := parameters.text("url"):
        answer["url"] = url
    state.queries.answer(parameters.text("callback_query_id"), answer)
    return True
