"""Which addresses a text or a button may link to."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.chat_server.formatting.dates import date_details
from bot.chat_server.formatting.problems import MarkupError

_WEB = re.compile(
    r"(?:https?://)?(?:[\w-]+(?:\.[\w-]+)+|localhost)\.?(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)
_WEB_SERVER = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_APP = re.compile(r"(?:tg|ton|tonsite)://\S+", re.IGNORECASE)
_USER = re.compile(r"tg:(?://)?user\?id=(\d{1,18})", re.IGNORECASE | re.ASCII)
_MARKED = re.compile(r"tg:(?://)?(emoji|time)\?(\S*)", re.IGNORECASE)
_NUMBER = re.compile(r"0*[1-9]\d{0,18}", re.ASCII)


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


def is_https(address: str) -> bool:
    """Whether a checked link may open an app within Telegram."""
    return urlsplit(address).scheme == "https"


def linked_user(address: str) -> int | None:
    """The id of the user that `tg://user?id=` means."""
    match = _USER.fullmatch(address.strip())
    return int(match[1]) or None if match else None


def text_link(address: str) -> dict[str, Any] | None:
    """What a link entity needs besides its place: a url, a user for tg://user, or None."""
    user = linked_user(address)
    if user is not None:
        return {"type": "text_mention", "user": {"id": user, "is_bot": False, "first_name": ""}}
    url = checked_link(address)
    return {"type": "text_link", "url": url} if url else None


def marked_link(address: str) -> dict[str, Any] | None:
    """What the entity of a `tg://emoji` or `tg://time` link needs; raises MarkupError."""
    match = _MARKED.fullmatch(address.strip())
    values = {name: one[0] for name, one in parse_qs(match[2]).items()} if match else {}
    if match and match[1].lower() == "emoji" and is_number(values.get("id", "")):
        return {"type": "custom_emoji", "custom_emoji_id": values["id"]}
    if match and match[1].lower() == "time" and is_number(values.get("unix", "")):
        details = date_details(int(values["unix"]), values.get("format", ""))
        return {"type": "date_time"} | details if details else None
    raise MarkupError("Invalid tg://emoji or tg://time URL specified")


def is_number(text: str) -> bool:
    """Whether it is the number of something: digits that are not 0."""
    return _NUMBER.fullmatch(text) is not None
