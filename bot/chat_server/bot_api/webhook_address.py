"""Where a webhook may be: on the internet by HTTPS, or on this machine and its network by HTTP too.

Telegram refuses what is not on the internet; a bot under test is hardly ever anywhere else.
"""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from bot.chat_server.errors import BotApiError, bad_request

PORTS = (443, 80, 88, 8443)
INVALID = "invalid webhook URL specified"


def checked_address(url: str) -> dict[str, str]:
    """The `ip_address` of a webhook, as far as its URL tells it; raises BotApiError 400."""
    split = _split(url)
    host = split.hostname or ""
    found = "127.0.0.1" if host == "localhost" else host if _address(host) else ""
    if not _is_near(host):
        if split.scheme != "https":
            raise _bad_webhook("An HTTPS URL must be provided for webhook")
        if (split.port or PORTS[0]) not in PORTS:
            raise _bad_webhook("Webhook can be set up only on ports 80, 88, 443 or 8443")
    return {"ip_address": found} if found else {}


def checked_ip(given: str) -> str:
    """The `ip_address` of a call; raises BotApiError 400."""
    if _address(given) is None:
        raise _bad_webhook("Invalid IP address specified")
    return given


def _split(url: str) -> SplitResult:
    try:
        split = urlsplit(url)
        good = split.hostname and split.port != 0
    except ValueError:
        good = False
    if not good or split.scheme not in ("http", "https") or any(map(str.isspace, url)):
        raise _bad_webhook(INVALID)
    return split


def _is_near(host: str) -> bool:
    """Whether it is on this machine, on its network, or a name such as containers have."""
    address = _address(host)
    return address.is_private if address else "." not in host or host.endswith(".localhost")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _bad_webhook(text: str) -> BotApiError:
    return bad_request(f"bad webhook: {text}")
