"""What somebody may do with their own account: see it, leave, be erased; and ask for help."""

from collections.abc import Iterable

from bot.domain.buttons import Verb, press
from bot.domain.joining import NO, YES
from bot.domain.messages import Button, Keyboard, Receipt, Say
from bot.errors import Refused
from bot.services import sealing
from bot.services.callers import Caller, someone
from bot.services.departing import leave_others
from bot.services.invited import visit_called
from bot.services.planning import drop_participant
from bot.services.returning import reached_again
from bot.services.runs import is_of_the_team, refresh_sheets
from bot.services.visiting import parts_in
from storage.belongings import trace
from storage.work import Work

_ASIDE = Receipt("stale-button")


def my_data(work: Work, caller: Caller) -> None:
    """Send somebody all that is kept of them, in words and as a file.

    Raises:
        Refused: nobody that we know.
    """
    me = someone(work, caller)
    kept = work.belongings.of(me.person.id)
    work.say(
        me.address.id,
        "mydata",
        args={
            "name": me.person.name,
            "certificate-name": me.person.certificate_name,
            "email": me.person.email,
            "organisation": me.person.organisation,
            "zone": me.person.zone,
            "visits": len(kept["participants"]),
            "check-ins": len(kept["check_ins"]),
            "answers": len(kept["answers"]),
            "certificates": len(kept["certificates"]),
        },
        attachment=f"{trace('mydata', me.person.id)}{int(work.now.timestamp())}",
    )


def ask_stop(work: Work, caller: Caller) -> None:
    """Ask somebody whether to leave.

    Raises:
        Refused: they take part in nothing that they could leave.
    """
    me = someone(work, caller)
    if not parts_in(work, me.person.id):
        raise Refused("stop-nothing")
    work.say(me.address.id, "stop-ask", buttons=_yes_or_no(Verb.STOP, "stop-yes", "stop-no"))


def stop(work: Work, caller: Caller, choice: str) -> Receipt:
    """Leave every visit at once: nothing that was planned or waits is sent or drawn any more."""
    me = someone(work, caller)
    if choice == NO:
        return Receipt("stop-kept")
    parts = sorted(parts_in(work, me.person.id), key=lambda part: int(part.visit_id))
    if choice != YES or not parts:
        return _ASIDE
    for part in parts:
        work.hold_person(part.visit_id, me.person.id)
        leave_others(work, part)
        work.people.set_left(part, work.now)
        work.records.audit("left", "visit", work.now, person=me.person.id, visit=part.visit_id)
        drop_participant(work, part.id, "left")
        refresh_sheets(work, part.visit_id)
    for address in work.people.addresses_of(me.person.id):
        work.outbox.drop_for(address.id, "left", work.now)
        mine = [one for one in work.cards.subjects_of(address.id) if not is_of_the_team(one)]
        work.cards.forget_some(address.id, mine)
    work.people.expect_nothing(me.person.id)
    work.say(me.address.id, "stopped")
    return Receipt()


def ask_delete(work: Work, caller: Caller) -> None:
    """Ask somebody whether to erase all that is kept of them.

    Raises:
        Refused: nobody that we know, so nothing is kept.
    """
    me = someone(work, caller)
    work.say(
        me.address.id, "delete-ask", buttons=_yes_or_no(Verb.DELETE, "delete-yes", "delete-no")
    )


def delete(work: Work, caller: Caller, choice: str) -> Receipt:
    """Erase somebody; the confirmation is the last that they hear of us."""
    me = someone(work, caller)
    if choice == NO:
        return Receipt("delete-kept")
    if choice != YES:
        return _ASIDE
    certified = len(work.belongings.of(me.person.id)["certificates"])
    _erase(work, me.person.id)
    work.people.set_language(me.address.id, me.person.language or me.address.language)
    work.say(me.address.id, "deleted", args={"certificates": certified})
    return Receipt()


def erase_again(work: Work, erased: Iterable[int]) -> int:
    """Erase those who come back with an old backup though they erased themselves since.

    Args:
        work: in the database that was restored.
        erased: who is erased by now.

    Returns:
        How many of them were not.
    """
    known = set(work.records.erased())
    back = [one for one in erased if one not in known and work.people.by_id(one) is not None]
    for person_id in back:
        _erase(work, person_id)
    return len(back)


def erase_called(work: Work, visit_key: str, reference: str) -> None:
    """Erase somebody for the operator, whom they asked; they hear nothing of it.

    Args:
        work: the transaction.
        visit_key: a visit that they were invited to.
        reference: theirs in its people file, or their key in its team.

    Raises:
        LookupError: there is no such visit (the key is the argument), or nobody so called in it.
    """
    visit_id = visit_called(work, visit_key)
    for invitation in work.invitations.of_visit(visit_id):
        if invitation.reference == reference:
            _erase(work, invitation.person_id)
            return
    raise LookupError(reference)


def _erase(work: Work, person_id: int) -> None:
    parts = sorted(work.people.parts_of(person_id), key=lambda part: int(part.visit_id))
    visits = [int(part.visit_id) for part in parts]
    for visit_id in visits:
        work.hold_visit(visit_id)  # what is shown of anonymous prompts begins again without them
    for visit_id in visits or [0]:
        work.hold_person(visit_id, person_id)
    for part in parts:
        leave_others(work, part)
        sealing.forget(work, part.id)
    for visit_id in {row.visit_id for row in work.consents.of(person_id)}:
        standing = work.consents.standing(person_id, visit_id)
        if standing is not None:
            work.consents.add(person_id, visit_id, "withdrawn", standing.text_version, work.now)
    work.belongings.erase(person_id)
    work.records.audit("erased", "person", work.now, person=person_id, visit=None)
    for visit_id in visits:
        refresh_sheets(work, visit_id)
    work.replanned()
    work.scrub()


def set_reachable(work: Work, caller: Caller, reachable: bool) -> None:
    """Record that somebody blocked us, or lets us write again."""
    address = work.people.address_of(caller.channel, caller.chat_id)
    if address is None:
        return
    if reachable:
        reached_again(work, address)
    else:
        work.people.set_reachable(address.id, reachable=False)
    for part in work.people.parts_of(address.person_id) if address.person_id else ():
        refresh_sheets(work, part.visit_id)


def _yes_or_no(verb: Verb, yes: str, no: str) -> Keyboard:
    return [[Button(Say(yes), press(verb, YES)), Button(Say(no), press(verb, NO))]]
