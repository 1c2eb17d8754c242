"""How the bot gets its updates: asking for them, or being told."""

import re
from typing import Any

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.bot_api.said import Said
from bot.chat_server.bot_api.webhook_address import checked_address, checked_ip
from bot.chat_server.errors import BotApiError, bad_request, conflict
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
_TOLD = ("ip_address", "last_error_date", "last_error_message", "max_connections")


@method
async def get_updates(state: State, parameters: Parameters) -> list[Update]:
    """The next updates; waits for them up to `timeout` seconds."""
    if state.webhook:
        raise await state.updates.waiting.in_time(conflict(WEBHOOK_ACTIVE))
    state.updates.allow(_allowed(parameters))
    limit = parameters.clamped("limit", MOST_UPDATES, 1, MOST_UPDATES)
    timeout = 0 if state.closing else parameters.clamped("timeout", 0, 0, LONGEST_POLL)
    return await state.updates.poll(parameters.integer("offset"), limit, timeout)


@method
async def set_webhook(state: State, parameters: Parameters) -> Said:
    """Have updates posted to an address; an empty one ends that."""
    url, secret = parameters.text("url").strip(), parameters.text("secret_token")
    if not url:
        return _deleted(state, parameters)
    _check_secret(secret)
    webhook: dict[str, Any] = {"url": url, "secret": secret, **checked_address(url)}
    if fixed := parameters.text("ip_address").strip():
        webhook["ip_address"] = checked_ip(fixed)
    webhook["max_connections"] = parameters.clamped("max_connections", 40, 1, 100)
    state.updates.allow(_allowed(parameters))
    _change(state, parameters, webhook)
    return Said(result=True, description="Webhook was set")


@method
async def delete_webhook(state: State, parameters: Parameters) -> Said:
    """Have no updates posted any more."""
    return _deleted(state, parameters)


@method
async def get_webhook_info(state: State, _: Parameters) -> dict[str, Any]:
    """Where updates are posted, how many wait, and what went wrong last."""
    allowed = state.updates.allowed
    return {
        "url": state.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
        **{name: state.webhook[name] for name in _TOLD if name in state.webhook},
        **({"allowed_updates": sorted(allowed)} if allowed else {}),
    }


def _deleted(state: State, parameters: Parameters) -> Said:
    done = "Webhook was deleted" if state.webhook else "Webhook is already deleted"
    _change(state, parameters, {})
    return Said(result=True, description=done)


def _change(state: State, parameters: Parameters, webhook: dict[str, Any]) -> None:
    if parameters.flag("drop_pending_updates"):
        state.updates.drop()
    if webhook:
        state.updates.waiting.end(conflict("terminated by setWebhook request"))
    state.webhook = webhook
    state.keep_bot()
    state.webhook_changed.fire()


def _check_secret(secret: str) -> None:
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def _allowed(parameters: Parameters) -> list[str] | None:
    """The kinds that are asked for; None, so that nothing changes, for what is no list of texts."""
    try:
        given = parameters.structure("allowed_updates", "allowed updates")
    except BotApiError:
        return None
    if not isinstance(given, list) or not all(isinstance(kind, str) for kind in given):
        return None
    return [kind.lower() for kind in given]
