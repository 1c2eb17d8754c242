"""What somebody is asked is put aside while they look at a page, and comes back afterwards.

Pages are dialogues that begin with one of `PAGES`; what they put aside stands in their draft.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.joining import PREFIX
from bot.errors import Refused
from bot.services.callers import Me
from storage.work import Work

PAGES = ("settings.", "change.", "announce.", "timeline.")
_FIRST = (PREFIX, "which", "reason.")  # a text waits, or somebody is marked: that comes first

Aside = Sequence[Any] | None


def asked_now(work: Work, me: Me) -> Row[Any] | None:
    """Give what somebody is asked; nobody else acts for them, nor asks anything, until the commit.

    Whoever holds a visit as well does so first.
    """
    work.hold_person(0, me.person.id)
    return work.people.dialogue(me.person.id)


def put_aside(dialogue: Row[Any] | None, refusal: str) -> Aside:
    """Give what somebody is asked that is no page, to be kept while they look at one.

    Raises:
        Refused: it must be answered first.
    """
    if dialogue is None:
        return None
    if dialogue.expects.startswith(_FIRST):
        raise Refused(refusal, alert=True)
    there: Aside = (
        dialogue.expects,
        dialogue.visit_id,
        dialogue.run_id,
        dialogue.part,
        dialogue.draft,
    )
    while there and there[0].startswith(PAGES):
        there = there[-1].get("before")
    return there


def ask_when_free(work: Work, person_id: int, expects: str, visit_id: int) -> None:
    """Ask somebody unless something else asks them; if they look at a page, when they leave it."""
    there = work.people.dialogue(person_id)
    if there is None:
        work.people.expect(person_id, expects, visit_id=visit_id)
    elif there.expects.startswith(PAGES) and not there.draft.get("before"):
        work.people.expect(
            person_id,
            there.expects,
            visit_id=there.visit_id,
            run_id=there.run_id,
            part=there.part,
            draft={**there.draft, "before": [expects, visit_id, None, "", {}]},
        )


def bring_back(work: Work, me: Me, aside: Aside) -> None:
    """Ask somebody again what was put aside; nothing, if nothing was."""
    if not aside:
        work.people.expect_nothing(me.person.id)
        return
    expects, visit_id, run_id, part, draft = aside
    work.people.expect(
        me.person.id, expects, visit_id=visit_id, run_id=run_id, part=part, draft=draft
    )
