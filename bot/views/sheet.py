"""The facilitator's run sheet: one card that always shows what is next."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import At, Keyboard, Words
from bot.domain.plan.calendar import day_end, session_end, session_start
from bot.domain.plan.model import Method, Prompt, Session
from bot.services import cockpit, disclosure
from bot.services.closing import closing_time
from bot.services.outside import reach
from bot.services.runs import prompt_of, title_of
from bot.services.sheets import Sheet, sheet_of
from bot.texts import times
from bot.views.announcements import latest_announcement
from bot.views.content import Content
from bot.views.news import latest_lines
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.sheet_keyboards import (
    item_keyboard,
    list_keyboard,
    main_keyboard,
    outside_keyboard,
    page_keyboard,
    tools_keyboard,
    withdraw_keyboard,
)
from bot.views.sheet_pages import (
    Args,
    item_text,
    list_text,
    method_title,
    missing_text,
    outside_text,
    run_line,
    withdraw_text,
)
from storage.work import Reading


def sheet_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the run sheet of a visit (its key), at the page to which it was turned in this chat."""
    visit = reading.visits.by_key(about)
    if visit is None or not reading.people.leads(address.person_id or 0, visit.id):
        return None
    reader, sheet = reader_of(reading, address, visit.id), sheet_of(reading, visit.id)
    page, subject = reading.prompts.page(address.id, visit.id)
    match page:
        case cockpit.LIST:
            text, rows = list_text(reader, sheet), list_keyboard(sheet, subject)
        case cockpit.ITEM:
            text = item_text(reading, reader, sheet, subject)
            rows = item_keyboard(sheet, subject)
        case cockpit.MISSING:
            text, rows = missing_text(reading, reader, subject), page_keyboard(sheet)
        case cockpit.WITHDRAW:
            text = withdraw_text(reading, reader, subject)
            rows = withdraw_keyboard(sheet, subject)
        case cockpit.OUTSIDE:
            text, rows = _outside(reading, reader, sheet, subject)
        case cockpit.TOOLS:
            text, rows = reader.say("sheet-tools"), tools_keyboard(sheet)
        case _:
            text, rows = _main(reading, reader, sheet), main_keyboard(sheet)
    return Content(text, reader.keyboard(rows), pinned=True)


def _outside(reading: Reading, reader: Reader, sheet: Sheet, key: str) -> tuple[str, Keyboard]:
    prompt = sheet.item(key)
    if not isinstance(prompt, Prompt):
        return reader.say("sheet-gone"), page_keyboard(sheet)
    reached = reach(reading, sheet.visit_id, prompt)
    closes = closing_time(sheet.plan, prompt, reading.now)
    return outside_text(reader, prompt, reached, closes), outside_keyboard(sheet, key, reached)


def _main(reading: Reading, reader: Reader, sheet: Sheet) -> str:
    day = sheet.now.day
    here: Args = {
        "there": sheet.checked_in,
        "joined": sheet.joined,
        "day": Words(day.title.by_language),
    }
    blocks = [
        [reader.say("sheet-title", {"visit": Words(sheet.plan.title.by_language)})],
        [_day_line(reader, sheet), *_sessions(reader, sheet)],
        latest_lines(reading, reader, sheet.visit_id),
        latest_announcement(reading, reader, sheet.visit_id),
        [
            *([reader.say("sheet-word", {"word": sheet.word})] if sheet.word else []),
            reader.say("sheet-presence", here),
            _expected_line(reading, reader, sheet),
        ],
        [run_line(reading, reader, run) for run in sheet.runs.values() if run.state == "open"],
        [_last_line(reading, reader, sheet), _coming_line(reader, sheet)],
    ]
    return "\n\n".join("\n".join(filter(None, block)) for block in blocks if any(block))


def _expected_line(reading: Reading, reader: Reader, sheet: Sheet) -> str:
    """Say how many come, before and during a day, once anybody has said anything."""
    if not sheet.expected.said or reading.now >= day_end(sheet.plan, sheet.now.day):
        return ""
    args: Args = {
        "there": sheet.expected.there,
        "late": sheet.expected.late,
        "excused": sheet.expected.excused,
        "silent": sheet.expected.not_said,
    }
    return reader.say("sheet-expected", args)


def _day_line(reader: Reader, sheet: Sheet) -> str:
    day = sheet.now.day
    title = Words(day.title.by_language)
    return reader.say("sheet-day", {"date": times.day(day.date, reader.language), "title": title})


def _sessions(reader: Reader, sheet: Sheet) -> list[str]:
    lines = []
    if sheet.now.session is not None:
        lines.append(_session_line(reader, sheet, "sheet-now", sheet.now.session))
        lines += [_method_line(reader, item) for item in _methods(sheet.now.session)]
    if sheet.now.next_session is not None and sheet.now.next_start is not None:
        soon = sheet.now.next_session in sheet.now.day.sessions
        args: Args = {
            "when": At(sheet.now.next_start, "time" if soon else "moment"),
            "title": Words(sheet.now.next_session.title.by_language),
        }
        lines.append(reader.say("sheet-next", args))
    return lines or [reader.say("sheet-over")]


def _session_line(reader: Reader, sheet: Sheet, key: str, session: Session) -> str:
    start = session_start(sheet.plan, sheet.now.day, session)
    end = session_end(sheet.plan, sheet.now.day, session)
    args: Args = {
        "start": _clock(reader, start),
        "end": At(end),
        "title": Words(session.title.by_language),
    }
    return reader.say(key, args)


def _clock(reader: Reader, instant: datetime) -> str:
    return times.clock_time(instant, reader.zone, reader.language)


def _methods(session: Session) -> list[Method]:
    return [item for item in session.run if isinstance(item, Method)]


def _method_line(reader: Reader, method: Method) -> str:
    return reader.say("sheet-method", {"title": method_title(reader, method)})


def _last_line(reading: Reading, reader: Reader, sheet: Sheet) -> str:
    run = sheet.last
    if run is None or run.state == "open":
        return ""
    asked, answered = reading.prompts.counts(run.id)
    key = "sheet-last-too-few" if disclosure.too_few(reading, run) else "sheet-last"
    return reader.say(
        key, {"title": title_of(prompt_of(run)), "answered": answered, "asked": asked}
    )


def _coming_line(reader: Reader, sheet: Sheet) -> str:
    if sheet.coming is None:
        return ""
    key = "sheet-coming-itself" if sheet.coming.start == "with_session" else "sheet-coming"
    return reader.say(key, {"title": title_of(sheet.coming)})
