"""The board: the page that a facilitator shares in the call, and what the team has it show.

Its address lets in whoever knows it, so it can be changed at any time. It shows nothing but what
`bot.services.disclosure` gives to everybody who looks at the screen.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.plan.calendar import day_end
from bot.domain.plan.model import Plan
from bot.domain.tokens import is_well_formed, link, new_token
from bot.services.bots import bot_of
from bot.services.inviting import link_templates
from bot.services.runs import refresh_sheets
from bot.services.starting import FROM_THE_BOARD
from storage.ids import short
from storage.work import Reading, Work

PATH = "/b"
FADES = timedelta(hours=6)  # after which a closed prompt makes room for what comes next
AFTERWARDS = timedelta(days=1)  # how long after its last day a visit's board shows anything


def reveal(work: Work, visit_id: int, run_id: int) -> None:
    """Have the board show what came out of a run, even while it is open."""
    _say(work, visit_id, run_id, shown=True)


def hide(work: Work, visit_id: int, run_id: int) -> None:
    """Have the board show nothing of what came out of a run, even once it is closed."""
    _say(work, visit_id, run_id, shown=False)


def said_of(reading: Reading, run: Row[Any]) -> bool | None:
    """Give whether the team had a run's result shown or hidden; none: it said nothing."""
    board = reading.boards.of(run.visit_id)
    return board.results.get(short(run.id)) if board is not None else None


def take_back(work: Work, run: Row[Any], said: bool | None) -> None:
    """Have the board show of a run what it showed before, as `said_of` gave it."""
    if said is not None:
        _say(work, run.visit_id, run.id, shown=said)
        return
    board = work.boards.of(run.visit_id)
    others = {
        key: on for key, on in (board.results if board else {}).items() if key != short(run.id)
    }
    _change(work, run.visit_id, results=others)


def shows_results(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether the board shows what comes out of a run.

    As the team said; if it said nothing, once the run is closed.
    """
    said = said_of(reading, run)
    return bool(run.state == "closed") if said is None else said


def spotlight(work: Work, visit_id: int, run_id: int, contribution: str) -> None:
    """Have the board show one contribution large, until it turns to another prompt."""
    shown = _on_screen(work, visit_id)
    _change(
        work,
        visit_id,
        spotlight_run=run_id,
        spotlight=contribution,
        spotlight_during=shown.id if shown is not None else None,
    )


def end_spotlight(work: Work, visit_id: int) -> None:
    """Have the board show the prompt again."""
    _change(work, visit_id, spotlight_run=None, spotlight="", spotlight_during=None)


def in_spotlight(board: Row[Any], run: Row[Any] | None) -> bool:
    """Tell whether a contribution is shown large, while the board shows a run."""
    return bool(board.spotlight) and board.spotlight_during == (run.id if run else None)


def hold_on(work: Work, visit_id: int, run_id: int) -> None:
    """Have the board stay with a run, whatever is opened."""
    _change(work, visit_id, run_id=run_id)


def follow(work: Work, visit_id: int) -> None:
    """Have the board show what is opened last."""
    _change(work, visit_id, run_id=None)


def darken(work: Work, visit_id: int, *, dark: bool) -> None:
    """Have the board show nothing but the visit's title, or everything again."""
    _change(work, visit_id, dark=dark)


def renew(work: Work, visit_id: int) -> None:
    """Give the board another address; the old one opens nothing any more."""
    _change(work, visit_id, token=new_token(), made_at=work.now)


def make(work: Work, visit_id: int) -> None:
    """Give a visit a board if it has none."""
    work.hold_visit(visit_id)
    if work.boards.of(visit_id) is None:
        _change(work, visit_id)


def behind(reading: Reading, token: str) -> Row[Any] | None:
    """Find the board that has an address; none under a token that is wrong or was renewed."""
    return reading.boards.by_token(token) if is_well_formed(token) else None


def address_of(reading: Reading, board: Row[Any]) -> str:
    """Write a board's address; empty as long as this Hospes knows none of its own."""
    base = reading.records.known("public_url")
    return f"{base}{PATH}/{board.token}" if base else ""


def joining_link(reading: Reading, visit_id: int) -> str:
    """Write the link that brings people of a visit to what is open; empty if no bot is known."""
    templates = link_templates(reading)
    usual = next(iter(templates.values()), "")
    return link(templates.get(bot_of(reading, visit_id), usual), FROM_THE_BOARD)


def run_shown(reading: Reading, board: Row[Any]) -> Row[Any] | None:
    """Give the run that a board shows; none between prompts.

    That is the one it is held on, else what was opened last, unless it was closed long ago.
    """
    runs = [run for run in reading.prompts.runs_of(board.visit_id) if run.state != "retracted"]
    for run in runs:
        if run.id == board.run_id:
            return run
    recent = (run for run in reversed(runs) if _is_recent(run, reading.now))
    return next(recent, None)


def is_over(plan: Plan, now: datetime) -> bool:
    """Tell whether a visit's board shows nothing any more."""
    return now >= day_end(plan, plan.days[-1]) + AFTERWARDS


def card_of(visit_key: str) -> str:
    """Name the card with which the team runs the board."""
    return f"board:{visit_key}"


def _is_recent(run: Row[Any], now: datetime) -> bool:
    return bool(run.state == "open" or run.closed_at is None or now < run.closed_at + FADES)


def _on_screen(reading: Reading, visit_id: int) -> Row[Any] | None:
    board = reading.boards.of(visit_id)
    return run_shown(reading, board) if board is not None else None


def _say(work: Work, visit_id: int, run_id: int, *, shown: bool) -> None:
    work.hold_visit(visit_id)
    board = work.boards.of(visit_id)
    said = board.results if board is not None else {}
    _change(work, visit_id, results={**said, short(run_id): shown})


def _change(work: Work, visit_id: int, **changes: object) -> None:
    work.hold_visit(visit_id)
    board = work.boards.of(visit_id)
    work.boards.put(**{**(board._asdict() if board else _new(work, visit_id)), **changes})
    visit = work.visits.by_id(visit_id)
    if visit is not None:
        work.refresh_all(card_of(visit.key))
    refresh_sheets(work, visit_id)


def _new(work: Work, visit_id: int) -> dict[str, object]:
    return {
        "visit_id": visit_id,
        "token": new_token(),
        "made_at": work.now,
        "run_id": None,
        "results": {},
        "dark": False,
        "spotlight_run": None,
        "spotlight": "",
        "spotlight_during": None,
    }
