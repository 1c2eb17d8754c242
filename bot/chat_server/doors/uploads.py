"""What people may upload: no programs, 20 MiB each, so much and so many a day."""

from collections.abc import Iterator
from math import ceil
from pathlib import PurePath
from typing import Any

from bot.chat_server.chats import Chat, Message
from bot.chat_server.doors.guard import slow_down
from bot.chat_server.doors.rates import FILES, KIBIBYTES, Rates
from bot.chat_server.errors import PersonError
from bot.chat_server.files import plain_name
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Upload

LARGEST_UPLOAD = 20 * 1024 * 1024
DAILY_BYTES = 200 * 1024 * 1024
DAILY_FILES = 200
DAY = 86_400
_KIBIBYTE = 1024
_PROGRAMS = """
.exe .msi .msix .msp .com .scr .pif .cpl .dll .sys .bat .cmd .ps1 .psm1 .psd1 .ps1xml .vbs .vbe .js
.jse .wsf .wsh .hta .reg .inf .chm .scf .lnk .url .gadget .application .jnlp .diagcab .library-ms
.search-ms .settingcontent-ms .appref-ms .jar .apk .ipa .app .dmg .pkg .command .deb .rpm .sh .run
.appimage .desktop .iso .img .vhd .vhdx .xll .xlam .docm .dotm .xlsm .xltm .pptm .ppam .potm
"""
PROGRAMS = frozenset(_PROGRAMS.split())
_BEGINNINGS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
_KINDS = ("document", "voice", "audio", "video")


def check_uploads(state: State, values: dict[str, Any]) -> None:
    """Refuse files that somebody may not send; raises PersonError 403, 413 or 429."""
    chat = state.chat(values["person"])
    for upload in values.values():
        if isinstance(upload, Upload):
            check_upload(upload)
            if state.doors.reception is not None:
                _check_day(chat, len(upload.content), state.now())
                _count(state.doors.rates, chat.id, len(upload.content))


def check_upload(upload: Upload) -> None:
    """Refuse what is too large, or what would run if somebody opened it."""
    if len(upload.content) > LARGEST_UPLOAD:
        raise PersonError(413, "a file has at most 20 MiB")
    # What follows a colon, and dots and blanks at the end, is not seen by every system.
    name = plain_name(upload.name).lower()
    ends = {PurePath(one.rstrip(". \u00a0")).suffix for one in (name, name.partition(":")[0])}
    if PROGRAMS & ends or _runs(upload.content):
        raise PersonError(403, "programs cannot be sent here; a picture or a document can")


def _runs(content: bytes) -> bool:
    """Whether it begins as programs do on one of the usual systems."""
    windows = content.startswith(b"MZ") and b"\0" in content[:64]
    return windows or content.startswith(_BEGINNINGS)


def sent_since(chat: Chat, instant: float) -> list[int]:
    """The sizes of the files that a person has sent since then, in bytes."""
    sizes: list[int] = []
    for message in reversed(chat.messages.values()):
        if message["date"] < instant:
            break
        if message["from"]["id"] == chat.id:
            sizes += _sizes(message)
    return sizes


def _check_day(chat: Chat, size: int, now: int) -> None:
    sizes = sent_since(chat, now - DAY)
    if len(sizes) >= DAILY_FILES or sum(sizes) + size > DAILY_BYTES:
        raise PersonError(429, "that is enough for a day: no more files before tomorrow")


def _count(rates: Rates, person: int, size: int) -> None:
    """Count what comes in, for messages that are deleted or refused count no more."""
    kibibytes = ceil(size / _KIBIBYTE)
    slow_down(rates.wait(KIBIBYTES, person, kibibytes) or rates.take(FILES, person))
    rates.add(KIBIBYTES, person, kibibytes)


def _sizes(message: Message) -> Iterator[int]:
    yield from (message[kind]["file_size"] for kind in _KINDS if kind in message)
    yield from (one["file_size"] for one in message.get("photo", ())[-1:])
