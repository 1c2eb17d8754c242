"""The one gate through which answers leave storage: who may see what, and when.

The author sees their own until the prompt is sealed. The group, the board and the facilitators
see what the prompt's `seen_by` says. Of an anonymous prompt nobody sees names, parts that belong
together, or a part that fewer than three people answered; and while it is open, only what
`bot.services.stepping` has released, and who answered only as far as it has told.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row

from bot.domain import pages, results
from bot.domain.curated import curated
from bot.domain.curating import voted_for
from bot.domain.given import Given
from bot.domain.items import Item
from bot.domain.prompts import Answers
from bot.domain.steps import still_needed
from bot.domain.tallies import FEWEST
from bot.domain.tidying import fold
from bot.services.authors import answers_of, moves_in_steps
from bot.services.givens import givens
from bot.services.runs import can_answer, prompt_of
from bot.services.seeing import has_seen
from bot.services.signatures import names_in, people_in
from storage.work import Reading

Audience = Literal["group", "facilitators", "board"]
NAMELESS = frozenset({"no_one", "organisation_type"})


@dataclass(frozen=True)
class Result:
    """What may be shown of a run to somebody; no pages: nothing may."""

    pages: tuple[pages.Page, ...]
    answered: int
    asked: int


def audience_of(reading: Reading, person_id: int, visit_id: int) -> Audience:
    """Tell as whom somebody looks at a visit's answers."""
    return "facilitators" if reading.people.leads(person_id, visit_id) else "group"


def may_see(run: Row[Any], audience: Audience) -> bool:
    """Tell whether an audience may see what was answered, as the run stands now.

    The board shows results while they grow, once a facilitator reveals them there; in their
    chats people get the result when the prompt is closed. What is rehearsed is on no board.
    """
    if run.ghost and audience == "board":
        return False
    match run.definition["seen_by"], run.state:
        case (_, "retracted") | ("own_group", _):
            return False
        case "facilitators", _:
            return audience == "facilitators"
        case "organisation_type", state:  # while they come, one could tell whose is whose
            return bool(state == "closed")
        case _, state:
            return bool(state == "closed" or audience != "group")


def result(reading: Reading, run: Row[Any], audience: Audience) -> Result:
    """Give what came out of a run, as far as an audience may see it, in pages."""
    asked, answered = counted(reading, run)
    shown = pages.pages(prompt_of(run), given(reading, run, audience))
    return Result(shown, answered, asked)


def items(reading: Reading, run: Row[Any], audience: Audience) -> tuple[Item, ...]:
    """Give what came out of a run, as far as an audience may see it now, also while it is open."""
    return tuple(results.items(prompt_of(run), given(reading, run, audience)))


def given(reading: Reading, run: Row[Any], audience: Audience) -> tuple[Given, ...]:
    """Give the answers that an audience may see now, as the facilitators curated them."""
    if not may_see(run, audience):
        return ()
    return curated(prompt_of(run), givens(reading, run), reading.curations.of_run(run.id))


def contributions(reading: Reading, run: Row[Any]) -> tuple[Given, ...]:
    """Give what the facilitators decide about: all that they may see, hidden or not; no votes.

    In the order of the contributions' names, which says nothing and is the same for everybody.
    """
    if not may_see(run, "facilitators"):
        return ()
    said = (one for one in givens(reading, run) if not voted_for(one.part))
    return tuple(sorted(said, key=lambda one: one.contribution))


def my_answers(reading: Reading, run: Row[Any], participant_id: int) -> Answers:
    """Give a participant's own answers by part; empty once the prompt is sealed."""
    return answers_of(reading, run, participant_id)


def counted(reading: Reading, run: Row[Any]) -> tuple[int, int]:
    """Count those asked and those of whom it may be told now that they answered."""
    if moves_in_steps(run):
        return reading.asked.counted(run.id)
    return reading.asked.counts(run.id)


def voices_needed(reading: Reading, run: Row[Any]) -> int:
    """Count how many more people must answer until something new is shown; 0: that is no help."""
    if run.state != "open" or run.definition["seen_by"] == "organisation_type":
        return 0
    _, answered = counted(reading, run)
    if not moves_in_steps(run):
        return int(answered == 0)
    return still_needed(answered, len({row.author for row in reading.live.of(run.id)}))


def too_few(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether a run without names stays hidden because fewer than three answered.

    What three began and two finished, as some fields of a form, is shown.
    """
    few = run.definition["seen_by"] in NAMELESS and counted(reading, run)[1] < FEWEST
    return few and not givens(reading, run)


def missing(reading: Reading, run: Row[Any]) -> list[Row[Any]]:
    """Give the participants who were asked, may answer, and are not told to have answered."""
    in_steps = moves_in_steps(run)
    untold = {
        row.participant_id
        for row in reading.asked.in_run(run.id)
        if not (row.counted if in_steps else row.answered)
    }
    return [one for one in people_in(reading, run) if one.id in untold and can_answer(run, one)]


def not_seen_yet(reading: Reading, run: Row[Any]) -> frozenset[int]:
    """Give the participants who are missing and have surely not looked at the question yet.

    Of an anonymous prompt nobody is told: among few it would say who of the others has answered.
    """
    if run.state != "open" or moves_in_steps(run):
        return frozenset()
    there = missing(reading, run)
    return frozenset(one.id for one in there if has_seen(reading, run, one.person_id) is False)


def who_is_missing(reading: Reading, run: Row[Any]) -> list[tuple[str, int]]:
    """Give name and participant id of those who have not answered; that much is no secret."""
    names = names_in(reading, run)
    found = ((names[str(one.id)], int(one.id)) for one in missing(reading, run))
    return sorted(found, key=lambda one: fold(one[0]))
