"""How a prompt stands, in one line of the run sheet."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import At
from bot.services import boards, disclosure, moderating
from bot.services.authors import moves_in_steps
from bot.services.runs import prompt_of, title_of
from bot.views.sheet_scene import Args, SheetScene
from bot.views.values import called


def run_line(scene: SheetScene, run: Row[Any]) -> str:
    """Say how an open prompt stands: how many of how many, in which phase, and until when."""
    args = _counts(scene, run)
    args["phase"] = run.phase or "answers"
    args["steps"] = int(moves_in_steps(run))
    if run.closes_at is None:
        return scene.say("sheet-open-by-hand", **args)
    soon = run.closes_at.date() == scene.reading.now.date()
    closes = At(run.closes_at, "time" if soon else "moment")
    return scene.say("sheet-open-until", **args, closes=closes)


def standing(scene: SheetScene, run: Row[Any]) -> str:
    """Say what waits to be looked at, and whether the board shows the result; mostly nothing."""
    waiting = moderating.waiting(scene.reading, run)
    board = scene.reading.boards.of(run.visit_id)
    shown = board is not None and boards.shows_results(scene.reading, run)
    lines = [
        scene.say("sheet-waiting", waiting=waiting) if waiting else "",
        scene.say("sheet-on-the-board") if shown and run.state == "open" else "",
    ]
    return "\n".join(filter(None, lines))


def closed_line(scene: SheetScene, run: Row[Any]) -> str:
    """Say how many answered a closed prompt."""
    too_few = disclosure.too_few(scene.reading, run)
    return scene.say("sheet-last-too-few" if too_few else "sheet-last", **_counts(scene, run))


def _counts(scene: SheetScene, run: Row[Any]) -> Args:
    asked, answered = disclosure.counted(scene.reading, run)
    title = called(scene.reader, title_of(prompt_of(run)))
    return {"title": title, "answered": answered, "asked": asked}
