"""Every button with which somebody runs a visit refuses whoever does not run that visit."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from bot.domain.buttons import Verb
from bot.errors import Refused
from bot.services import (
    announcing,
    board_acts,
    changing,
    cockpit,
    export_acts,
    ghosts,
    giving_floor,
    marking,
    merging,
    moderating,
    pair_lists,
    proxying,
    sheet_turning,
    spotting,
    timeline_pages,
)
from bot.services.callers import Caller
from bot.services.planning import import_plan
from bot.services.spot_prompts import TEMPERATURE
from storage.database import Database
from storage.ids import short
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

# What people press who take part; each looks for the presser's own part in the visit.
OF_PARTICIPANTS = frozenset(
    {
        *(Verb.JOIN_LANGUAGE, Verb.JOIN_CONSENT, Verb.JOIN_NAME, Verb.JOIN_ZONE),
        *(Verb.ANSWER, Verb.FIELD, Verb.FOCUS, Verb.VOTE),
        *(Verb.CHECK_IN, Verb.NOW, Verb.AGENDA, Verb.ME, Verb.NEXT, Verb.RSVP, Verb.TRY_OUT),
        *(Verb.INTEND, Verb.CALENDAR, Verb.STOP, Verb.DELETE, Verb.MY_DATA),
        *(Verb.SETTINGS, Verb.PAUSE, Verb.ZONE, Verb.CONNECT),
    }
)
VISIT, RUN, RUN_ID, STEP = object(), object(), object(), object()  # in the place of arguments
NOBODY = short(1)
NAME = "a" * moderating.LENGTH
Press = tuple[Verb, Callable[..., object], tuple[object, ...]]


def presses() -> Iterator[Press]:
    """Give what each button of the team calls, and with which arguments."""
    for page in (*sheet_turning.PAGES, *cockpit.ACTS):
        yield Verb.SHEET, cockpit.act, (VISIT, page, STEP if page == "step" else RUN)
    yield Verb.BOARD, board_acts.bring, (VISIT,)
    for act in board_acts.ACTS:
        yield Verb.BOARD, board_acts.act, (VISIT, act, RUN)
    yield Verb.HAND, giving_floor.bring_queue, (VISIT,)
    for act in giving_floor.ACTS:
        yield Verb.HAND, giving_floor.act, (VISIT, act, NOBODY)
    yield Verb.DISCUSS, pair_lists.press_pairs, (RUN_ID,)
    yield Verb.SPOT, spotting.bring, (VISIT,)
    yield Verb.SPOT, spotting.begin_rewording, (VISIT, RUN)
    for act in (*spotting.ACTS, *spotting.SETTINGS, TEMPERATURE):
        yield Verb.SPOT, spotting.act, (VISIT, act)
    for act in (ghosts.ON, ghosts.OFF):
        yield Verb.GHOST, ghosts.switch, (VISIT, act)
    yield Verb.PROXY, proxying.bring, (RUN,)
    yield Verb.PROXY, proxying.tap, (RUN, "aaaa", "answer", "a")
    for act in (proxying.PICKED, proxying.DONE, *proxying.MOVES):
        yield Verb.PROXY, proxying.act, (RUN, NOBODY, act)
    yield Verb.EXPORT, export_acts.bring, (VISIT,)
    yield Verb.EXPORT, export_acts.choose, (VISIT, "0")
    yield Verb.EXPORT, export_acts.choose_format, (VISIT, RUN)
    for form in export_acts.FORMATS:
        yield Verb.EXPORT, export_acts.send, (VISIT, form)
        yield Verb.EXPORT, export_acts.send, (VISIT, form + export_acts.SHARE, RUN)
    yield from _moderation()
    yield from _before_the_call()


def _moderation() -> Iterator[Press]:
    yield Verb.MODERATE, moderating.open_card, (RUN_ID,)
    yield Verb.MODERATE, moderating.turn, (RUN_ID, moderating.LIST, "0")
    for act in moderating.DECISIONS:
        yield Verb.MODERATE, moderating.decide, (RUN_ID, act, NAME)
    yield Verb.MODERATE, merging.merge, (RUN_ID, "with", NAME + NAME)
    yield Verb.MODERATE, merging.take_apart, (RUN_ID, NAME)
    yield Verb.MODERATE, merging.keep_apart, (RUN_ID, NAME + NAME)
    for act in ("spot", "unspot"):
        yield Verb.MODERATE, moderating.put_in_spotlight, (RUN_ID, act, NAME)


def _before_the_call() -> Iterator[Press]:
    yield Verb.ANNOUNCE, announcing.begin, (VISIT,)
    yield Verb.TIMELINE, timeline_pages.open_timeline, (VISIT,)
    for act in timeline_pages.ACTS:
        yield Verb.TIMELINE, timeline_pages.act, (VISIT, act, "0")
    yield Verb.CHANGE, changing.open_change, (VISIT,)
    for act in changing.ACTS:
        yield Verb.CHANGE, changing.act, (VISIT, act, "0")
    yield Verb.MARK, marking.turn_list, (VISIT, "page", "0")
    yield Verb.MARK, marking.ask_reason, (VISIT, "present")


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def elsewhere(room: Room) -> tuple[Caller, int]:
    """Give somebody who takes part here and runs another visit, and that visit."""
    room.database.perform(import_plan, sample().model_copy(update={"visit": "elsewhere"}))
    visit_id = int(room.look(lambda reading: reading.visits.by_key("elsewhere")).id)
    caller = room.add("Mallory")
    me = room.me(caller).person.id
    room.database.perform(lambda work: work.people.grant(me, "facilitator", visit_id))
    return caller, visit_id


def known(visit_id: int, run_id: int) -> Mapping[object, object]:
    """Give what buttons about a visit and a run carry."""
    run = short(run_id)
    return {VISIT: short(visit_id), RUN: run, RUN_ID: run_id, STEP: f"talking.{run}"}


def refused(room: Room, caller: Caller, press: Press, about: Mapping[object, object]) -> str:
    """Press a button; give why it was not done, empty if it was."""
    _, act, arguments = press
    try:
        room.database.perform(act, caller, *(about.get(one, one) for one in arguments))
    except Refused as said:
        return said.key
    return ""


def test_every_button_is_the_team_s_or_everybody_s() -> None:
    """A new verb is tried here, or is said to be for participants."""
    assert {verb for verb, _, _ in presses()} == set(Verb) - OF_PARTICIPANTS


def test_only_the_team_of_a_visit_runs_it(room: Room) -> None:
    """Neither who takes part nor who runs another visit gets past a single button."""
    run_id = room.open("p01")
    about = known(room.visit_id, run_id)
    mallory, _ = elsewhere(room)
    for caller in (room.people[0], mallory):
        said = {
            (act.__name__, arguments[1:]): refused(room, caller, (verb, act, arguments), about)
            for verb, act, arguments in presses()
        }
        assert {button for button, key in said.items() if key != "not-your-button"} == set()


def test_the_team_of_one_visit_has_no_say_in_the_next(room: Room) -> None:
    """With the key of their own visit, nobody gets at a prompt of another one."""
    run_id = room.open("p01")
    room.write(room.people[0], "A bridge")
    mallory, theirs = elsewhere(room)
    about = known(theirs, run_id)
    mixed = [press for press in presses() if _is_about_a_run(press)]
    said = {press[2][1:]: refused(room, mallory, press, about) for press in mixed}
    assert len(said) > len(ABOUT_A_RUN)
    assert "" not in said.values()
    assert room.run(run_id).state == "open"


def _is_about_a_run(press: Press) -> bool:
    verb, _, (first, *arguments) = press
    in_a_visit = first is VISIT and bool({RUN, STEP} & set(arguments))
    return in_a_visit and (verb in {Verb.EXPORT, Verb.SPOT} or arguments[0] in ABOUT_A_RUN)


# Of the run sheet and the board, what is about one prompt that was opened.
ABOUT_A_RUN = frozenset(
    {
        *(sheet_turning.MISSING, sheet_turning.FURTHER, sheet_turning.WITHDRAW),
        *("close", "reopen", "more", "result", "retract", "show", "hide", "nudge", "step"),
        *(board_acts.SHOW, board_acts.HIDE, board_acts.HOLD),
    }
)
