"""The list of all prompts and methods, and the page of one."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb
from bot.domain.messages import Button, Keyboard, Say, Words
from bot.domain.plan.model import Method, Prompt, RunItem
from bot.domain.turning import turns
from bot.services import disclosure
from bot.services.runs import prompt_of, title_of
from bot.services.sheet_turning import FURTHER, ITEM, LIST
from bot.views import sheet_acts
from bot.views.sheet_keyboards import ON_A_PAGE, method_button
from bot.views.sheet_layout import Offer, laid_out
from bot.views.sheet_lines import run_line
from bot.views.sheet_scene import Drawn, SheetScene
from bot.views.values import excerpt, localised
from storage.ids import short

_STATES = {"open": "running", "closed": "done"}


def list_page(scene: SheetScene) -> Drawn:
    """Give all prompts and methods, from a place in the plan on."""
    items = scene.sheet.items
    start = min(int(scene.about or 0), max(len(items) - 1, 0))
    rows = [[_item_button(scene, item)] for item in items[start : start + ON_A_PAGE]]
    ways = turns(start, ON_A_PAGE, len(items))
    turning = [scene.button(LIST, str(to), way) for way, to in ways]
    text = scene.say("sheet-list", visit=Words(scene.sheet.plan.title.by_language))
    return text, [*rows, *([turning] if turning else []), scene.home()]


def item_page(scene: SheetScene) -> Drawn:
    """Show a prompt, how it stands and what can be done; or the steps of a method."""
    item = scene.sheet.item(scene.about)
    if isinstance(item, Prompt):
        return "\n\n".join(_prompt_lines(scene, item)), _prompt_keyboard(scene, item)
    if isinstance(item, Method):
        return "\n".join(_method_lines(scene, item)), [scene.home()]
    return scene.say("sheet-gone"), [scene.home()]


def _item_button(scene: SheetScene, item: RunItem) -> Button:
    if isinstance(item, Method):
        return method_button(scene, item)
    run = scene.sheet.runs.get(item.ask)
    state = _STATES.get(run.state if run is not None else "", "waiting")
    if state == "waiting" and item in scene.sheet.course.skipped:
        state = "skipped"
    return scene.button(ITEM, item.ask, state, title=title_of(item))


def _prompt_keyboard(scene: SheetScene, prompt: Prompt) -> Keyboard:
    run = scene.sheet.runs.get(prompt.ask)
    if run is None or run.state == "retracted":
        skipped = prompt in scene.sheet.course.skipped
        other = scene.button("after_all" if skipped else "skip", prompt.ask)
        return [[scene.opening(prompt)], [other], scene.home()]
    acts = _while_open(scene, run) if run.state == "open" else _once_closed(scene, run)
    further = [scene.button(FURTHER, short(run.id))]
    offers = [Offer(row, row, button) for row, buttons in enumerate(acts) for button in buttons]
    return [*laid_out(offers), further, scene.home()]


def _while_open(scene: SheetScene, run: Row[Any]) -> list[list[Button]]:
    return [
        [sheet_acts.step(scene, run)],
        [*sheet_acts.more_time(scene, run), sheet_acts.missing(scene, run)],
        sheet_acts.result(scene, run),
        sheet_acts.moderate(scene, run),
        sheet_acts.board(scene, run),
    ]


def _once_closed(scene: SheetScene, run: Row[Any]) -> list[list[Button]]:
    return [
        sheet_acts.result(scene, run),
        [sheet_acts.reopen(scene, run)],
        sheet_acts.moderate(scene, run),
        sheet_acts.board(scene, run),
    ]


def further_page(scene: SheetScene) -> Drawn:
    """Give what is seldom done to a prompt: other words for it, its answers as a file, its end."""
    run = next((r for r in scene.sheet.runs.values() if short(r.id) == scene.about), None)
    if run is None:
        return scene.say("sheet-gone"), [scene.home()]
    visit, about, title = short(run.visit_id), short(run.id), title_of(prompt_of(run))
    words = scene.leading_to(Verb.SPOT, visit, "word", about, label="sheet-button-word")
    file = scene.leading_to(Verb.EXPORT, visit, "one", about, label="sheet-button-export-one")
    rows = [
        sheet_acts.close_at_once(scene, run),
        [words] if run.state == "open" else [],
        [file],
        [scene.button("withdraw", about)],
        [scene.button(ITEM, run.prompt_key, "to-item")],
        scene.home(),
    ]
    return scene.say("sheet-further", title=title), [row for row in rows if row]


def _prompt_lines(scene: SheetScene, prompt: Prompt) -> list[str]:
    lines = [scene.say("prompt-title", title=title_of(prompt))]
    if prompt.text:
        lines.append(scene.say("prompt-text", text=Words(prompt.text.by_language)))
    lines.append(scene.say(f"seen-by-{prompt.seen_by.replace('_', '-')}"))
    run = scene.sheet.runs.get(prompt.ask)
    if run is None:
        skipped = prompt in scene.sheet.course.skipped
        lines.append(scene.say("sheet-not-today" if skipped else "sheet-not-yet"))
    elif run.state == "open":
        lines.append(run_line(scene, run))
    else:
        asked, answered = disclosure.counted(scene.reading, run)
        lines.append(scene.say(f"sheet-was-{run.state}", answered=answered, asked=asked))
    return lines


def _method_lines(scene: SheetScene, method: Method) -> list[str]:
    reader = scene.reader
    lines = [scene.say("prompt-title", title=method_title(scene, method))]
    if method.text:
        lines.append(scene.say("prompt-text", text=excerpt(localised(reader, method.text), 1500)))
    size = method.grouping.size if method.grouping else 0
    lines.append(scene.say("method-rounds", rounds=method.rounds, size=size))
    for number, step in enumerate(method.steps, start=1):
        minutes, seconds = divmod(int(step.lasts.total_seconds()), 60)
        lines.append(
            scene.say(
                "method-step-each" if step.each_round else "method-step",
                number=number,
                what=excerpt(localised(reader, step.text or step.collect)) or step.key,
                who=Say("method-who", {"who": step.who}),
                minutes=minutes,
                seconds=f"{seconds:02}",
            )
        )
    return [*lines, scene.say("method-by-hand")]


def method_title(scene: SheetScene, method: Method) -> str:
    """Name a method."""
    return localised(scene.reader, method.title) or method.method.replace("_", " ")
