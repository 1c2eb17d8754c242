"""One thing that will be sent, more closely: to whom when, and moving or sending it."""

from bot.domain.messages import Arg, At, Button
from bot.domain.outlook import Group
from bot.domain.timeline import SKIPPED, Kind
from bot.services import deciding, timeline_pages
from bot.services.looking import MAIN
from bot.services.outlook import Planned, group_called, planned
from bot.texts import times
from bot.views.announcements import reach_line
from bot.views.content import Content
from bot.views.timeline_scene import OF_THE_VISIT, Scene, condition, decided, why

_MOST_INSTANTS = 8


def group_page(scene: Scene) -> Content:
    """Show it, what the team decided, and what it may decide."""
    group = group_called(scene.reading, scene.visit_id, scene.look.about)
    back = [scene.button("back", MAIN)]
    if group is None:
        return scene.content([scene.reader.say("timeline-gone")], [back])
    found = planned(scene.reading, scene.visit_id, group)
    lines = [_head(scene, group), *_instants(scene, group)]
    who = condition(found)
    if who is not None and group.count:
        lines.append(scene.reader.say("timeline-at-most", {"who": who}))
    if found is None:
        lines.append(scene.reader.say(f"timeline-why-{_hint(group)}"))
    else:
        lines += decided(scene, found)
        lines += _too_soon(scene, found)
    lines += [
        scene.reader.say("timeline-kept-back", {"count": count, "reason": why(reason)})
        for reason, count in group.kept_back.items()
        if reason != SKIPPED or not group.skipped
    ]
    return scene.content(lines, [*_acts(scene, group, found), back])


def _too_soon(scene: Scene, found: Planned) -> list[str]:
    """Say from when on it can be sent, if that is still to come."""
    if found.soonest is None or scene.reading.now >= found.soonest:
        return []
    return [scene.reader.say("timeline-soonest", {"soonest": At(found.soonest, "moment")})]


def _hint(group: Group) -> str:
    return "announcement" if group.kind == Kind.ANNOUNCE else "itself"


def _head(scene: Scene, group: Group) -> str:
    args: dict[str, Arg] = {"what": scene.called(group.about, group.day)}
    return scene.reader.say("timeline-group", args)


def _instants(scene: Scene, group: Group) -> list[str]:
    """Say how many get it when, on the host's clock."""
    if group.kind in OF_THE_VISIT or group.kind == Kind.ANNOUNCE:
        return [scene.reader.say("timeline-at", {"when": At(group.first, "moment")})]
    some = list(group.instants.items())
    lines = [
        scene.reader.say("timeline-instant", {"when": At(at, "moment"), "count": count})
        for at, count in some[:_MOST_INSTANTS]
    ]
    if len(some) > _MOST_INSTANTS:
        lines.append(scene.reader.say("timeline-instants-more", {"when": At(group.last, "moment")}))
    return lines


def _acts(scene: Scene, group: Group, found: Planned | None) -> list[list[Button]]:
    about = group.token
    if group.kind == Kind.ANNOUNCE:
        return [[scene.button("open", "open", about)]]
    if found is None:
        return []
    if found.override is not None and found.override.act == "skip":
        return [[scene.button("after-all", "plan", about)]]
    skip = [scene.button("skip", "skip", about)]
    if found.override is not None and found.override.act == "now":
        return [skip]
    now = [] if _too_soon(scene, found) else [scene.button("now", timeline_pages.SEND, about)]
    move = [scene.button("move", timeline_pages.MOVE, about)]
    undo = [[scene.button("plan", "plan", about)]] if found.override is not None else []
    return [*([now] if now else []), skip, move, *undo]


def move_page(scene: Scene) -> Content:
    """Ask to when it moves."""
    group = group_called(scene.reading, scene.visit_id, scene.look.about)
    found = planned(scene.reading, scene.visit_id, group) if group is not None else None
    if group is None or found is None:
        return group_page(scene)
    city = times.city(scene.reader.host_zone, scene.reader.language)
    time = times.clock_time(found.meant, scene.reader.host_zone, scene.reader.language)
    args: dict[str, Arg] = {"city": city, "time": time}
    lines = [
        _head(scene, group),
        scene.reader.say(f"timeline-ask-{'own' if found.own else 'host'}", args),
    ]
    if scene.look.unclear:
        lines.insert(0, scene.reader.say("timeline-unclear", {"said": scene.look.unclear}))
    rows = [
        [
            scene.button(label, "by", f"{group.token}.{sign}{minutes}", minutes=minutes)
            for minutes in (15, 60)
        ]
        for label, sign in (("earlier-by", "-"), ("later-by", ""))
    ]
    return scene.content(lines, [*rows, [scene.button("back", timeline_pages.GROUP, group.token)]])


def send_page(scene: Scene) -> Content:
    """Say whom it would reach now, and ask."""
    group = group_called(scene.reading, scene.visit_id, scene.look.about)
    if group is None:
        return group_page(scene)
    found = planned(scene.reading, scene.visit_id, group)
    if found is not None and _too_soon(scene, found):
        return group_page(scene)
    reached = deciding.reach_now(scene.reading, scene.visit_id, group)
    lines = [
        _head(scene, group),
        *reach_line(scene.reader, reached, scene.reader.say("timeline-ask-now")),
    ]
    rows = [
        [scene.button("yes", "now", group.token)],
        [scene.button("back", timeline_pages.GROUP, group.token)],
    ]
    return scene.content(lines, rows)
