"""Who may see figures: whoever has the token, or sits at the machine."""

import hmac
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from bot.domain.web_address import is_local

_BEARER = "Bearer "
# What proxies add: a request that has one of these comes from elsewhere, whoever hands it on.
_HANDED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


@dataclass(frozen=True)
class Trust:
    """Tells who may see figures.

    Args:
        token: from anywhere with it; if empty, from this machine without one.
    """

    token: str

    def allows(self, request: Request) -> bool:
        """Tell whether a request may see them."""
        if self.token:
            given = request.headers.get("authorization", "")
            return hmac.compare_digest(given.encode(), f"{_BEARER}{self.token}".encode())
        return _is_local(request)


def _is_local(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in _HANDED_ON):
        return False
    return is_local(request.client.host) and _is_meant(request.headers.get("host", ""))


def _is_meant(host: str) -> bool:
    """Tell whether a request was made for this machine under its own name or a number.

    Any other name may be that of a foreign page which now leads a browser here.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
        if name != "localhost":
            ip_address(name)
    except ValueError:
        return False
    return True
