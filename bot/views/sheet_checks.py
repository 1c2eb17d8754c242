"""Pages of the run sheet that one looks at before an act: who is missing, withdrawing, opening."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Say
from bot.domain.plan.model import Prompt
from bot.services import acts, disclosure
from bot.services.closing import closing_time
from bot.services.nudging import nudged_lately
from bot.services.outside import Reach, reach
from bot.services.runs import prompt_of, title_of
from bot.views.sheet_scene import Drawn, SheetScene
from storage.ids import short, unshort

_MOST_NAMES = 60


def missing_page(scene: SheetScene) -> Drawn:
    """Name those who have not answered a run; what the others answered shows nowhere here."""
    run = scene.reading.prompts.run(unshort(scene.about))
    if run is None:
        return scene.say("sheet-gone"), [scene.home()]
    title, people = title_of(prompt_of(run)), disclosure.who_is_missing(scene.reading, run)
    if not people:
        return scene.say("sheet-nobody-missing", title=title), [scene.home()]
    unseen = disclosure.not_seen_yet(scene.reading, run)
    lines = [
        scene.say("sheet-missing", title=title, count=len(people)),
        *(_name(scene, name, seen=who not in unseen) for name, who in people[:_MOST_NAMES]),
        *(["…"] if len(people) > _MOST_NAMES else []),
        *(["", scene.say("sheet-not-seen", count=len(unseen))] if unseen else []),
    ]
    if run.state != "open":
        return "\n".join([*lines, "", _closed_meanwhile(scene, run)]), [scene.home()]
    lately = nudged_lately(scene.reading, run)
    lines += ["", scene.say("nudge-was" if lately else "nudge-how")]
    nudge = [] if lately else [[scene.button("nudge", scene.about)]]
    proxy = scene.leading_to(Verb.PROXY, scene.about, label="sheet-button-proxy")
    for_others = [] if run.definition["seen_by"] in disclosure.NAMELESS else [[proxy]]
    return "\n".join(lines), [*nudge, *for_others, scene.home()]


def _name(scene: SheetScene, name: str, *, seen: bool) -> str:
    return scene.say("sheet-name" if seen else "sheet-name-not-seen", name=name)


def withdraw_page(scene: SheetScene) -> Drawn:
    """Ask whether a run is to be withdrawn."""
    run = scene.reading.prompts.run(unshort(scene.about))
    if run is None:
        return scene.say("sheet-gone"), [scene.home()]
    title = title_of(prompt_of(run))
    if run.state == "retracted":
        return _by(scene, run, "withdrawn", acts.WITHDRAWN), [scene.home()]
    rows = [[scene.button("retract", scene.about)], scene.home()]
    return scene.say("sheet-withdraw", title=title), rows


def outside_page(scene: SheetScene) -> Drawn:
    """Say what it means to open a prompt while no session is on, and when it would close."""
    reading, sheet, prompt = scene.reading, scene.sheet, scene.sheet.item(scene.about)
    run = sheet.runs.get(scene.about)
    if not isinstance(prompt, Prompt):
        return scene.say("sheet-gone"), [scene.home()]
    if run is not None and run.state == "open":
        return _by(scene, run, "opened", acts.OPENED, acts.REOPENED), [scene.home()]
    reached = reach(reading, sheet.visit_id, prompt)
    closes = closing_time(sheet.plan, prompt, reading.now)
    lines = [scene.say("sheet-outside", title=title_of(prompt))]
    if reached.late and closes is not None:
        lines.append(
            scene.say("sheet-outside-late", late=reached.late, closes=At(closes, "moment"))
        )
    if reached.silent:
        lines.append(scene.say("sheet-outside-silent", silent=reached.silent))
    press_it = press(Verb.SHEET, short(sheet.visit_id), "open_now", scene.about)
    return "\n".join(lines), [[Button(_reaching(reached), press_it)], scene.home()]


def _reaching(reached: Reach) -> Say:
    if not reached.later:
        return Say("sheet-button-reaches-now", {"now": reached.now})
    args: dict[str, Arg] = {"now": reached.now, "later": reached.later}
    if reached.at is None:
        return Say("sheet-button-reaches-later", args)
    return Say("sheet-button-reaches-at", {**args, "at": f"{reached.at:%H:%M}"})


def _closed_meanwhile(scene: SheetScene, run: Row[Any]) -> str:
    if run.state == "retracted":
        return _by(scene, run, "withdrawn", acts.WITHDRAWN)
    return _by(scene, run, "closed", acts.CLOSED)


def _by(scene: SheetScene, run: Row[Any], what: str, *did: str) -> str:
    """Say what was done meanwhile, and by which colleague."""
    title, by = title_of(prompt_of(run)), acts.who_did(scene.reading, run, *did)
    who = acts.name_of(scene.reading, by) if by != scene.person_id else ""
    if not who:
        return scene.say(f"sheet-meanwhile-{what}", title=title)
    return scene.say(f"sheet-meanwhile-by-{what}", title=title, who=who)
