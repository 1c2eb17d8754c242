"""Bringing a result to those who may see it: its picture as a letter, its texts as cards."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.happening import is_live
from bot.domain.messages import Lane
from bot.domain.plan.model import Plan
from bot.domain.quiet import allowed_from
from bot.services.disclosure import Audience, Result, audience_of, result
from bot.services.runs import home, prompt_of, result_card, title_of
from storage.ids import short
from storage.work import Work


def reveal(work: Work, run: Row[Any]) -> None:
    """Show a closed run's result to everybody who was asked, and to the team."""
    work.prompts.reveal(run.id)
    plan = work.visits.plan(run.visit_id)
    live = is_live(plan, work.now)
    team = {role.person_id for role in work.people.team_of(run.visit_id)}
    results: dict[Audience, Result] = {
        "group": result(work, run, "group"),
        "facilitators": result(work, run, "facilitators"),
    }
    for person_id in dict.fromkeys([*_asked_people(work, run), *team]):
        address_id = home(work, person_id, run.visit_id)
        if address_id is not None:
            audience: Audience = "facilitators" if person_id in team else "group"
            allowed = work.now if live else _allowed(work, plan, person_id)
            _bring(
                work,
                run,
                address_id,
                audience=audience,
                shown=results[audience],
                not_before=allowed,
            )


def bring_result(work: Work, run: Row[Any], person_id: int, address_id: int) -> bool:
    """Put a run's result at the end of a chat, as far as the person may see it.

    Returns:
        Whether there was anything to show.
    """
    audience = audience_of(work, person_id, run.visit_id)
    shown = result(work, run, audience)
    _bring(work, run, address_id, audience=audience, shown=shown, not_before=work.now)
    return bool(shown.pages)


def _allowed(work: Work, plan: Plan, person_id: int) -> datetime:
    """Give when a result that comes outside a session may reach somebody."""
    person = work.people.by_id(person_id)
    zone = (person.zone if person else "") or plan.host.zone
    return allowed_from(work.now, plan.messages.quiet, zone)


def _bring(  # noqa: PLR0913 - what, to whom, as whom, from when
    work: Work,
    run: Row[Any],
    address_id: int,
    *,
    audience: Audience,
    shown: Result,
    not_before: datetime,
) -> None:
    for number, page in enumerate(shown.pages):
        if page.pictured:
            work.say(
                address_id,
                "result-picture",
                args={
                    "title": title_of(prompt_of(run)),
                    "answered": shown.answered,
                    "asked": shown.asked,
                },
                attachment=f"chart:{short(run.id)}:{audience}",
                visit_id=run.visit_id,
                lane=Lane.LIVE if not_before == work.now else Lane.OWED,
                not_before=not_before,
            )
        else:
            work.refresh(address_id, result_card(run.id, number), anew=True)


def _asked_people(work: Work, run: Row[Any]) -> list[int]:
    asked = (work.people.participant(row.participant_id) for row in work.prompts.asked_in(run.id))
    return [one.person_id for one in asked if one is not None and one.state == "joined"]
