"""The card of what will be sent: one line for each thing, and pages beyond."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.messages import Arg, At
from bot.domain.outlook import Group
from bot.domain.timeline import Kind
from bot.services import timeline_pages
from bot.services.looking import MAIN, TIMELINE, Look
from bot.services.outlook import Planned, coming, planned
from bot.services.spreading import readers
from bot.services.visit_words import title_of
from bot.texts import times
from bot.views.content import Content
from bot.views.readers import reader_of
from bot.views.suppressed import names_page, suppressed_page
from bot.views.timeline_group import group_page, move_page, send_page
from bot.views.timeline_scene import (
    LABEL,
    OF_THE_VISIT,
    ON_A_PAGE,
    Scene,
    condition,
    decided,
    start_of,
    turning,
)
from bot.views.values import excerpt
from storage.ids import unshort
from storage.work import Reading


def timeline_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw what will be sent in a visit (its id as `short` writes it), at one's own page."""
    visit_id = unshort(about)
    if not reading.people.leads(address.person_id or 0, visit_id):
        return None
    reader = reader_of(reading, address, visit_id)
    look = TIMELINE.at(reading, address.person_id)
    if look is None or look.visit_id != visit_id:
        look = Look(MAIN, visit_id, "0")
    scene = Scene(reading, replace(reader, zone=reader.host_zone), visit_id, look)
    return _PAGES[look.page](scene)


def _main(scene: Scene) -> Content:
    found = coming(scene.reading, scene.visit_id)
    start = start_of(scene.look, len(found))
    shown = list(enumerate(found, start=1))[start : start + ON_A_PAGE]
    plan = scene.reading.visits.plan(scene.visit_id)
    city = times.city(scene.reader.host_zone, scene.reader.language)
    title: dict[str, Arg] = {"visit": title_of(plan), "city": city}
    head = scene.reader.say("timeline-title" if found else "timeline-nothing", title)
    lines = [head, *("\n" + _line(scene, number, group) for number, group in shown)]
    rows = [
        [
            scene.button(
                "group",
                timeline_pages.GROUP,
                group.token,
                number=number,
                what=excerpt(scene.called(group.about, group.day), LABEL),
            )
        ]
        for number, group in shown
    ]
    suppressed = [scene.button("suppressed", timeline_pages.SUPPRESSED)]
    return scene.content(lines, [*rows, *turning(scene, MAIN, start, len(found)), suppressed])


def _line(scene: Scene, number: int, group: Group) -> str:
    args: dict[str, Arg] = {
        "number": number,
        "when": _when(scene, group),
        "what": scene.called(group.about, group.day),
    }
    found = planned(scene.reading, scene.visit_id, group)
    lines = [scene.reader.say("timeline-line", args), _to(scene, group, found)]
    if found is not None:
        lines += decided(scene, found)
    return "\n".join(filter(None, lines))


def _to(scene: Scene, group: Group, found: Planned | None) -> str:
    if group.kind in OF_THE_VISIT or group.skipped:
        return ""
    count = group.count
    if group.kind == Kind.ANNOUNCE:
        count = len(readers(scene.reading, scene.visit_id))
    who = condition(found)
    if who and count:
        return scene.reader.say("timeline-to-at-most", {"count": count, "who": who})
    return scene.reader.say("timeline-to", {"count": count})


def _when(scene: Scene, group: Group) -> str:
    first = scene.reader.at(At(group.first, "moment"))
    if group.first == group.last:
        return first
    style = "time" if _host_day(scene, group.first) == _host_day(scene, group.last) else "moment"
    last = scene.reader.at(At(group.last, style))
    return scene.reader.plain("timeline-from-to", {"first": first, "last": last})


def _host_day(scene: Scene, instant: datetime) -> object:
    return instant.astimezone(ZoneInfo(scene.reader.host_zone)).date()


_PAGES: Mapping[str, Callable[[Scene], Content]] = {
    MAIN: _main,
    timeline_pages.GROUP: group_page,
    timeline_pages.MOVE: move_page,
    timeline_pages.SEND: send_page,
    timeline_pages.SUPPRESSED: suppressed_page,
    timeline_pages.NAMES: names_page,
}
