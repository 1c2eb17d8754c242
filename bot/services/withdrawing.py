"""Taking an answer back: asked once in the card, and as easily given again until it closes."""

from bot.domain.messages import Receipt
from bot.domain.prompts import Answers, question
from bot.errors import Refused
from bot.services import forms
from bot.services.answering import Sitting, save, sit, too_late
from bot.services.callers import Caller, someone
from bot.services.runs import prompt_card, refresh_mine
from storage.work import Work

EVERYTHING = "."  # no part of an answer is called so


def offer(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Ask in the card whether to take the answer back, or which of several.

    Raises:
        Refused: they were not asked this, or it is counted already.
    """
    sitting = sit(work, someone(work, caller), run_id)
    if sitting.closed:
        return too_late(work, sitting)
    _must_be_early(sitting)
    forms.focus(work, sitting.me, sitting.run, forms.WITHDRAWING)
    refresh_mine(work, sitting.me.person.id, prompt_card(run_id))
    return Receipt()


def keep(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Leave the answer as it is, after all.

    Raises:
        Refused: they were not asked this.
    """
    sitting = sit(work, someone(work, caller), run_id)
    if sitting.closed:
        return too_late(work, sitting)
    work.answers.lose_focus_of(sitting.me.person.id, run_id)
    refresh_mine(work, sitting.me.person.id, prompt_card(run_id))
    return Receipt("receipt-kept")


def take_back(work: Work, caller: Caller, run_id: int, part: str) -> Receipt:
    """Take back one part of the answer, or all of it (`EVERYTHING`).

    Raises:
        Refused: they were not asked this, or it is counted already.
    """
    sitting = sit(work, someone(work, caller), run_id)
    if sitting.closed:
        return too_late(work, sitting)
    _must_be_early(sitting)
    work.answers.lose_focus_of(sitting.me.person.id, run_id)
    save(work, sitting, dict.fromkeys(_parts(sitting, part)))
    refresh_mine(work, sitting.me.person.id, prompt_card(run_id))
    return Receipt("receipt-taken-back")


def _parts(sitting: Sitting, part: str) -> Answers:
    """Give what goes: parts of the answer itself, not votes for the questions of others."""
    return {
        one: value
        for one, value in sitting.answers.items()
        if part in (one, EVERYTHING) and question(sitting.prompt, one)
    }


def _must_be_early(sitting: Sitting) -> None:
    """Refuse what would change a part of the prompt that is over.

    Raises:
        Refused: others vote on it, or talk about it.
    """
    if sitting.run.phase:
        raise Refused("withdraw-counted", alert=True)
