"""The card of an announcement: from its first word to who got it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import DRAFT, SENT, WAITING, Fate
from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say
from bot.services.announcement_acts import TEXT, TIME
from bot.services.announcement_letters import LETTER, words
from bot.services.looking import ANNOUNCING, Look
from bot.services.outside import Reach
from bot.services.spreading import fates, reach_at
from bot.texts import times
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import excerpt, fitting
from storage.ids import short, unshort
from storage.work import Reading

_SHOWN = 500  # code points of the text, once it has left
_LINE = 100  # and on the run sheet
_LATELY = timedelta(hours=12)
_MOST_NAMES = 20
_ROOM_FOR_NAMES = 800  # code points, of those who share one fate
_SOON = timedelta(minutes=2)  # within which seconds count
_NAMED = (Fate.MORNING, Fate.UNREACHED)  # who paused is nobody else's business


def announcement_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw an announcement (its id as `short` writes it) for one of the team."""
    row = reading.announcements.one(unshort(about))
    if row is None or not reading.people.leads(address.person_id or 0, row.visit_id):
        return None
    reader = reader_of(reading, address, row.visit_id)
    look = ANNOUNCING.at(reading, address.person_id)
    page = look.page if look is not None and look.about == about else ""
    if row.state == SENT:
        return Content("\n".join(_sent(reading, reader, row)))
    if row.state not in {DRAFT, WAITING}:
        return Content(reader.say("announce-discarded"))
    if page == TEXT:
        return _ask_text(reader, row)
    if page == TIME and look is not None:
        return _ask_time(reader, row, look)
    lines, rows = (
        _waiting(reading, reader, row) if row.state == WAITING else _draft(reading, reader, row)
    )
    return Content("\n".join(lines), reader.keyboard(rows))


def reach_line(reader: Reader, reached: Reach, at: str = "", *, then: bool = False) -> list[str]:
    """Say whom something reaches now, or `then`, and whom not."""
    args: dict[str, Arg] = {"now": reached.now, "later": reached.later}
    if not reached.later:
        key = "now"
    elif reached.at is None:
        key = "later"
    else:
        key, args["at"] = "at", f"{reached.at:%H:%M}"
    lines = [reader.say(f"reaches-{'then-' if then else ''}{key}", args)]
    if reached.silent:
        lines.append(reader.say("reaches-silent", {"silent": reached.silent}))
    return [at, *lines] if at else lines


def latest_announcement(reading: Reading, reader: Reader, visit_id: int) -> list[str]:
    """Say, for the team, what was announced last; nothing if that is some time ago."""
    rows = reading.announcements.of_visit(visit_id)
    left = [row for row in rows if row.state == SENT and row.leaves_at > reading.now - _LATELY]
    if not left:
        return []
    row = max(left, key=lambda one: one.leaves_at)
    said = {**words(reading, row), "text": excerpt(" ".join(row.text.split()), _LINE)}
    when = At(row.leaves_at, "moment")
    return [reader.say("announce-latest", {**said, "when": when})]


def _ask_text(reader: Reader, row: Row[Any]) -> Content:
    rows = [[_button(row, "keep")]] if row.text else [[_button(row, "drop")]]
    return Content(reader.say("announce-ask-text"), reader.keyboard(rows))


def _ask_time(reader: Reader, row: Row[Any], look: Look) -> Content:
    city = times.city(reader.host_zone, reader.language)
    lines = [reader.say("announce-ask-time", {"city": city})]
    if look.unclear:
        lines.insert(0, reader.say("announce-unclear", {"said": look.unclear}))
    return Content("\n".join(lines), reader.keyboard([[_button(row, "keep")]]))


def _draft(reading: Reading, reader: Reader, row: Row[Any]) -> tuple[list[str], Keyboard]:
    if not row.text:
        rows = [[_button(row, "text", "write")], [_button(row, "drop")]]
        return [reader.say("announce-empty")], rows
    reached = reach_at(reading, row.visit_id, reading.now)
    lines = [
        reader.say("announce-preview"),
        "",
        *_letter(reading, reader, row),
        "",
        reader.say("announce-one-language"),
        *reach_line(reader, reached),
    ]
    rows = [
        [_button(row, "send"), _button(row, "time")],
        [_button(row, "text"), _button(row, "drop")],
    ]
    return lines, rows


def _waiting(reading: Reading, reader: Reader, row: Row[Any]) -> tuple[list[str], Keyboard]:
    left = row.leaves_at - reading.now
    reached = reach_at(reading, row.visit_id, max(row.leaves_at, reading.now))
    host = replace(reader, zone=reader.host_zone)
    when: dict[str, Arg] = {"when": At(row.leaves_at, "moment")}
    if left <= _SOON:
        first = reader.say("announce-soon")
    else:
        city = times.city(reader.host_zone, reader.language)
        first = host.say("announce-planned", {**when, "city": city})
    lines = [
        first,
        "",
        *_letter(reading, reader, row),
        "",
        *reach_line(reader, reached, then=left > _SOON),
    ]
    later = [] if left <= _SOON else [[_button(row, "time", "other-time")]]
    return lines, [[_button(row, "undo")], [_button(row, "once")], *later]


def _sent(reading: Reading, reader: Reader, row: Row[Any]) -> list[str]:
    found = fates(reading, row)
    when = At(row.leaves_at, "moment")
    lines = [
        reader.say("announce-sent", {"when": when}),
        "",
        reader.say(LETTER, {**words(reading, row), "text": excerpt(row.text, _SHOWN)}),
        "",
    ]
    told = [_fate(reader, what, found[what]) for what in Fate if what in found]
    return [*lines, *(told or [reader.say("announce-nobody")])]


def _fate(reader: Reader, what: Fate, names: Sequence[str]) -> str:
    line = reader.say(f"announce-{what.value}", {"count": len(names)})
    if what not in _NAMED:
        return line
    shown = fitting(names, _MOST_NAMES, _ROOM_FOR_NAMES)
    named = reader.say("list-separator").join(
        reader.say("announce-name", {"name": name}) for name in shown
    )
    more = len(names) - len(shown)
    return f"{line} {named}" + (
        f" {reader.say('announce-more', {'count': more})}" if more > 0 else ""
    )


def _letter(reading: Reading, reader: Reader, row: Row[Any]) -> list[str]:
    return [reader.say(LETTER, words(reading, row))]


def _button(row: Row[Any], act: str, label: str = "") -> Button:
    words_ = Say(f"announce-button-{label or act}")
    return Button(words_, press(Verb.ANNOUNCE, short(row.id), act))
