"""Strong words wait for a facilitator before others see them, where the plan wants it so."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.curating import HELD, SHOWN, UNTOUCHED, Curation
from bot.domain.plan.model import Plan
from bot.domain.profanity import folded, has_strong_words
from bot.domain.prompts import Answers, question
from bot.domain.wordings import name_of
from bot.services.authors import author_of, by_author, contribution_of, moves_in_steps
from bot.services.runs import prompt_of
from bot.texts.strong_words import strong_words
from storage.work import Reading, Work


def screen(work: Work, run: Row[Any], author: str, before: Answers, after: Answers) -> None:
    """Hold what others would see next, if it has a strong word; let go what has none any more.

    A word of a cloud that a facilitator has let through once is not held again.

    Args:
        work: the transaction.
        run: in which it was written.
        author: under whom it is kept.
        before: what others see of it now, by part. While an anonymous prompt is open, that is
            older than what was written, and held back or let go no earlier than it is shown:
            else something would come or go at the moment at which one person writes.
        after: what they see next.
    """
    plan = work.visits.plan(run.visit_id)
    if not plan.moderation.profanity:
        return
    changed = {part: value for part, value in after.items() if before.get(part) != value}
    strong, curations = _strong(plan), work.curations.of_run(run.id)
    cloud = prompt_of(run).kind == "words"
    for name, text in _written(run, author, changed):
        decided = curations.get(name, UNTOUCHED)
        if has_strong_words(text, strong) and not (cloud and name in curations):
            work.curations.put(run.id, name, replace(decided, state=HELD))
        elif decided.state == HELD and not cloud:
            work.curations.put(run.id, name, replace(decided, state=SHOWN))


def screen_rest(work: Work, run: Row[Any]) -> None:
    """Hold what an anonymous prompt has not shown yet and shows as it closes; before the seal."""
    shown = by_author(work.live.of(run.id))
    for author, parts in by_author(work.answers.everything(run.id)).items():
        screen(work, run, author, shown.get(author, {}), parts)


def is_held(reading: Reading, run: Row[Any], participant_id: int, answers: Answers) -> bool:
    """Tell whether anything that somebody wrote waits for a facilitator, or will when it is due."""
    curations = reading.curations.of_run(run.id)
    written = list(_written(run, author_of(run, participant_id), answers))
    if not moves_in_steps(run):
        return any(curations.get(name, UNTOUCHED).state == HELD for name, _ in written)
    plan = reading.visits.plan(run.visit_id)
    if not plan.moderation.profanity:
        return False
    strong = _strong(plan)
    undecided = (text for name, text in written if _is_undecided(curations.get(name)))
    return any(has_strong_words(text, strong) for text in undecided)


def _is_undecided(decided: Curation | None) -> bool:
    return decided is None or decided.state == HELD


def _strong(plan: Plan) -> frozenset[str]:
    ours = strong_words({*plan.languages, plan.working_language})
    return ours | {folded(word) for word in plan.moderation.words}


def _written(run: Row[Any], author: str, answers: Answers) -> Iterator[tuple[str, str]]:
    """Give the names and texts of what somebody wrote in their own words."""
    prompt = prompt_of(run)
    for part, value in answers.items():
        asked = question(prompt, part)
        if asked is None or not author:
            continue
        if asked.kind in {"text", "questions"}:
            yield contribution_of(run, author, part), str(value)
        elif asked.kind == "words" and isinstance(value, list):
            yield from ((name_of(word), word) for word in value)
