"""Which addresses a text or a button may link to."""

import re
from typing import Any

_WEB = re.compile(
    r"(?:https?://)?(?:[\w-]+(?:\.[\w-]+)+|localhost)\.?(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)
_WEB_SERVER = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_APP = re.compile(r"(?:tg|ton)://\S+", re.IGNORECASE)
_USER = re.compile(r"tg://user\?id=(\d{1,18})", re.IGNORECASE)


def checked_link(address: str) -> str | None:
    """The address as a link keeps it (with scheme and path), or None if it is none."""
    address = address.strip()
    if _APP.fullmatch(address):
        return address
    if not (_WEB.fullmatch(address) or _WEB_SERVER.fullmatch(address)):
        return None
    if "://" not in address:
        address = f"http://{address}"
    host = address.split("://", 1)[1]
    return address if re.search(r"[/?#]", host) else f"{address}/"


def text_link(address: str) -> dict[str, Any] | None:
    """What a link entity needs besides its place: a url, a user for tg://user, or None."""
    user = _USER.fullmatch(address.strip())
    if user:
        person = {"id": int(user[1]), "is_bot": False, "first_name": ""}
        return {"type": "text_mention", "user": person}
    url = checked_link(address)
    return {"url": url} if url else None
