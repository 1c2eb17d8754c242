"""The buttons of the first page of the run sheet: the next act on top, always in one place."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb
from bot.domain.messages import Button, Keyboard, Words
from bot.domain.phases import TALKING
from bot.domain.plan.model import Method
from bot.services import hands, moderating
from bot.services.sheet_turning import ITEM, LIST, TOOLS
from bot.services.sheets import item_key
from bot.services.undoing import what_was_done
from bot.views import sheet_acts
from bot.views.sheet_layout import Offer, laid_out
from bot.views.sheet_scene import SheetScene
from storage.ids import short

ON_A_PAGE = 5  # prompts and methods in the list
_TOP, _TIME, _WAITING, _SHOWING, _RESULT, _NEXT, _COURSE, _FURTHER, _UNDO = range(9)  # rows


def main_keyboard(scene: SheetScene) -> Keyboard:
    """Give what one needs in the call."""
    return laid_out([*_about_the_run(scene), *_about_the_course(scene), *_always(scene)])


def _about_the_run(scene: SheetScene) -> Iterator[Offer]:
    course = scene.sheet.course
    run = course.focus
    if run is None:
        return
    if run.state == "open":
        yield from _while_open(scene, run)
    elif course.went_back and course.coming is None:
        yield Offer(_TOP, 0, sheet_acts.reopen(scene, run))
    yield from (Offer(_SHOWING, 8, button) for button in sheet_acts.board(scene, run))
    yield from (Offer(_RESULT, 9, button) for button in sheet_acts.result(scene, run))


def _while_open(scene: SheetScene, run: Row[Any]) -> Iterator[Offer]:
    yield Offer(_TOP, 0, sheet_acts.step(scene, run))
    yield from (Offer(_TIME, 3, button) for button in sheet_acts.more_time(scene, run))
    yield Offer(_TIME, 4, sheet_acts.missing(scene, run))
    if run.phase == TALKING:
        pairs = scene.leading_to(Verb.DISCUSS, short(run.id), "pairs", label="pairs-button")
        yield Offer(_WAITING, 6, pairs)
    if moderating.waiting(scene.reading, run):
        yield from (Offer(_WAITING, 6, button) for button in sheet_acts.moderate(scene, run))


def _about_the_course(scene: SheetScene) -> Iterator[Offer]:
    course = scene.sheet.course
    busy = course.focus is not None and course.focus.state == "open"
    if course.coming is not None:
        yield Offer(_NEXT if busy else _TOP, 1, scene.opening(course.coming))
        yield Offer(_COURSE, 10, scene.button("skip", course.coming.ask))
    elif course.went_back:
        yield Offer(_COURSE, 1, scene.button("on"))
    if course.before is not None:
        yield Offer(_COURSE, 11, scene.button("back", course.before))
    yield from (Offer(_NEXT, 12, method_button(scene, method)) for method in _methods_now(scene))


def _always(scene: SheetScene) -> Iterator[Offer]:
    sheet = scene.sheet
    raised = hands.waiting(scene.reading, sheet.visit_id)
    if raised:
        visit = short(sheet.visit_id)
        label = "sheet-button-hands"
        queue = scene.leading_to(Verb.HAND, visit, "queue", "", label=label, raised=raised)
        yield Offer(_WAITING, 7, queue)
    start = _place(scene) // ON_A_PAGE * ON_A_PAGE
    yield Offer(_FURTHER, 2, scene.button(LIST, str(start)))
    yield Offer(_FURTHER, 2, scene.button(TOOLS))
    if (act := sheet.last_act) is not None:
        undo = scene.button("undo", short(act.id), what=what_was_done(scene.reading, act))
        yield Offer(_UNDO, 5, undo)


def _methods_now(scene: SheetScene) -> list[Method]:
    session = scene.sheet.now.session
    return [item for item in (session.run if session else ()) if isinstance(item, Method)][:1]


def method_button(scene: SheetScene, method: Method) -> Button:
    """Give the button that shows the steps of a method."""
    title = Words(method.title.by_language) if method.title else method.method.replace("_", " ")
    return scene.button(ITEM, item_key(method), "method", title=title)


def _place(scene: SheetScene) -> int:
    """Find where in the list the prompt stands that the team is at."""
    course = scene.sheet.course
    last = course.focus.prompt_key if course.focus is not None else ""
    keys = [item_key(item) for item in scene.sheet.items]
    return next((keys.index(key) for key in (course.here, last) if key in keys), 0)
