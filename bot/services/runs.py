"""What every service about prompts needs: the run, its prompt, where its cards are."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Words
from bot.domain.plan.model import Prompt
from bot.domain.plan.spot_keys import is_spot
from bot.errors import Refused
from bot.services import bots
from storage.ids import short
from storage.work import Reading, Work


def prompt_of(run: Row[Any]) -> Prompt:
    """Give the prompt as it was when it was opened, or reworded since."""
    known = _frozen.get(run.id)
    if known is None or known[0] != run.definition:
        if len(_frozen) >= _REMEMBERED:
            _frozen.clear()
        known = _frozen[run.id] = (run.definition, Prompt.model_validate(run.definition))
    return known[1]


# Each run's definition, as it was last read, and the prompt that it says.
_frozen: dict[int, tuple[dict[str, Any], Prompt]] = {}
_REMEMBERED = 1000


def title_of(prompt: Prompt) -> Words:
    """Give what a prompt is called, by language; a temperature check has words of ours."""
    ours = "temperature-title" if prompt.kind == "temperature" else ""
    return Words((prompt.title or prompt.text).by_language, ours)


def prompt_card(run_id: int) -> str:
    """Name the card of a run, the same in every chat."""
    return f"prompt:{short(run_id)}"


def result_card(run_id: int, page: int = 0) -> str:
    """Name the card that shows a page, from 0, of the result of a run."""
    return f"result:{short(run_id)}:{page}"


def picture_card(run_id: int, letter_id: int) -> str:
    """Name the card that stands where a picture of a withdrawn result was sent."""
    return f"picture:{short(run_id)}:{short(letter_id)}"


def sheet_card(visit_key: str) -> str:
    """Name the run sheet of a visit."""
    return f"sheet:{visit_key}"


def is_of_the_team(subject: str) -> bool:
    """Tell whether a card is one with which somebody runs a visit, not takes part in one."""
    return subject.partition(":")[0] in _OF_THE_TEAM


_OF_THE_TEAM = frozenset(
    {
        "announce",
        "attendance",
        "board",
        "change",
        "moderate",
        "pairs",
        "proxy",
        "queue",
        "sheet",
        "spot",
        "timeline",
        "voices",
    }
)


def can_answer(run: Row[Any], participant: Row[Any]) -> bool:
    """Tell whether somebody who was asked may answer: they take part, or the team rehearses."""
    return bool(run.ghost or participant.state == "joined")


def runs_on_sheet(reading: Reading, visit_id: int) -> list[Row[Any]]:
    """Give the runs that the team sees, in the order of their opening; rehearsed ones as well."""
    runs = [*reading.prompts.runs_of(visit_id), *reading.prompts.ghosts_of(visit_id)]
    return sorted(runs, key=lambda run: run.opened_at)


def spots_among(runs: Iterable[Row[Any]]) -> list[Prompt]:
    """Give the prompts that were asked on the spot and are in no plan, each once."""
    spots = {run.prompt_key: prompt_of(run) for run in runs if is_spot(run.prompt_key)}
    return list(spots.values())


def existing_run(reading: Reading, run_id: int) -> Row[Any]:
    """Give a run.

    Raises:
        Refused: there is none; the button is from another database or made up.
    """
    run = reading.prompts.run(run_id)
    if run is None:
        raise Refused("prompt-unknown", alert=True)
    return run


def held_run(work: Work, run_id: int) -> Row[Any]:
    """Give a run that nobody else changes or answers until the commit.

    Raises:
        Refused: there is none.
    """
    work.hold_visit(existing_run(work, run_id).visit_id)
    return existing_run(work, run_id)


def home(reading: Reading, person_id: int, visit_id: int, *, owed: bool = False) -> int | None:
    """Give the address at which somebody is reached in a visit; none if they cannot be.

    Another bot than the visit's own writes only to those who never came to that one. What is
    owed is written to somebody who has blocked us too: it leaves when they take that back.
    """
    addresses = reading.people.addresses_of(person_id)
    found = [row for row in addresses if row.reachable] or (addresses if owed else [])
    if len(found) > 1:
        found.sort(key=lambda row: not bots.serves(reading, row.channel, visit_id))
    return int(found[0].id) if found else None


def refresh_sheets(work: Work, visit_id: int) -> None:
    """Have every run sheet of a visit drawn anew."""
    visit = work.visits.by_id(visit_id)
    if visit is not None:
        work.refresh_all(sheet_card(visit.key))


def refresh_mine(work: Work, person_id: int, subject: str, *, anew_at: int = 0) -> None:
    """Have a card drawn anew in all chats of a person in which it stands.

    At the address `anew_at` it comes to the end of the chat, whether it stands there or not.
    """
    for address in work.people.addresses_of(person_id):
        if address.id == anew_at:
            work.refresh(address.id, subject, anew=True)
        elif work.cards.of(address.id, subject) is not None:
            work.refresh(address.id, subject)
