"""What the board shows just now, as plain data in the words of one language.

Only what disclosure gives to everybody who looks at the screen is in it; the page that is shared
in a call gets this and nothing else.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.happening import happening
from bot.domain.items import Candidate, Explanation, Item
from bot.domain.messages import At
from bot.domain.plan.model import Plan, Prompt
from bot.services import boards, disclosure
from bot.services.runs import prompt_of
from bot.views.board_floor import floor
from bot.views.board_shapes import find, shapes
from bot.views.reader import Reader
from bot.views.values import excerpt, localised
from storage.work import Reading

State = dict[str, Any]

_LARGE = 600  # code points of a text in the spotlight


def board_state(reading: Reading, token: str, language: str) -> State | None:
    """Give what a board shows in a language; none if no board has this address (any more)."""
    board = boards.behind(reading, token)
    if board is None:
        return None
    plan = reading.visits.plan(board.visit_id)
    reader = reader_for(plan, language)
    return {"visit": localised(reader, plan.title), **_scene(reading, reader, board, plan)}


def reader_for(plan: Plan, language: str) -> Reader:
    """Give who looks at a board: somebody with this language, in the zone of the visit's times."""
    return Reader(language, plan.times_in, plan.host.zone, plan.working_language)


def _scene(reading: Reading, reader: Reader, board: Row[Any], plan: Plan) -> State:
    if boards.is_over(plan, reading.now):
        return {"stage": "over", "text": reader.plain("board-over")}
    if board.dark:
        return {"stage": "dark"}
    run = boards.run_shown(reading, board)
    large = _spotlight(reading, reader, board) if boards.in_spotlight(board, run) else None
    if large is not None:
        return {"stage": "spotlight", **large}
    speaking = {"floor": floor(reading, reader, board.visit_id)}
    if run is None:
        return {"stage": "waiting", "text": _waiting(reading, reader, plan), **speaking}
    return {"stage": "prompt", **_prompt(reading, reader, run), **speaking}


def _waiting(reading: Reading, reader: Reader, plan: Plan) -> str:
    """Say when it starts; while a session goes on, that the question comes."""
    where = happening(plan, reading.now)
    if where.session is not None:
        return reader.plain("board-soon")
    if where.next_start is None:
        return reader.plain("board-over")
    today = where.next_start - reading.now < boards.FADES
    when = At(where.next_start, "time" if today else "moment")
    return reader.plain("board-starts", {"when": when})


def _prompt(reading: Reading, reader: Reader, run: Row[Any]) -> State:
    prompt = prompt_of(run)
    asked, answered = disclosure.counted(reading, run)
    counted = {"answered": answered, "asked": asked}
    words = reader.plain("board-counted", {**counted})
    title = localised(reader, prompt.title or prompt.text)
    return {
        "title": localised(reader, prompt.title) if prompt.text else "",
        "text": localised(reader, prompt.text or prompt.title),
        "said": reader.plain("board-said", {"title": title, "counted": words}),
        "sees": reader.plain(f"board-seen-{prompt.seen_by.replace('_', '-')}"),
        "open": run.state == "open",
        "status": reader.plain(_status(run)),
        "closes": run.closes_at.isoformat() if run.state == "open" and run.closes_at else "",
        "counted": {**counted, "words": words},
        **_result(reading, reader, run, prompt),
    }


def _status(run: Row[Any]) -> str:
    if run.state != "open":
        return "board-closed"
    return f"board-{run.phase}" if run.phase else "board-open"


def _result(reading: Reading, reader: Reader, run: Row[Any], prompt: Prompt) -> State:
    """Give the result if it is to be shown; else say why there is none."""
    if prompt.seen_by in {"facilitators", "own_group"}:
        return {"results": [], "why": ""}  # the label has said it
    if not boards.shows_results(reading, run):
        key = "board-not-yet" if run.state == "open" else "board-hidden-result"
        return {"results": [], "why": reader.plain(key)}
    shown = shapes(reader, _items(reading, run))
    return {"results": shown, "why": _why(reading, reader, run, something=bool(shown))}


def _why(reading: Reading, reader: Reader, run: Row[Any], *, something: bool) -> str:
    """Say what has to happen until more is shown; empty if nothing has."""
    if run.state != "open":
        return "" if something else reader.plain("board-nothing")
    asked, answered = disclosure.counted(reading, run)
    needed = disclosure.voices_needed(reading, run)
    if not 0 < needed <= asked - answered:
        return "" if something else reader.plain("board-at-closing")
    return reader.plain("board-needed-next" if something else "board-needed", {"needed": needed})


def _items(reading: Reading, run: Row[Any]) -> list[Item]:
    """Give what may be shown; which answer is right is told when nobody answers any more."""
    found = disclosure.items(reading, run, "board")
    return [one for one in found if run.state != "open" or not isinstance(one, Explanation)]


def _spotlight(reading: Reading, reader: Reader, board: Row[Any]) -> State | None:
    run = reading.prompts.run(board.spotlight_run) if board.spotlight_run else None
    if run is None:
        return None
    one = find(disclosure.items(reading, run, "board"), board.spotlight)
    if one is None:
        return None
    name = localised(reader, one.name if isinstance(one, Candidate) else one.before)
    prompt = prompt_of(run)
    return {
        "title": localised(reader, prompt.title or prompt.text),
        "text": excerpt(localised(reader, one.text), _LARGE),
        "name": name,
    }
