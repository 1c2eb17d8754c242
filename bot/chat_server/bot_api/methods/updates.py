"""How the bot gets its updates: asking for them, or being told."""

import re
from typing import Any

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.errors import bad_request, conflict
from bot.chat_server.state import State
from bot.chat_server.updates import Update
from bot.chat_server.wire.parameters import Parameters

LONGEST_POLL = 50
MOST_UPDATES = 100
LONGEST_SECRET = 256
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
_SECRET = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)


@method
async def get_updates(state: State, parameters: Parameters) -> list[Update]:
    """The next updates; waits for them up to `timeout` seconds."""
    if state.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    state.updates.allow(_allowed(parameters))
    limit = parameters.clamped("limit", MOST_UPDATES, 1, MOST_UPDATES)
    timeout = 0 if state.closing else parameters.clamped("timeout", 0, 0, LONGEST_POLL)
    return await state.updates.poll(parameters.integer("offset"), limit, timeout)


@method
async def set_webhook(state: State, parameters: Parameters) -> bool:
    """Have updates posted to an address; an empty one ends that."""
    url, secret = parameters.text("url").strip(), parameters.text("secret_token")
    if not url:
        return await delete_webhook(state, parameters) is True
    if not _ADDRESS.fullmatch(url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    _check_secret(secret)
    state.updates.allow(_allowed(parameters))
    most = parameters.clamped("max_connections", 40, 1, 100)
    _change(state, parameters, {"url": url, "secret": secret, "max_connections": most})
    return True


@method
async def delete_webhook(state: State, parameters: Parameters) -> bool:
    """Have no updates posted any more."""
    _change(state, parameters, {})
    return True


@method
async def get_webhook_info(state: State, _: Parameters) -> dict[str, Any]:
    """Where updates are posted, how many wait, and what went wrong last."""
    hidden = {"url": "", **state.webhook}
    hidden.pop("secret", None)
    allowed = state.updates.allowed
    return {
        **hidden,
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
        **({"allowed_updates": sorted(allowed)} if allowed else {}),
    }


def _change(state: State, parameters: Parameters, webhook: dict[str, Any]) -> None:
    if parameters.flag("drop_pending_updates"):
        state.updates.drop()
    if webhook:
        state.updates.end_poll(conflict("terminated by setWebhook request"))
    state.webhook = webhook
    state.keep_bot()
    state.webhook_changed.fire()


def _check_secret(secret: str) -> None:
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def _allowed(parameters: Parameters) -> list[str] | None:
    given = parameters.structure("allowed_updates", "allowed updates")
    return [str(kind) for kind in given] if isinstance(given, list) else None
