"""The buttons of the moderation card: never more than eight."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.contributions import Contribution
from bot.domain.curating import HELD, SHOWN
from bot.domain.messages import Button, Keyboard, Say
from bot.domain.turning import turns
from bot.domain.wordings import Suggestion
from bot.services.moderating import LIST, ONE, PICK, REVIEW
from bot.services.runs import prompt_of
from storage.ids import short
from storage.work import Reading

ON_A_PAGE = 5  # contributions; with the pages before and after and the suggestions, eight buttons


def list_keyboard(
    run: Row[Any], found: tuple[Contribution, ...], start: int, *, suggestions: int
) -> Keyboard:
    """Give a number for each contribution on the page, the other pages, and the suggestions."""
    shown = found[start : start + ON_A_PAGE]
    numbers = [_button(run, str(one.number), ONE, one.name) for one in shown]
    review = [_button(run, Say("moderate-button-review", {"count": suggestions}), REVIEW, "")]
    return [
        *([numbers] if numbers else []),
        *_turning(run, LIST, "", start, len(found)),
        *([review] if suggestions else []),
    ]


def one_keyboard(reading: Reading, run: Row[Any], one: Contribution, *, others: bool) -> Keyboard:
    """Give what can be decided about a contribution; each decision is taken back where it was."""
    if one.decided.state == HELD:
        return [_acts(run, one, "approve:show", "hide"), *back_keyboard(run)]
    if one.decided.state != SHOWN:
        return [_acts(run, one, "show"), *back_keyboard(run)]
    rows = [_acts(run, one, "hide"), _marking(run, one), _together(run, one, others=others)]
    if prompt_of(run).kind != "words" and not run.ghost:
        rows.append(_acts(run, one, "unspot" if _in_spotlight(reading, run, one) else "spot"))
    return [*filter(None, rows), *back_keyboard(run)]


def pick_keyboard(
    run: Row[Any], one: Contribution, others: tuple[Contribution, ...], start: int
) -> Keyboard:
    """Give a number for each that may be counted as this one."""
    shown = others[start : start + ON_A_PAGE]
    numbers = [_button(run, str(other.number), "with", other.name + one.name) for other in shown]
    back = [_button(run, Say("moderate-button-back"), ONE, one.name)]
    return [
        *([numbers] if numbers else []),
        *_turning(run, PICK, one.name, start, len(others)),
        back,
    ]


def review_keyboard(run: Row[Any], pair: Suggestion) -> Keyboard:
    """Give what can be decided about two words."""
    names = pair.word.name + pair.as_word.name
    return [
        [
            _button(run, Say("moderate-button-same"), "same", names),
            _button(run, Say("moderate-button-keep"), "keep", names),
        ],
        *back_keyboard(run),
    ]


def back_keyboard(run: Row[Any]) -> Keyboard:
    """Lead back to the list."""
    return [[_button(run, Say("moderate-button-list"), LIST, "0")]]


def _acts(run: Row[Any], one: Contribution, *acts: str) -> list[Button]:
    """Give buttons; `label:act` where a button is called otherwise than what it does."""
    named = [act.partition(":") for act in acts]
    return [
        _button(run, Say(f"moderate-button-{label}"), act or label, one.name)
        for label, _, act in named
    ]


def _marking(run: Row[Any], one: Contribution) -> list[Button]:
    """Questions are pinned and answered, other texts starred; words come by their number."""
    prompt, decided = prompt_of(run), one.decided
    if prompt.votes:
        pin = "unpin" if decided.pinned else "pin"
        return _acts(run, one, pin, "unanswered" if decided.answered else "answered")
    if prompt.kind == "words":
        return []
    return _acts(run, one, "unstar" if decided.starred else "star")


def _together(run: Row[Any], one: Contribution, *, others: bool) -> list[Button]:
    merging = _button(run, Say("moderate-button-pick"), PICK, f"{one.name}0")
    apart = _button(run, Say("moderate-button-apart"), "apart", one.name)
    return [*([merging] if others else []), *([apart] if one.merged else [])]


def _in_spotlight(reading: Reading, run: Row[Any], one: Contribution) -> bool:
    board = reading.boards.of(run.visit_id)
    return board is not None and (board.spotlight_run, board.spotlight) == (run.id, one.name)


def _turning(run: Row[Any], page: str, about: str, start: int, count: int) -> Keyboard:
    turning = [
        _button(run, Say(f"sheet-button-{way}"), page, f"{about}{to}")
        for way, to in turns(start, ON_A_PAGE, count)
    ]
    return [turning] if turning else []


def _button(run: Row[Any], label: Say | str, act: str, argument: str) -> Button:
    return Button(label, press(Verb.MODERATE, short(run.id), act, argument))
