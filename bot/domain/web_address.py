"""Addresses on the web, as an operator sets them: what is wrong with one."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

_WEBHOOK_PORTS = {None, 443, 80, 88, 8443}  # Bot API, setWebhook


def base_fault(address: str) -> str:
    """Say what keeps an address from being the beginning of others; empty: nothing.

    The fault never quotes the address: there may be a password in it.
    """
    parts = _split(address)
    if parts is None:
        return "it cannot be read as an address on the web"
    if parts.scheme not in {"http", "https"}:
        return "it does not begin with https:// or http://"
    if not parts.hostname:
        return "it names no host"
    if "@" in parts.netloc:
        return "there is a user or a password in it"
    if "?" in address or "#" in address:
        return "there is a ? or a # in it"
    return ""


def webhook_fault(address: str) -> str:
    """Say what keeps the Bot API from bringing updates to an address; empty: nothing.

    A chat server on the same machine brings them without https, to any port.
    """
    fault = base_fault(address)
    parts = _split(address)
    if fault or parts is None or (parts.scheme == "http" and is_local(parts.hostname or "")):
        return fault
    if parts.scheme != "https":
        return "it does not begin with https://"
    if parts.port not in _WEBHOOK_PORTS:
        return "its port is none of 443, 80, 88 and 8443"
    return ""


def is_local(host: str) -> bool:
    """Tell whether a host's name, or its number, is this machine's own for itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Tell whether others may reach an address: it names a host, and not just this machine."""
    parts = _split(address)
    host = (parts.hostname if parts else "") or ""
    try:
        return bool(host) and not is_local(host) and not ip_address(host).is_unspecified
    except ValueError:  # a name
        return True


def _split(address: str) -> SplitResult | None:
    """Take an address apart; none: it has blanks in it, or a port that cannot be."""
    try:
        parts = urlsplit(address)
        found = parts.port != 0 and address.isprintable() and " " not in address
    except ValueError:
        return None
    return parts if found else None
