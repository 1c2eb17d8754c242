"""What was not sent, and why: in groups, and with names where that is the team's business."""

from bot.domain.messages import Arg, At
from bot.domain.outlook import Suppressed
from bot.services import timeline_pages
from bot.services.looking import MAIN
from bot.services.outlook import not_sent
from bot.services.spreading import name_of
from bot.views.content import Content
from bot.views.timeline_scene import LABEL, ON_A_PAGE, Scene, start_of, turning, why
from bot.views.values import excerpt, fitting

_MOST_NAMES = 60
_ROOM_FOR_NAMES = 3000  # code points


def suppressed_page(scene: Scene) -> Content:
    """List what was not sent, with counts."""
    found = not_sent(scene.reading, scene.visit_id)
    start = start_of(scene.look, len(found))
    shown = list(enumerate(found, start=1))[start : start + ON_A_PAGE]
    head = scene.reader.say("timeline-suppressed" if found else "timeline-none-suppressed")
    lines = [head, *(_suppressed_line(scene, number, one) for number, one in shown)]
    rows = [
        [
            scene.button(
                "names",
                timeline_pages.NAMES,
                one.token,
                number=number,
                what=excerpt(scene.called(one.about, one.day), LABEL),
            )
        ]
        for number, one in shown
        if one.named
    ]
    turns = turning(scene, timeline_pages.SUPPRESSED, start, len(found))
    return scene.content(lines, [*rows, *turns, [scene.button("back", MAIN)]])


def _suppressed_line(scene: Scene, number: int, one: Suppressed) -> str:
    args: dict[str, Arg] = {
        "number": number,
        "what": scene.called(one.about, one.day),
        "reason": why(one.reason),
        "count": len(one.people),
    }
    return scene.reader.say("timeline-suppressed-line", args)


def names_page(scene: Scene) -> Content:
    """Name those to whom one thing was not sent."""
    found = not_sent(scene.reading, scene.visit_id)
    one = next((line for line in found if line.token == scene.look.about), None)
    back = [scene.button("back", timeline_pages.SUPPRESSED)]
    if one is None or not one.named:
        return scene.content([scene.reader.say("timeline-gone")], [back])
    named = [name_of(scene.reading, whose) for whose in one.people if whose is not None]
    people = sorted(filter(None, named), key=str.casefold)
    args: dict[str, Arg] = {
        "what": scene.called(one.about, one.day),
        "reason": why(one.reason),
        "when": At(one.last, "moment"),
    }
    shown = fitting(people, _MOST_NAMES, _ROOM_FOR_NAMES)
    names = [scene.reader.say("sheet-name", {"name": name}) for name in shown]
    more = len(people) - len(shown)
    if more > 0:
        names.append(scene.reader.say("announce-more", {"count": more}))
    return scene.content([scene.reader.say("timeline-names", args), *names], [back])
