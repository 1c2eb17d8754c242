"""The buttons for one run: its next step, a little more time, who is missing, the board."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb
from bot.domain.contributions import can_be_moderated
from bot.domain.messages import Button
from bot.services import boards, moderating
from bot.services.authors import is_sealed
from bot.services.disclosure import counted, may_see, too_few
from bot.services.phasing import coming_phase
from bot.services.runs import prompt_of, title_of
from bot.views.sheet_scene import SheetScene
from storage.ids import short


def step(scene: SheetScene, run: Row[Any]) -> Button:
    """Give what an open run goes on to: its next phase, or its end."""
    about, title = short(run.id), title_of(prompt_of(run))
    phase = coming_phase(scene.reading, run)
    if phase is None:
        return scene.button("close", about, title=title)
    return scene.button("step", f"{phase}.{about}", f"step-{phase}", title=title)


def close_at_once(scene: SheetScene, run: Row[Any]) -> list[Button]:
    """Give the button that leaves the further phases of an open run out, if it has any."""
    if run.state != "open" or coming_phase(scene.reading, run) is None:
        return []
    return [scene.button("close", short(run.id), "close-at-once")]


def reopen(scene: SheetScene, run: Row[Any]) -> Button:
    """Give the button that opens a closed run again; it says so if everybody is asked anew."""
    return scene.button("reopen", short(run.id), "ask-anew" if is_sealed(run) else "")


def more_time(scene: SheetScene, run: Row[Any]) -> list[Button]:
    """Give the button for a minute more, if the run has an end."""
    return [scene.button("more", short(run.id))] if run.closes_at else []


def missing(scene: SheetScene, run: Row[Any]) -> Button:
    """Give the button that tells who is missing."""
    return scene.button("missing", short(run.id))


def result(scene: SheetScene, run: Row[Any]) -> list[Button]:
    """Give the button for a result, as far as the team may see it by now."""
    about = short(run.id)
    if not may_see(run, "facilitators") or too_few(scene.reading, run):
        return []
    if run.state == "open":
        return [scene.button("result", about, "so-far")]
    if not counted(scene.reading, run)[1]:
        return []
    return [scene.button("result", about, title=title_of(prompt_of(run)))]


def board(scene: SheetScene, run: Row[Any]) -> list[Button]:
    """Give the button that shows a result on the board or hides it, if the visit has one."""
    if run.ghost or scene.reading.boards.of(run.visit_id) is None:
        return []
    act = "hide" if boards.shows_results(scene.reading, run) else "show"
    return [scene.button(act, short(run.id))]


def moderate(scene: SheetScene, run: Row[Any]) -> list[Button]:
    """Give the button to what people contributed, where the team may decide about that."""
    if not can_be_moderated(prompt_of(run)):
        return []
    waiting = moderating.waiting(scene.reading, run)
    label = "sheet-button-moderate"
    return [scene.leading_to(Verb.MODERATE, short(run.id), label=label, waiting=waiting)]
