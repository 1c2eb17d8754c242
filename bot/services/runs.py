"""What every service about prompts needs: the run, its prompt, where its cards are."""

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Words
from bot.domain.plan.model import Prompt
from bot.errors import Refused
from storage.ids import short
from storage.work import Reading, Work


def prompt_of(run: Row[Any]) -> Prompt:
    """Give the prompt as it was when it was opened."""
    return _frozen(json.dumps(run.definition))


@lru_cache(maxsize=256)
def _frozen(definition: str) -> Prompt:
    return Prompt.model_validate_json(definition)


def title_of(prompt: Prompt) -> Words:
    """Give what a prompt is called, by language."""
    return Words((prompt.title or prompt.text).by_language)


def prompt_card(run_id: int) -> str:
    """Name the card of a run, the same in every chat."""
    return f"prompt:{short(run_id)}"


def result_card(run_id: int, page: int = 0) -> str:
    """Name the card that shows a page, from 0, of the result of a run."""
    return f"result:{short(run_id)}:{page}"


def sheet_card(visit_key: str) -> str:
    """Name the run sheet of a visit."""
    return f"sheet:{visit_key}"


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


def home(reading: Reading, person_id: int) -> int | None:
    """Give the address at which somebody wants to be reached; none if they cannot be."""
    addresses = reading.people.addresses_of(person_id)
    return next((int(address.id) for address in addresses if address.reachable), None)


def refresh_sheets(work: Work, visit_id: int) -> None:
    """Have every run sheet of a visit drawn anew."""
    visit = work.visits.by_id(visit_id)
    if visit is not None:
        work.refresh_all(sheet_card(visit.key))


def refresh_mine(work: Work, person_id: int, subject: str) -> None:
    """Have a card drawn anew in all chats of a person in which it stands."""
    for address in work.people.addresses_of(person_id):
        if work.cards.of(address.id, subject) is not None:
            work.refresh(address.id, subject)
