"""When and where somebody means to take part: asked once, kept in their words, theirs alone.

Whoever plans when, where and against which obstacle comes more often. It is shown to them again on
the evening before each day, and to nobody else.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.answers import tidy
from bot.domain.attendance import window
from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Receipt, Say
from bot.errors import Refused
from bot.services.aside import ask_when_free
from bot.services.callers import Caller, Me, someone
from storage.ids import short, unshort
from storage.work import Reading, Work

EXPECTS = "intention"
LONGEST = 300  # code points
KEPT = "intention-kept"  # the letter; what was kept is put into it when it leaves
WRITE, FORGET = "write", "forget"
_BY_TAP = "by tap"


def ask(work: Work, participant: Row[Any]) -> None:
    """Let somebody's next text be their plan, unless something else asks them just now."""
    if not work.rsvps.intention(participant.id):
        ask_when_free(work, participant.person_id, EXPECTS, participant.visit_id)


def let_go(work: Work, me: Me, dialogue: Row[Any] | None) -> Row[Any] | None:
    """Give what somebody is being asked just now; the question for their plan ends with its time.

    It was not answered; once the first day has begun, what is typed means something else.
    """
    if dialogue is None or dialogue.expects != EXPECTS or not _over(work, dialogue):
        return dialogue
    work.people.expect_nothing(me.person.id)
    return None


def hear(work: Work, me: Me, dialogue: Row[Any], text: str) -> None:
    """Keep a text as somebody's plan, and show them what was kept.

    Raises:
        Refused: it is longer than 300 characters, or they take no part in the visit any more.
    """
    part = _part(work, me, dialogue.visit_id)
    meant = tidy(text)
    if len(meant) > LONGEST:
        raise Refused("intention-length", most=LONGEST)
    work.rsvps.intend(part.id, meant, work.now)
    work.people.expect_nothing(me.person.id)
    visit = short(part.visit_id)
    rows = [
        [Button(Say(f"intention-button-{act}"), press(Verb.INTEND, visit, act))]
        for act in (WRITE, FORGET)
    ]
    work.say(me.address.id, KEPT, buttons=rows, visit_id=part.visit_id)


def try_out(work: Work, caller: Caller, visit: str) -> Receipt:
    """Show somebody that buttons work, and where to type.

    Raises:
        Refused: they take no part in the visit.
    """
    me = someone(work, caller)
    part = _part(work, me, unshort(visit))
    asked = work.people.dialogue(me.person.id)
    waits = asked is not None and asked.expects == EXPECTS
    work.say(me.address.id, "try-out-typing" if waits else "try-out", visit_id=part.visit_id)
    return Receipt("try-out-works")


def write(work: Work, caller: Caller, visit: str) -> Receipt:
    """Ask somebody for their plan, because they want to write it, or write it anew.

    Raises:
        Refused: they take no part in the visit.
    """
    me = someone(work, caller)
    part = _part(work, me, unshort(visit))
    work.people.expect(me.person.id, EXPECTS, visit_id=part.visit_id, part=_BY_TAP)
    work.say(me.address.id, "intention-ask", visit_id=part.visit_id)
    return Receipt()


def forget(work: Work, caller: Caller, visit: str) -> Receipt:
    """Keep somebody's plan no longer.

    Raises:
        Refused: they take no part in the visit.
    """
    me = someone(work, caller)
    part = _part(work, me, unshort(visit))
    work.rsvps.forget_intention(part.id)
    return Receipt("intention-forgotten", alert=True)


def _part(work: Work, me: Me, visit_id: int) -> Row[Any]:
    work.hold_person(visit_id, me.person.id)
    part = work.people.participant_in(visit_id, me.person.id)
    if part is None or part.state != "joined":
        raise Refused("not-your-button", alert=True)
    return part


def _over(reading: Reading, dialogue: Row[Any]) -> bool:
    plan = reading.visits.plan(dialogue.visit_id)
    return dialogue.part != _BY_TAP and reading.now >= window(plan, plan.days[0])[0]
