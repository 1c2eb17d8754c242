"""The one gate through which answers leave storage: who may see what, and when.

The author sees their own until the prompt is sealed. The group and the facilitators see what the
prompt's `seen_by` says. Of an anonymous prompt nobody sees anything while it is open, and after
that no names, no parts that belong together, and no part that fewer than three answered.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row

from bot.domain.answers import fold
from bot.domain.prompts import Answers
from bot.domain.results import Given, Page, pages
from bot.domain.tallies import FEWEST
from bot.services.runs import prompt_of
from bot.services.sealing import answers_of
from storage.work import Reading

Audience = Literal["group", "facilitators"]


@dataclass(frozen=True)
class Result:
    """What may be shown of a run to somebody; no pages: nothing may."""

    pages: tuple[Page, ...]
    answered: int
    asked: int


def audience_of(reading: Reading, person_id: int, visit_id: int) -> Audience:
    """Tell as whom somebody looks at a visit's answers."""
    return "facilitators" if reading.people.leads(person_id, visit_id) else "group"


def may_see(run: Row[Any], audience: Audience) -> bool:
    """Tell whether an audience may see what was answered, as the run stands now."""
    match run.definition["seen_by"], run.state:
        case (_, "retracted") | ("own_group", _):
            return False
        case "no_one", state:
            return bool(state == "closed" and run.seal_key is None)
        case "facilitators", _:
            return audience == "facilitators"
        case _, state:
            return bool(state == "closed" or audience == "facilitators")


def result(reading: Reading, run: Row[Any], audience: Audience) -> Result:
    """Give what came out of a run, as far as an audience may see it."""
    asked, answered = reading.prompts.counts(run.id)
    given = _given(reading, run) if may_see(run, audience) else ()
    return Result(pages(prompt_of(run), given), answered, asked)


def my_answers(reading: Reading, run: Row[Any], participant_id: int) -> Answers:
    """Give a participant's own answers by part; empty once the prompt is sealed."""
    return answers_of(reading, run, participant_id)


def too_few(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether an anonymous run stays hidden because fewer than three answered."""
    return run.definition["seen_by"] == "no_one" and reading.prompts.counts(run.id)[1] < FEWEST


def who_is_missing(reading: Reading, run: Row[Any]) -> list[str]:
    """Give the names of those who were asked and have not answered; that much is no secret."""
    missing = {row.participant_id for row in reading.prompts.asked_in(run.id) if not row.answered}
    names = _names(reading, run.visit_id)
    return sorted(
        (
            names[str(participant.id)]
            for participant in reading.people.participants_of(run.visit_id)
            if participant.id in missing and participant.state == "joined"
        ),
        key=fold,
    )


def _given(reading: Reading, run: Row[Any]) -> tuple[Given, ...]:
    rows = reading.answers.everything(run.id)
    if run.definition["seen_by"] == "no_one":
        return tuple(_of_many(reading, run, rows))
    names = _names(reading, run.visit_id)
    return tuple(
        Given(row.part, row.value, names[row.author]) for row in rows if row.author in names
    )


def _of_many(reading: Reading, run: Row[Any], rows: list[Row[Any]]) -> Iterator[Given]:
    """Give the parts that enough people answered; rows come in the order of random authors."""
    if run.definition["as"] == "questions" and too_few(reading, run):
        return  # one person may have asked all of them
    crowd = Counter(row.part.partition(".")[0] for row in rows)
    for row in rows:
        if crowd[row.part.partition(".")[0]] >= FEWEST:
            yield Given(row.part, row.value)


def _names(reading: Reading, visit_id: int) -> dict[str, str]:
    named = {}
    for participant in reading.people.participants_of(visit_id):
        person = reading.people.by_id(participant.person_id)
        named[str(participant.id)] = person.name if person else participant.reference
    return named
