"""Leaving this server for another one: see `bot.chat_server.login`."""

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.login import LOGGED_OUT, RESTART
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters


@method
async def log_out(state: State, _: Parameters) -> bool:
    """End the bot's stay: no updates wait any more, no webhook, no calls for 10 minutes."""
    state.login.log_out()
    state.updates.waiting.end(LOGGED_OUT)
    state.updates.drop()
    state.webhook = {}
    state.webhook_changed.fire()
    state.keep_bot()
    return True


@method
async def close(state: State, _: Parameters) -> bool:
    """End the call that waits for updates; everything that waits is kept."""
    state.login.close()
    state.updates.waiting.end(RESTART)
    return True
