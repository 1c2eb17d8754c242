"""What is prepared on the spot, as the prompt that it becomes, and whom it will reach."""

from bot.domain.plan.model import Prompt
from bot.domain.plan.spot_keys import next_key
from bot.domain.spots import Draft, prompt_from
from bot.errors import Refused
from bot.services.outside import away_in, is_outside, reach
from bot.services.runs import runs_on_sheet
from bot.services.spot_pages import Preparing
from bot.texts import catalogue
from storage.work import Reading

TEMPERATURE = "temperature"


def temperature_check(language: str) -> Draft:
    """Give the check of the temperature that is ready made, to be looked at in a language."""
    text = catalogue.plain(catalogue.nearest(language or catalogue.FALLBACK), "spot-temperature")
    return Draft(text, kind=TEMPERATURE, seen_by="no_one", minutes=2)


def prepared(reading: Reading, where: Preparing) -> Prompt:
    """Give what somebody prepares as the prompt that it becomes.

    Raises:
        Refused: nothing was typed yet.
    """
    if where.draft is None:
        raise Refused("spot-gone", alert=True)
    known = reading.visits.plan(where.visit_id).prompts()
    runs = runs_on_sheet(reading, where.visit_id)
    prompt = prompt_from(where.draft, next_key([*known, *(run.prompt_key for run in runs)]))
    return _in_all_languages(prompt) if where.draft.kind == TEMPERATURE else prompt


def asked_now(reading: Reading, where: Preparing) -> int:
    """Count whom it will be asked, now or when their night is over; no rehearsal is on."""
    if is_outside(reading, where.visit_id):
        reached = reach(reading, where.visit_id, prepared(reading, where))
        return reached.now + reached.later
    away = away_in(reading, where.visit_id)
    everybody = reading.people.participants_of(where.visit_id)
    return sum(one.state == "joined" and one.person_id not in away for one in everybody)


def _in_all_languages(prompt: Prompt) -> Prompt:
    """Ask in everybody's language, if it is our own question."""
    ours = {name: catalogue.plain(name, "spot-temperature") for name in catalogue.languages()}
    if "".join(prompt.text.by_language.values()) not in ours.values():
        return prompt
    return Prompt.model_validate({**prompt.model_dump(mode="json", by_alias=True), "text": ours})
