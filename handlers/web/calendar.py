"""The address that somebody's calendar follows, and the page that lets one follow it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.documents.calendar import Calendar, render_calendar
from bot.services.calendars import PATH, address_of, since, whose
from bot.texts import catalogue
from bot.views.calendar import calendar_of, webcal
from bot.views.readers import reader_behind
from handlers.web.templating import pages
from storage.database import Database
from storage.work import Reading

_GUARDED = {
    "Cache-Control": "private, no-cache",  # nobody between us keeps it; the calendar asks again
    "Referrer-Policy": "no-referrer",  # the address is the secret
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True)
class _Feed:
    """Somebody's calendar in their language, as a file too, and where its page is."""

    calendar: Calendar
    content: bytes
    language: str
    page: str


def routes(database: Database) -> Sequence[BaseRoute]:
    """Give the addresses; where nobody takes part under a token, all answer the same."""

    async def follow(request: Request) -> Response:
        feed = await database.read(_feed, request.path_params["token"])
        return _file(request, feed) if feed else _nothing()

    async def page(request: Request) -> Response:
        feed = await database.read(_feed, request.path_params["token"])
        return _page(feed) if feed else _nothing()

    return [Route(PATH + "/{token}.ics", follow), Route(PATH + "/{token}", page)]


def _feed(reading: Reading, token: str) -> _Feed | None:
    part = whose(reading, token)
    if part is None:
        return None
    person = reading.people.by_id(part.person_id)
    reader = reader_behind(reading, person, part.visit_id)
    first = since(reading.visits.versions(part.visit_id), part)
    calendar = calendar_of(reading, reader, part.visit_id, first)
    page = address_of(reading, token)
    return _Feed(calendar, render_calendar(calendar), reader.language, page)


def _file(request: Request, feed: _Feed) -> Response:
    headers = {
        **_GUARDED,
        "ETag": f'"{hashlib.sha256(feed.content).hexdigest()[:32]}"',
        "Last-Modified": format_datetime(feed.calendar.changed_at.astimezone(UTC), usegmt=True),
        "Content-Disposition": 'inline; filename="calendar.ics"',
    }
    if _known(request, headers["ETag"], feed.calendar.changed_at):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(feed.content, headers=headers, media_type="text/calendar; charset=utf-8")


def _known(request: Request, etag: str, changed_at: datetime) -> bool:
    """Tell whether the calendar has this already (RFC 9110, 13.2.2).

    Its tag decides. The date, for those who keep no tag, tells of sessions only: of another
    language it does not.
    """
    if tags := request.headers.get("if-none-match"):
        return any(tag.strip().removeprefix("W/") in {etag, "*"} for tag in tags.split(","))
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except (ValueError, OverflowError):  # a year may have any number of digits
        return False
    return changed_at.replace(microsecond=0) <= since.replace(tzinfo=since.tzinfo or UTC)


def _page(feed: _Feed) -> Response:
    def say(key: str, **args: str) -> str:
        return catalogue.plain(feed.language, f"calendar-page-{key}", args)

    html = pages.get_template("calendar.html").render(
        language=feed.language,
        title=say("title", visit=feed.calendar.name),
        how=say("how"),
        open=say("open"),
        webcal=webcal(f"{feed.page}.ics"),
        by_hand=say("by-hand"),
        address=f"{feed.page}.ics",
        secret=say("secret"),
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return HTMLResponse(html, headers={**_GUARDED, "Content-Security-Policy": policy})


def _nothing() -> Response:
    return Response(status_code=HTTPStatus.NOT_FOUND, headers=_GUARDED)
