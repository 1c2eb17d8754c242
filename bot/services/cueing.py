"""Where the team is in the day's prompts: skip one, go back to the one before, and on again.

Nothing is opened or closed by that, and nothing is locked.
"""

from collections.abc import Mapping
from typing import Any

from bot.domain.cues import Cue
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import acts
from bot.services.callers import Me
from bot.services.course import cue_of
from bot.services.runs import refresh_sheets, title_of
from bot.services.sheet_turning import MAIN, turn
from storage.work import Work


def set_cue(work: Work, visit_id: int, cue: Cue) -> None:
    """Move a visit's cue; every run sheet shows it."""
    work.cues.put(visit_id, cue.next, cue.skipped, cue.led_by)
    refresh_sheets(work, visit_id)


def put_back(work: Work, visit_id: int, before: Mapping[str, Any]) -> None:
    """Move a visit's cue to where it was, as `as_it_is` wrote it down; the lead stays."""
    led_by = cue_of(work, visit_id).led_by
    set_cue(work, visit_id, Cue(before["next"], frozenset(before["skipped"]), led_by))


def as_it_is(cue: Cue) -> dict[str, Any]:
    """Write down where a cue is, so that it can be put back."""
    return {"next": cue.next, "skipped": sorted(cue.skipped)}


def skip(work: Work, me: Me, visit_id: int, key: str) -> Receipt:
    """Do not ask a prompt; it stays in the list, and can be opened there."""
    return _change(work, me, visit_id, key, acts.SKIPPED)


def ask_after_all(work: Work, me: Me, visit_id: int, key: str) -> Receipt:
    """Ask a prompt that was skipped."""
    return _change(work, me, visit_id, key, acts.ASKED_AFTER_ALL)


def back(work: Work, me: Me, visit_id: int, key: str) -> Receipt:
    """Go back to a prompt: the one that the button names, so that two taps are one step."""
    return _change(work, me, visit_id, key, acts.WENT_BACK)


def go_on(work: Work, me: Me, visit_id: int, _about: str) -> Receipt:
    """Follow the plan's order again, after going back."""
    set_cue(work, visit_id, cue_of(work, visit_id).on())
    turn(work, me, visit_id, MAIN)
    return Receipt()


_CHANGES = {
    acts.SKIPPED: Cue.without,
    acts.ASKED_AFTER_ALL: Cue.asking,
    acts.WENT_BACK: Cue.at,
}


def _change(work: Work, me: Me, visit_id: int, key: str, act: str) -> Receipt:
    cue, prompt = cue_of(work, visit_id), work.visits.plan(visit_id).prompts().get(key)
    if prompt is None:
        raise Refused("prompt-unknown", alert=True)
    if (moved := _CHANGES[act](cue, key)) != cue:
        acts.remember(work, me, visit_id, act, key, prompt=key, **as_it_is(cue))
        set_cue(work, visit_id, moved)
    turn(work, me, visit_id, MAIN)
    return Receipt(f"sheet-did-{act}", {"title": title_of(prompt)})
