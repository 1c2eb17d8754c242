"""The card with which the team runs the board: its link, and what it shows."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, Button, Keyboard, Say
from bot.domain.web_address import is_public
from bot.services import board_acts, boards
from bot.services.runs import prompt_of, title_of
from bot.services.visit_words import title_of as visit_title
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import called
from storage.ids import short
from storage.work import Reading


def board_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the card of a visit's board (the visit's key)."""
    visit = reading.visits.by_key(about)
    if visit is None or not reading.people.leads(address.person_id or 0, visit.id):
        return None
    board = reading.boards.of(visit.id)
    if board is None:
        return None
    reader = reader_of(reading, address, visit.id)
    link = boards.address_of(reading, board)
    args: dict[str, Arg] = {"visit": visit_title(reading.visits.plan(visit.id)), "address": link}
    head = reader.say("board-card" if link else "board-card-no-address", args)
    run = boards.run_shown(reading, board)
    lines = _lines(reading, reader, board, run)
    rows = _rows(reading, board, run)
    if is_public(link):
        rows = [[Button(Say("board-button-look"), url=link)], *rows]
    return Content("\n\n".join([head, "\n".join(lines)]), reader.keyboard(rows))


def _lines(reading: Reading, reader: Reader, board: Row[Any], run: Row[Any] | None) -> list[str]:
    if board.dark:
        return [reader.say("board-card-dark")]
    if boards.in_spotlight(board, run):
        return [reader.say("board-card-spotlight")]
    if run is None:
        return [reader.say("board-card-empty")]
    title = called(reader, title_of(prompt_of(run)))
    shown = boards.shows_results(reading, run)
    return [
        reader.say("board-card-shows", {"title": title}),
        reader.say("board-card-results" if shown else "board-card-no-results"),
        *([reader.say("board-card-held")] if board.run_id == run.id else []),
    ]


def _rows(reading: Reading, board: Row[Any], run: Row[Any] | None) -> Keyboard:
    return [
        *(_on_the_run(reading, board, run) if run is not None else []),
        [_button(board, board_acts.LIGHT if board.dark else board_acts.DARK)],
        [_button(board, board_acts.ASK_RENEW, label="renew")],
    ]


def _on_the_run(reading: Reading, board: Row[Any], run: Row[Any]) -> list[list[Button]]:
    shown = boards.shows_results(reading, run)
    held = board.run_id == run.id
    stay = board_acts.FOLLOW if held else board_acts.HOLD
    acts = [board_acts.HIDE if shown else board_acts.SHOW, stay]
    if boards.in_spotlight(board, run):
        acts = [board_acts.END_SPOTLIGHT, *acts]
    return [[_button(board, one, "" if one in _ABOUT_ALL else short(run.id))] for one in acts]


def _button(board: Row[Any], act: str, about: str = "", label: str = "") -> Button:
    words = Say(f"board-button-{label or _LABELS.get(act, act)}")
    return Button(words, press(Verb.BOARD, short(board.visit_id), act, about))


_ABOUT_ALL = frozenset({board_acts.FOLLOW, board_acts.END_SPOTLIGHT})
_LABELS = {board_acts.END_SPOTLIGHT: "end-spotlight"}
