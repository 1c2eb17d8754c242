"""What somebody is asked is put aside while they look at a page, and comes back afterwards.

Pages are dialogues that begin with one of `PAGES`; what they put aside stands in their draft.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.joining import PREFIX
from bot.errors import Refused
from bot.services.callers import Me
from storage.work import Work

PAGES = ("settings.", "change.", "announce.", "timeline.", "note.", "spot.", "proxy.")
_FIRST = (PREFIX, "which", "reason.")  # a text waits, or somebody is marked: that comes first

_LONGEST_SAID = 60  # code points

Aside = Sequence[Any] | None


def said_back(text: str) -> str:
    """Give what somebody typed, on one line and so short that it can be said back to them."""
    return " ".join(text.split())[:_LONGEST_SAID]


def open_page(
    work: Work, me: Me, expects: str, *, refusal: str, visit_id: int | None, **noted: object
) -> None:
    """Have typed text go to a page; what was being asked comes back afterwards.

    Args:
        work: the transaction.
        me: who looks at it.
        expects: one of `PAGES` and the page's name.
        refusal: the text key where something else must be answered first.
        visit_id: of which visit the page is, if of one.
        noted: what the page needs to know besides.

    Raises:
        Refused: something that must not be put aside is being asked.
    """
    before = put_aside(asked_now(work, me), refusal)
    draft = {"at": work.now.isoformat(), "before": before, **noted}
    work.people.expect(me.person.id, expects, visit_id=visit_id, draft=draft)


def close_page(work: Work, me: Me, prefix: str) -> bool:
    """Have typed text go where it went before; tell whether a page of this subject was open."""
    there = asked_now(work, me)
    if there is None or not there.expects.startswith(prefix):
        return False
    bring_back(work, me, there.draft.get("before"))
    return True


def hears_for(work: Work, page: Row[Any], longest: timedelta) -> bool:
    """Tell whether a page was opened so recently that what is typed may be meant for it."""
    return bool(work.now - datetime.fromisoformat(page.draft["at"]) <= longest)


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
