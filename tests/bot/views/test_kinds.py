"""Cards and results of every kind, with texts as long as a plan may have them."""

from typing import Any

import pytest

from bot.domain.plan.model import Plan
from bot.domain.plan.reading import check_plan
from bot.domain.plan.writing import write_plan
from bot.views.keyboards import MOST
from bot.views.splitting import length
from storage.database import Database
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.bot.views.test_prompts import check, words
from tests.conftest import StillClock

TEN = {f"option-with-a-long-key-{number}": words(64) for number in range(10)}
FIVE, SIX = dict(list(TEN.items())[:5]), dict(list(TEN.items())[:6])
AXES = {side: words(30) for side in ("left", "right", "bottom", "top")}
ENDS = {"from": "0", "to": "10", "low": words(64), "high": words(64)}

PROMPTS: dict[str, dict[str, Any]] = {
    "rank-5": {"as": "ranking", "options": FIVE},
    "rank-10": {"as": "ranking", "options": TEN},
    "points-5": {"as": "points", "options": FIVE},
    "points-10": {"as": "points", "options": TEN},
    "grid-6": {"as": "grid", "options": SIX, "axes": AXES},
    "mood": {"as": "temperature"},
    "choice-5": {
        "as": "choice",
        "options": FIVE,
        "explain": words(700),
        "correct": next(iter(FIVE)),
    },
    "choice-6": {"as": "choice", "options": SIX},
    "choice-10": {"as": "choice", "options": TEN, "other": "yes"},
    "choices-6": {"as": "choices", "options": SIX, "most": "6"},
    "scale-11": {"as": "scale", "scale": ENDS},
    "words": {"as": "words"},
    "questions": {"as": "questions", "max": "4000"},
}
TAKE_BACK = ("Take it back", "Take it all back", "Retirer ma réponse", "Tout retirer")
NUMBERS = 12  # buttons at most, where they are numbers in rows
IN_NUMBERS = ("rank-10", "points-10", "choice-10", "scale-11")


def plan() -> Plan:
    """The sample visit with these prompts, each with a title and a text of full length."""
    written = sample().model_dump(mode="json", by_alias=True)
    session = next(one for one in written["days"][0]["sessions"] if one["run"])
    head = {"title": words(100), "text": words(3000)}
    session["run"] = [
        *session["run"],
        *({"ask": key, **head, **one} for key, one in PROMPTS.items()),
    ]
    return Plan.model_validate(written)


@pytest.fixture(params=["en", "fr"])
def room(request: pytest.FixtureRequest, database: Database, clock: StillClock) -> Room:
    made = Room(database, clock, people=0, plan=plan())
    made.people.append(made.add("Zoë", language=request.param))
    return made


def test_these_prompts_are_allowed() -> None:
    """What is tried out here is what a plan may hold."""
    assert check_plan(write_plan(plan())).errors == ()


def answer(room: Room, key: str, run_id: int) -> None:
    """Answer as one does who taps all there is to tap, one after the other."""
    zoe = room.people[-1]
    if key in {"words", "questions"}:
        for _ in range(5):
            room.write(zoe, "rust, tar" if key == "words" else "x" * 4000)
    for place in range(10):
        presses = [one.press for row in room.seen(zoe, run_id).keyboard for one in row]
        taps = [one for one in presses if one.startswith("a:")]
        if taps and not room.asked(zoe, run_id).answered:
            room.press(zoe, taps[place % len(taps)])


def test_every_kind_fits(room: Room) -> None:
    """Before, while and after answering, a card fits, with at most six buttons or numbers."""
    zoe = room.people[-1]
    for key in PROMPTS:
        run_id, most = room.open(key), NUMBERS if key in IN_NUMBERS else MOST
        check(room.seen(zoe, run_id), most_buttons=most)
        answer(room, key, run_id)
        assert room.asked(zoe, run_id).answered
        check(room.seen(zoe, run_id), most_buttons=most)
        for label in [one for one in room.labels(zoe, run_id) if one in TAKE_BACK]:
            room.tap(zoe, run_id, label)
            check(room.seen(zoe, run_id), most_buttons=most)
        room.close(run_id)
        check(room.seen(zoe, run_id))
        for page in range(3):
            text = room.result(zoe, run_id, page)
            assert length(text) <= 4096
            assert "{" not in text
