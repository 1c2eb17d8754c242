"""Bringing a result to those who may see it: its picture as a letter, its texts as cards."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.happening import is_live
from bot.domain.messages import Lane
from bot.domain.timeline import Kind
from bot.services.considering import wishes
from bot.services.disclosure import Audience, Result, audience_of, result
from bot.services.outside import away_in
from bot.services.runs import home, picture_card, prompt_of, result_card, title_of
from storage.ids import short, unshort
from storage.work import Work

_CHART = "chart"  # what is attached: a chart of a run, for an audience


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
    away = away_in(work, run.visit_id) - team
    for person_id in dict.fromkeys([*_asked_people(work, run), *team]):
        address_id = home(work, person_id, run.visit_id)
        if address_id is None or person_id in away:
            continue
        audience: Audience = "facilitators" if person_id in team else "group"
        allowed = wishes(work, person_id, plan).allowed_from(work.now)
        if live or allowed == work.now:
            _bring(work, run, address_id, audience=audience, shown=results[audience])
        else:
            _schedule(work, run, person_id, audience, allowed)


def conceal(work: Work, run: Row[Any]) -> None:
    """Take the pictures of a result back: out of every chat, and out of what waits to be sent."""
    letters = work.outbox.attached(run.visit_id, _charts_of(run))
    waiting = [letter.id for letter in letters if letter.state == "waiting"]
    work.outbox.drop(waiting, "withdrawn", work.now)
    # Read again: another process may have sent one before we could drop it.
    for letter in work.outbox.attached(run.visit_id, _charts_of(run)):
        if letter.message_id is not None:
            subject = picture_card(run.id, letter.id)
            work.make_card(letter.address_id, subject, letter.message_id)


def conceal_late(
    work: Work, letter_id: int, address_id: int, attachment: str, message_id: int
) -> None:
    """Take a picture back that was on its way when its prompt was withdrawn."""
    kind, _, about = attachment.partition(":")
    run = work.prompts.run(unshort(about.partition(":")[0])) if kind == _CHART else None
    if run is not None and run.state == "retracted":
        work.make_card(address_id, picture_card(run.id, letter_id), message_id)


def _charts_of(run: Row[Any]) -> str:
    return f"{_CHART}:{short(run.id)}:"


def bring_result(work: Work, run: Row[Any], person_id: int, address_id: int) -> bool:
    """Put a run's result at the end of a chat, as far as the person may see it.

    Returns:
        Whether there was anything to show.
    """
    audience = audience_of(work, person_id, run.visit_id)
    shown = result(work, run, audience)
    _bring(work, run, address_id, audience=audience, shown=shown)
    return bool(shown.pages)


def show_due(work: Work, entry: Row[Any]) -> str:
    """Show somebody a result whose prompt closed in their night; give why not, empty if shown.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `show`, with the run and the person in its args.
    """
    run, person_id = work.prompts.run(int(entry.args["run"])), int(entry.args["person"])
    if run is None or run.state != "closed":
        return "not closed"
    address_id = home(work, person_id, entry.visit_id)
    if address_id is None:
        return "not reachable"
    if wishes(work, person_id, work.visits.plan(entry.visit_id)).paused(work.now):
        return "paused"
    return "" if bring_result(work, run, person_id, address_id) else "nothing to show"


def _schedule(
    work: Work, run: Row[Any], person_id: int, audience: Audience, allowed: datetime
) -> None:
    visit = work.visits.key_of(run.visit_id)
    part = work.people.participant_in(run.visit_id, person_id) if audience == "group" else None
    about = f"{run.id}.{run.reopened}"
    entry = {
        "key": f"{Kind.SHOW.value}/{visit}/{about}/1/{person_id}",
        "due": allowed,
        "kind": Kind.SHOW.value,
        "visit_id": run.visit_id,
        "participant_id": part.id if part is not None else None,
        "args": {"run": run.id, "person": person_id},
    }
    work.timeline.add([entry])
    work.replanned()


def _bring(
    work: Work,
    run: Row[Any],
    address_id: int,
    *,
    audience: Audience,
    shown: Result,
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
                attachment=f"{_charts_of(run)}{audience}",
                visit_id=run.visit_id,
                lane=Lane.LIVE,
            )
        else:
            work.refresh(address_id, result_card(run.id, number), anew=True)


def _asked_people(work: Work, run: Row[Any]) -> list[int]:
    asked = (work.people.participant(row.participant_id) for row in work.asked.in_run(run.id))
    return [one.person_id for one in asked if one is not None and one.state == "joined"]
