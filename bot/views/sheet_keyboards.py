"""The run sheet's buttons: never more than eight, the next act on top."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, Button, Keyboard, Say, Words
from bot.domain.plan.model import Method, Prompt, RunItem
from bot.services import cockpit
from bot.services.disclosure import may_see
from bot.services.outside import Reach
from bot.services.runs import prompt_of, title_of
from bot.services.sheets import Sheet, item_key
from storage.ids import short

MOST = 8  # buttons
ON_A_PAGE = 5  # prompts and methods in the list
_STATES = {"open": "running", "closed": "done"}


def main_keyboard(sheet: Sheet) -> Keyboard:
    """Give the next acts: on the prompt opened last, the next one to open, and the list."""
    acts = _run_rows(sheet, sheet.last) if sheet.last is not None else []
    methods = [[_methods_button(sheet, item)] for item in _methods_now(sheet)]
    coming = []
    if sheet.coming is not None:
        coming = [[_button(sheet, "open", sheet.coming.ask, title=title_of(sheet.coming))]]
    start = _place(sheet) // ON_A_PAGE * ON_A_PAGE
    further = [_button(sheet, cockpit.LIST, str(start)), _button(sheet, cockpit.TOOLS, "")]
    if sum(map(len, [*acts, *methods, *coming, further])) > MOST:
        methods = []  # the list has them, too
    return [*acts, *methods, *coming, further]


def tools_keyboard(sheet: Sheet) -> Keyboard:
    """Give what the team does beside prompts, and the way back."""
    visit = short(sheet.visit_id)
    return [
        [Button(Say("timeline-button-sheet"), press(Verb.TIMELINE, visit))],
        [Button(Say("timeline-button-announce"), press(Verb.ANNOUNCE, visit, "new"))],
        [Button(Say("timeline-button-change"), press(Verb.CHANGE, visit))],
        *page_keyboard(sheet),
    ]


def list_keyboard(sheet: Sheet, about: str) -> Keyboard:
    """Give a page of all prompts and methods, from a place in the plan on."""
    start = min(int(about or 0), max(len(sheet.items) - 1, 0))
    rows = [[_item_button(sheet, item)] for item in sheet.items[start : start + ON_A_PAGE]]
    turning = []
    if start > 0:
        turning.append(_button(sheet, cockpit.LIST, str(max(start - ON_A_PAGE, 0)), "earlier"))
    if start + ON_A_PAGE < len(sheet.items):
        turning.append(_button(sheet, cockpit.LIST, str(start + ON_A_PAGE), "later"))
    return [*rows, *([turning] if turning else []), *page_keyboard(sheet)]


def item_keyboard(sheet: Sheet, key: str) -> Keyboard:
    """Give the acts on one prompt; a method is run by hand."""
    item, run = sheet.item(key), sheet.runs.get(key)
    if not isinstance(item, Prompt):
        return page_keyboard(sheet)
    if run is None or run.state == "retracted":
        return [[_button(sheet, "open", key, title=title_of(item))], *page_keyboard(sheet)]
    return [*_run_rows(sheet, run), *page_keyboard(sheet)]


def outside_keyboard(sheet: Sheet, key: str, reached: Reach) -> Keyboard:
    """Give the button that opens outside a session and says whom it reaches, and the way back."""
    press_it = press(Verb.SHEET, short(sheet.visit_id), cockpit.OPEN_OUTSIDE, key)
    return [[Button(_reaching(reached), press_it)], *page_keyboard(sheet)]


def _reaching(reached: Reach) -> Say:
    if not reached.later:
        return Say("sheet-button-reaches-now", {"now": reached.now})
    args: dict[str, Arg] = {"now": reached.now, "later": reached.later}
    if reached.at is None:
        return Say("sheet-button-reaches-later", args)
    return Say("sheet-button-reaches-at", {**args, "at": f"{reached.at:%H:%M}"})


def withdraw_keyboard(sheet: Sheet, about: str) -> Keyboard:
    """Give the button that withdraws, and the way back."""
    return [[_button(sheet, "retract", about)], *page_keyboard(sheet)]


def page_keyboard(sheet: Sheet) -> Keyboard:
    """Give the way back to the first page."""
    return [[_button(sheet, cockpit.MAIN, "")]]


def _run_rows(sheet: Sheet, run: Row[Any]) -> list[list[Button]]:
    about, title = short(run.id), title_of(prompt_of(run))
    withdraw = _button(sheet, cockpit.WITHDRAW, about)
    if run.state == "closed":
        return [
            [_button(sheet, "result", about, title=title)],
            [_button(sheet, "reopen", about), withdraw],
        ]
    more = [_button(sheet, "more", about)] if run.closes_at else []
    result = [_button(sheet, "result", about, "so-far")] if may_see(run, "facilitators") else []
    return [
        [_button(sheet, "close", about, title=title)],
        [*more, _button(sheet, cockpit.MISSING, about)],
        [*result, withdraw],
    ]


def _methods_now(sheet: Sheet) -> list[Method]:
    items = sheet.now.session.run if sheet.now.session else ()
    return [item for item in items if isinstance(item, Method)][:1]


def _methods_button(sheet: Sheet, method: Method) -> Button:
    title = Words(method.title.by_language) if method.title else method.method.replace("_", " ")
    return _button(sheet, cockpit.ITEM, item_key(method), "method", title=title)


def _item_button(sheet: Sheet, item: RunItem) -> Button:
    if isinstance(item, Method):
        return _methods_button(sheet, item)
    run = sheet.runs.get(item.ask)
    state = _STATES.get(run.state if run is not None else "", "waiting")
    return _button(sheet, cockpit.ITEM, item.ask, state, title=title_of(item))


def _button(sheet: Sheet, act: str, about: str, label: str = "", **args: Arg) -> Button:
    words = Say(f"sheet-button-{label or act}", args)
    return Button(words, press(Verb.SHEET, short(sheet.visit_id), act, about))


def _place(sheet: Sheet) -> int:
    """Find where in the list the prompt that comes next stands."""
    key = sheet.coming.ask if sheet.coming else sheet.last.prompt_key if sheet.last else ""
    keys = [item_key(item) for item in sheet.items]
    return keys.index(key) if key in keys else 0
