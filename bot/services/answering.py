"""Answering a prompt: by a tap, by a message, question after question in a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.changes import tapped_changes, typed_changes
from bot.domain.messages import Arg, Receipt, Say, Words
from bot.domain.phases import VOTING
from bot.domain.plan.model import Prompt
from bot.domain.prompts import (
    Answers,
    Question,
    Value,
    is_complete,
    is_vote,
    missing,
    question,
    settled,
)
from bot.errors import Refused
from bot.services import forms
from bot.services.authors import answers_of, author_of, moves_in_steps
from bot.services.callers import Caller, Me, someone
from bot.services.discussing import must_be_votable
from bot.services.receipts import recorded
from bot.services.runs import (
    can_answer,
    existing_run,
    prompt_card,
    prompt_of,
    refresh_mine,
    refresh_sheets,
    title_of,
)
from bot.services.screening import screen
from bot.services.stepping import step
from storage.work import Work


@dataclass(frozen=True)
class Sitting:
    """Somebody before a prompt.

    Attributes:
        run, prompt, participant, asked: what they are asked, as rows.
        answers: what they said so far, by part.
        here: the question they are at; none at the overview of a form.
        proxy: the person of the team who writes down what they say; none: they answer themselves.
    """

    me: Me
    run: Row[Any]
    prompt: Prompt
    participant: Row[Any]
    asked: Row[Any]
    answers: Answers
    here: Question | None
    proxy: int | None = None

    @property
    def closed(self) -> bool:
        """Tell whether nothing can be changed any more."""
        return bool(self.run.state != "open" or self.asked.submitted)

    def today(self, now: datetime) -> date:
        """Give the day it is where they are."""
        return now.astimezone(ZoneInfo(self.me.person.zone or "UTC")).date()


def sit(work: Work, me: Me, run_id: int) -> Sitting:
    """Let somebody answer a run; nobody closes it until the commit.

    Raises:
        Refused: there is no such run, or they were not asked.
    """
    return sit_before(work, me, existing_run(work, run_id))


def sit_before(work: Work, me: Me, run: Row[Any]) -> Sitting:
    """Do as `sit`, with the run as it was just read."""
    if moves_in_steps(run):
        work.hold_visit(run.visit_id)  # a step reads what everybody answered
    if work.hold_person(run.visit_id, me.person.id):
        run = existing_run(work, run.id)
    participant = work.people.participant_in(run.visit_id, me.person.id)
    asked = work.asked.of(run.id, participant.id) if participant else None
    if participant is None or asked is None or not can_answer(run, participant):
        raise Refused("prompt-not-for-you", alert=True)
    answers = answers_of(work, run, participant.id)
    here = forms.position(work, run, me.person.id, answers)
    return Sitting(me, run, prompt_of(run), participant, asked, answers, here)


def tap(work: Work, caller: Caller, run_id: int, part: str, option: str) -> Receipt:
    """Answer with a button: an option toggles or is set, a rating is set.

    Raises:
        Refused: they were not asked, or too many options would be chosen.
    """
    sitting = sit(work, someone(work, caller), run_id)
    if sitting.closed:
        return too_late(work, sitting)
    asked = question(sitting.prompt, part)
    if asked is None:
        raise Refused("answer-gone", alert=True)
    after = save(work, sitting, tapped_changes(asked, option, sitting.answers))
    forms.follow(work, sitting.me, sitting.run, asked, after)
    return recorded(sitting.run, asked, after)


def take_text(work: Work, sitting: Sitting, asked: Question, text: str, message_id: int) -> None:
    """Answer with a message; what does not fit is said, and editing that message mends it.

    The card comes to the end of the chat and shows what was recorded.
    """
    try:
        changes = typed_changes(asked, text, sitting.answers, sitting.today(work.now))
    except Refused as refused:
        work.answers.became(sitting.me.address.id, message_id, sitting.run.id, asked.key)
        say_refused(work, sitting, refused)
        return
    part = next(reversed(changes))
    work.answers.became(sitting.me.address.id, message_id, sitting.run.id, part)
    after = save(work, sitting, changes, anew=True)
    forms.follow(work, sitting.me, sitting.run, asked, after)


def retake_text(work: Work, sitting: Sitting, part: str, text: str) -> None:
    """Answer anew with an edited message, in the place of what it was before."""
    asked = question(sitting.prompt, part)
    if asked is None:
        return
    try:
        changes = typed_changes(asked, text, sitting.answers, sitting.today(work.now))
    except Refused as refused:
        say_refused(work, sitting, refused)
        return
    if asked.kind == "questions" and part in sitting.answers:
        changes = {part: next(iter(changes.values()))}
    save(work, sitting, changes, anew=True)


def say_refused(
    work: Work, sitting: Sitting, refused: Refused, key: str = "answer-not-taken"
) -> None:
    """Say why a text was not taken, without repeating it: it still stands in the chat."""
    args: dict[str, Arg] = {
        "problem": Say(refused.key, refused.text_args),
        "title": title_of(sitting.prompt),
    }
    work.say(sitting.me.address.id, key, args=args, visit_id=sitting.run.visit_id)


def save(
    work: Work, sitting: Sitting, changes: Mapping[str, Value | None], *, anew: bool = False
) -> Answers:
    """Write changes of somebody's answers, and what follows: ticks, counts, the run sheet.

    With `anew` the card comes to the end of the chat, whether anything changed or not.

    Raises:
        Refused: it is not what is asked just now: people talk, or vote again.
    """
    must_be_votable(sitting.run, changes)
    if sitting.run.phase == VOTING and not all(map(is_vote, changes)):
        raise Refused("vote-no-questions-now")
    after = settled(sitting.prompt, sitting.answers, changes)
    if after != sitting.answers:
        _write(work, sitting, after)
        if moves_in_steps(sitting.run):
            step(work, sitting.run)
        else:
            author = author_of(sitting.run, sitting.participant.id)
            screen(work, sitting.run, author, sitting.answers, after)
        refresh_sheets(work, sitting.run.visit_id)
    if anew or after != sitting.answers:
        here = sitting.me.address.id if anew else 0
        refresh_mine(work, sitting.me.person.id, prompt_card(sitting.run.id), anew_at=here)
    return after


def _write(work: Work, sitting: Sitting, after: Answers) -> None:
    before, run = sitting.answers, sitting.run
    author = author_of(run, sitting.participant.id)
    for part in before.keys() - after.keys():
        work.answers.take_back(run.id, author, part)
    for part, value in after.items():
        if before.get(part) != value:
            work.answers.put(run.id, author, part, value)
    work.asked.mark(
        run.id,
        sitting.participant.id,
        answered=is_complete(sitting.prompt, after),
        changed=int(sitting.asked.answered),
        proxy=sitting.proxy,
    )


def press_form(work: Work, caller: Caller, run_id: int, move: str) -> Receipt:
    """Move in a form: `back`, `next`, `skip`, `again` (from the first question) or `submit`.

    Raises:
        Refused: they were not asked, or submit while something is missing.
    """
    sitting = sit(work, someone(work, caller), run_id)
    if sitting.closed:
        return too_late(work, sitting)
    if move != "submit":
        forms.move(work, sitting.me, sitting.run, sitting.answers, move)
        return Receipt()
    left = missing(sitting.prompt, sitting.answers)
    if left:
        raise Refused("form-incomplete", alert=True, question=Words(left[0].text.by_language))
    work.asked.submit(run_id, sitting.participant.id)
    work.answers.lose_focus_of(sitting.me.person.id, run_id)
    refresh_mine(work, sitting.me.person.id, prompt_card(run_id))
    return Receipt("form-submitted", alert=True)


def too_late(work: Work, sitting: Sitting) -> Receipt:
    """Tell that it is over, and draw the card as it now is."""
    work.refresh(sitting.me.address.id, prompt_card(sitting.run.id))
    match sitting.run.state:
        case "retracted":
            return Receipt("receipt-withdrawn", alert=True)
        case "open":
            return Receipt("receipt-submitted", alert=True)
        case _:
            return Receipt("receipt-closed", alert=True)
