"""/start: somebody comes in by a personal link, comes back, or stands at the door."""

from typing import Any

from sqlalchemy import Row

from bot.domain.joining import PREFIX
from bot.domain.names import first_name
from bot.domain.tokens import closes_at, hash_of, is_well_formed
from bot.errors import Refused
from bot.services import asking, connecting, joining
from bot.services.bots import bot_of, serves
from bot.services.callers import Caller, Me, address_of, known
from bot.services.inviting import link_templates
from bot.services.visit_words import contact_of, title_of, ways_on
from bot.services.visiting import parts_in, run_by
from storage.work import Reading, Work

TEAM = ("facilitator", "host_coordinator", "organiser")
FROM_THE_BOARD = "now"  # in place of a token: whoever scanned the code on the board


def start(work: Work, caller: Caller, token: str = "") -> None:
    """Answer /start, with the token of a link or without.

    Raises:
        Refused: the link opens nothing, or not for this account; says what to do.
    """
    address_id = int(address_of(work, caller).id)
    work.people.set_reachable(address_id, True)
    if token == FROM_THE_BOARD:
        _show_what_is_open(work, caller, address_id)
        return
    if token:
        if not connecting.take(work, caller, token):
            _open_link(work, caller, token)
        return
    me = known(work, caller)
    if me is None:
        answer_stranger(work, address_id)
    else:
        _answer_known(work, me)


def _open_link(work: Work, caller: Caller, token: str) -> None:
    invitation = _invitation(work, token)
    _check_bot(work, caller, invitation)
    work.hold_person(invitation.visit_id or 0, invitation.person_id)
    invitation = _invitation(work, token)  # somebody may have opened it until we had the lock
    address = work.people.address_of(caller.channel, caller.chat_id)
    if address is None:
        raise LookupError(caller.channel)
    if invitation.used_by is None:
        _bind(work, address, invitation)
    elif address.person_id != invitation.person_id:
        raise _somebody_elses(work, invitation)
    me = known(work, caller)
    if me is None:
        raise _somebody_elses(work, invitation)
    _enter(work, me, invitation)


def _check_bot(work: Work, caller: Caller, invitation: Row[Any]) -> None:
    """Let people join only where their visit is: each bot has a pace of its own.

    Raises:
        Refused: the visit is another bot's; names it.
    """
    if invitation.visit_id is None or serves(work, caller.channel, invitation.visit_id):
        return
    template = link_templates(work).get(bot_of(work, invitation.visit_id), "")
    if template:
        raise Refused("link-elsewhere", bot=template.partition("?")[0])


def _invitation(work: Work, token: str) -> Row[Any]:
    invitation = work.invitations.by_token(hash_of(token)) if is_well_formed(token) else None
    if invitation is None:
        raise Refused("link-unknown")
    if invitation.visit_id is None:
        if invitation.expires_at and invitation.expires_at <= work.now:
            raise Refused("link-unknown")
        return invitation
    plan = work.visits.plan(invitation.visit_id)
    if invitation.used_by is None and closes_at(plan) <= work.now:
        raise Refused("link-expired", visit=title_of(plan), contact=contact_of(plan))
    return invitation


def _bind(work: Work, address: Row[Any], invitation: Row[Any]) -> None:
    """Let the account that opens a link first be the one it is for.

    Raises:
        Refused: the account is another participant's, so the link was forwarded.
    """
    if address.person_id is None:
        work.people.bind(address.id, invitation.person_id)
    elif address.person_id != invitation.person_id:
        if invitation.role not in TEAM:
            raise _somebody_elses(work, invitation)
        _hand_over(work, address.person_id, invitation)
    work.invitations.use(invitation.id, address.id, work.now)


def _hand_over(work: Work, person_id: int, invitation: Row[Any]) -> None:
    """Let somebody whom we know already take a place in a team: it names no e-mail address."""
    if any(
        row.visit_id == invitation.visit_id and row.role == invitation.role
        for row in work.invitations.of_person(person_id)
    ):
        raise _somebody_elses(work, invitation)
    work.invitations.hand_over(invitation.id, person_id)
    work.people.remove_unreached(invitation.person_id)


def _somebody_elses(work: Work, invitation: Row[Any]) -> Refused:
    owner = work.people.by_id(invitation.person_id)
    name = first_name(owner.name if owner else "")
    if invitation.visit_id is None or not name:
        return Refused("link-used")
    plan = work.visits.plan(invitation.visit_id)
    return Refused("link-of-another", name=name, contact=contact_of(plan))


def _enter(work: Work, me: Me, invitation: Row[Any]) -> None:
    visit_id = invitation.visit_id
    if invitation.role == "participant":
        part = work.people.participant_in(visit_id, me.person.id)
        if part is None:
            raise Refused("link-unknown")
        if part.state == "invited":
            joining.begin(work, me, visit_id, invitation.role)
        elif part.state == "left":
            joining.enter(work, part)
            _greet(work, me, visit_id, "welcome-back")
        else:
            _greet(work, me, visit_id, "welcome-known")
    elif joining.has_role(work, me.person.id, invitation.role, visit_id):
        _greet_team(work, me, visit_id)
    else:
        joining.begin(work, me, visit_id, invitation.role)


def answer_stranger(work: Work, address_id: int) -> None:
    """Tell somebody whom we do not know how to get in, and whom to ask."""
    contacts = {
        contact_of(plan)
        for visit in work.visits.everything()
        if closes_at(plan := work.visits.plan(visit.id)) > work.now
    }
    if contacts:
        work.say(address_id, "stranger-contact", args={"contact": ", ".join(sorted(contacts))})
    else:
        work.say(address_id, "stranger")


def _show_what_is_open(work: Work, caller: Caller, address_id: int) -> None:
    """Bring somebody in the call to the open question; tell others how to get in."""
    me = known(work, caller)
    if me is None:
        work.say(address_id, "board-stranger")
    elif parts_in(work, me.person.id):
        asking.now(work, caller)
    elif visits := run_by(work, me.person.id):
        for visit_id in visits:
            joining.show_sheet(work, me, visit_id)
    else:
        _answer_known(work, me)


def _answer_known(work: Work, me: Me) -> None:
    """Let somebody go on where they were: joining, back from a pause, or inside."""
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is not None and dialogue.expects.startswith(PREFIX):
        work.refresh(me.address.id, joining.CARD, anew=True)
        return
    opened = [row for row in work.invitations.of_person(me.person.id) if row.used_at]
    for invitation in _worth_entering(work, opened):
        work.hold_person(invitation.visit_id or 0, me.person.id)
        _enter(work, me, invitation)


def _worth_entering(reading: Reading, opened: list[Row[Any]]) -> list[Row[Any]]:
    """Leave out the visits that are over, unless all are; then the newest counts."""
    running = [
        row
        for row in opened
        if row.visit_id is None or closes_at(reading.visits.plan(row.visit_id)) > reading.now
    ]
    return running or opened[:1]


def _greet(work: Work, me: Me, visit_id: int, key: str) -> None:
    plan = work.visits.plan(visit_id)
    work.say(
        me.address.id,
        key,
        args={
            "name": first_name(me.person.name),
            "visit": title_of(plan),
            "next": asking.what_is_next(work, me.person.id),
        },
        visit_id=visit_id,
        buttons=ways_on(),
    )


def _greet_team(work: Work, me: Me, visit_id: int | None) -> None:
    if visit_id is None:
        work.say(me.address.id, "welcome-organiser")
    joining.show_sheet(work, me, visit_id)
