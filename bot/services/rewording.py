"""Correcting the wording of an open prompt from the chat, in one language.

A prompt of the plan is corrected there, as by an import; one asked on the spot, where it is.
"""

from bot.domain.messages import Receipt
from bot.domain.plan.model import Plan, Prompt, Session
from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.rewording import other_languages, reworded
from bot.domain.plan.spot_keys import is_spot
from bot.errors import Refused
from bot.services import spot_pages
from bot.services.callers import Me
from bot.services.planning import import_plan
from bot.services.restating import restate
from bot.services.runs import prompt_of, title_of
from bot.services.spot_pages import Preparing, run_about
from bot.texts import catalogue
from storage.work import Reading, Work


def correct(work: Work, me: Me, where: Preparing) -> Receipt:
    """Say an open prompt otherwise, as was prepared; its answers stay.

    Raises:
        Refused: it is not open any more, or nothing was typed.
    """
    run, prompt = run_about(work, where), proposal(work, where, me.person.language)
    if is_spot(run.prompt_key):
        restate(work, run, prompt)
    else:
        visit = work.visits.by_id(where.visit_id)
        if visit is None:
            raise Refused("stale-button")
        plan = _with_prompt(work.visits.written(where.visit_id), prompt)
        try:
            import_plan(work, plan.model_copy(update={"based_on": visit.version}))
        except PlanInvalid as broken:  # it was opened from a plan that has changed since
            raise Refused("spot-retired", alert=True) from broken
    spot_pages.put_away(work, me, where.visit_id)
    work.records.audit(
        "prompt.reworded", run.prompt_key, work.now, person=me.person.id, visit=where.visit_id
    )
    return Receipt("spot-reworded", {"title": title_of(prompt)})


def proposal(reading: Reading, where: Preparing, language: str) -> Prompt:
    """Give an open prompt in the words that were prepared, in the language of who typed them.

    Raises:
        Refused: it is not open any more, or nothing was typed.
    """
    run = run_about(reading, where)
    if where.draft is None:
        raise Refused("spot-gone", alert=True)
    plan = reading.visits.written(where.visit_id)
    prompt = plan.prompts().get(run.prompt_key) or prompt_of(run)
    if prompt.retired:
        raise Refused("spot-retired", alert=True)
    spoken = catalogue.nearest(language or plan.working_language)
    return reworded(prompt, where.draft.text, spoken, plan.working_language)


def untouched(reading: Reading, where: Preparing, language: str) -> tuple[str, ...]:
    """Name the languages in which a prompt keeps its words."""
    return other_languages(proposal(reading, where, language), catalogue.nearest(language))


def _with_prompt(plan: Plan, prompt: Prompt) -> Plan:
    days = tuple(
        day.model_copy(update={"sessions": tuple(_in(one, prompt) for one in day.sessions)})
        for day in plan.days
    )
    return plan.model_copy(update={"days": days})


def _in(session: Session, prompt: Prompt) -> Session:
    items = tuple(
        prompt if isinstance(item, Prompt) and item.ask == prompt.ask else item
        for item in session.run
    )
    return session.model_copy(update={"run": items})
