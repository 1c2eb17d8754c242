"""Inviting people to a visit: the people file comes in, personal one-use links go out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.documents.typesetting import missing_glyphs
from bot.domain.people import BadRow, Invitee
from bot.domain.people_file import Fault, NumberedRow
from bot.domain.plan.model import Plan
from bot.domain.tokens import ORGANISER_LINK_LIVES, hash_of, link, new_token
from bot.errors import HospesError
from bot.services.bots import PAGE, USUAL
from bot.services.invited import Invited, everybody, visit_called
from bot.texts.places import folded
from storage.work import Reading, Work

_LINK = "link:"


@dataclass(frozen=True)
class Imported:
    """Everybody in the visit after an import, and the rows that were left out."""

    people: tuple[Invited, ...]
    faults: tuple[Fault, ...] = ()


class BadRows(HospesError):
    """Rows that do not fit what is known already; nothing was imported."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(len(faults))
        self.faults = tuple(faults)


def import_people(
    work: Work,
    visit_key: str,
    rows: Sequence[NumberedRow],
    skip_bad: bool = False,
    renew: bool = False,
) -> Imported:
    """Invite everybody of a people file and of the plan's team; a second time updates.

    Links that are out there stay valid.

    Args:
        work: the transaction.
        visit_key: which visit.
        rows: the good rows of the file.
        skip_bad: leave out a row that does not fit what is known, instead of refusing all.
        renew: make new links for those who have not opened theirs.

    Raises:
        LookupError: there is no such visit.
        BadRows: a row does not fit, and `skip_bad` was not said.
    """
    visit_id = visit_called(work, visit_key)
    work.hold_visit(visit_id)
    work.hold_registers()
    faults: list[Fault] = []
    for row in rows:
        try:
            _take(work, visit_id, row.invitee)
        except BadRow as bad:
            faults += [Fault(row.line, reason) for reason in bad.reasons]
    if faults and not skip_bad:
        raise BadRows(faults)
    tokens = _invite_all(work, visit_id, renew=renew)
    tokens |= _take_team(work, visit_id, work.visits.plan(visit_id), renew=renew)
    return Imported(everybody(work, visit_id, tokens), tuple(faults))


def new_link(work: Work, visit_key: str, reference: str) -> Invited:
    """Make a new link for one person, e.g. for their new account; the one before is void.

    Args:
        work: the transaction.
        visit_key: which visit.
        reference: theirs in the people file, or their key in the plan's team.

    Raises:
        LookupError: there is no such visit (the key is the argument), or nobody so called in it.
    """
    visit_id = visit_called(work, visit_key)
    work.hold_visit(visit_id)
    for invitation in work.invitations.of_visit(visit_id):
        if invitation.reference == reference:
            token = new_token()
            work.invitations.renew(invitation.id, hash_of(token))
            tokens = {(invitation.role, reference): token}
            return next(one for one in everybody(work, visit_id, tokens) if one.token)
    raise LookupError(reference)


def first_organiser_link(work: Work) -> str:
    """Make the token that lets its holder run this installation; empty once somebody does.

    Every start makes a new one; the older ones open nothing any more.
    """
    if work.people.has_organiser():
        return ""
    for old in work.invitations.of_installation():
        work.invitations.remove(old.id)
        work.people.remove_unreached(old.person_id)
    token = new_token()
    work.invitations.add(
        hash_of(token),
        person_id=work.people.add(work.now),
        visit_id=None,
        role="organiser",
        reference="",
        now=work.now,
        expires_at=work.now + ORGANISER_LINK_LIVES,
    )
    return token


def know_links(work: Work, channel: str, template: str) -> None:
    """Remember what a channel's links look like: an address with `{token}` in it."""
    work.records.know(_LINK + channel, template)


def forget_links(work: Work, channel: str) -> None:
    """Forget what a channel's links look like: nobody is met there any more."""
    if work.records.known(_LINK + channel):
        work.records.know(_LINK + channel, "")


def link_templates(reading: Reading) -> dict[str, str]:
    """Give what each channel's links look like, for those that were ever started, bots first."""
    found = {channel: like for channel, like in reading.records.known_all(_LINK).items() if like}
    return dict(sorted(found.items(), key=lambda one: (one[0] == PAGE, one[0] != USUAL, one[0])))


def link_for(invited: Invited, templates: Mapping[str, str], fallback: str) -> str:
    """Write somebody's link on the channel where they are met; empty if not made just now.

    Args:
        invited: who.
        templates: what each channel's links look like, the usual channel first.
        fallback: what they look like where no channel was ever started.
    """
    if not invited.token:
        return ""
    usual = next(iter(templates.values()), fallback)
    return link(templates.get(invited.channel, usual), invited.token)


def page_link_for(invited: Invited, templates: Mapping[str, str]) -> str:
    """Write somebody's link on our page; empty if not made just now, or if there is no page.

    It carries the same token as the other: whichever is opened first counts.
    """
    template = templates.get(PAGE, "")
    return link(template, invited.token) if template and invited.token else ""


def _take(work: Work, visit_id: int, invitee: Invitee) -> None:
    _check_drawable(invitee)
    part = work.people.participant_called(visit_id, invitee.reference)
    if part is None:
        person_id = _add_part(work, visit_id, invitee)
    else:
        person_id = part.person_id
        _check_same(work, part, invitee)
    work.people.describe(
        person_id,
        name=invitee.name,
        organisation=invitee.organisation,
        country=invitee.country,
        email=invitee.email,
        details={**invitee.details, "channel": invitee.channel},
    )
    if not work.people.addresses_of(person_id):
        work.people.settle(
            person_id,
            certificate_name=invitee.certificate_name,
            language=invitee.language,
            zone=invitee.zone,
        )


def _check_drawable(invitee: Invitee) -> None:
    """Refuse a row whose certificate could not be drawn, before the visit rather than after it.

    Raises:
        BadRow: a character of the name for the certificate is in none of our fonts.
    """
    missing = missing_glyphs(invitee.certificate_name)
    if missing:
        letters = " ".join(sorted(missing))
        reason = f"the certificate cannot show {letters} in {invitee.certificate_name}"
        raise BadRow([f"{reason}; right would be a certificate_name in e.g. Latin letters"])


def _add_part(work: Work, visit_id: int, invitee: Invitee) -> int:
    known = work.people.by_email(invitee.email)
    person_id = int(known.id) if known else work.people.add(work.now)
    there = work.people.participant_in(visit_id, person_id)
    if there is not None and there.state != "ghost":
        raise BadRow([f"email {invitee.email} is that of {there.reference} in this visit"])
    work.people.add_participant(visit_id, person_id, invitee.reference)
    return person_id


def _check_same(work: Work, part: Row[Any], invitee: Invitee) -> None:
    """Refuse a row that would turn a participant into somebody else.

    Raises:
        BadRow: it would; a link that is out there would then open for the wrong person.
    """
    person = work.people.by_id(part.person_id)
    if person is None or part.state == "erased":
        raise BadRow([f"{part.reference} had all their data erased; please take the row out"])
    if invitee.email == person.email:
        return
    owner = work.people.by_email(invitee.email)
    if owner is not None:
        raise BadRow([f"email {invitee.email} is that of another person, {owner.name}"])
    if folded(invitee.name) != folded(person.name):
        raise BadRow(
            [f"{part.reference} is {person.name} already; a new person needs a new reference"]
        )


def _take_team(work: Work, visit_id: int, plan: Plan, *, renew: bool) -> dict[tuple[str, str], str]:
    tokens: dict[tuple[str, str], str] = {}
    for member in plan.team:
        there = work.invitations.by_reference(visit_id, member.role, member.key)
        if there is not None and there.used_at is not None:
            continue  # by now they are somebody we know, perhaps from another visit
        person_id = there.person_id if there else work.people.add(work.now)
        work.people.describe(person_id, name=member.name)
        work.people.settle(person_id, language=next(iter(member.languages), ""))
        tokens[member.role, member.key] = _invite(
            work, visit_id, person_id, member.role, member.key, renew=renew
        )
    return tokens


def _invite_all(work: Work, visit_id: int, *, renew: bool) -> dict[tuple[str, str], str]:
    return {
        ("participant", part.reference): _invite(
            work, visit_id, part.person_id, "participant", part.reference, renew=renew
        )
        for part in work.people.participants_of(visit_id)
        if part.state != "erased"
    }


def _invite(  # noqa: PLR0913 - who, to what, as what
    work: Work, visit_id: int, person_id: int, role: str, reference: str, *, renew: bool
) -> str:
    """Make a link where there is none, or none that was opened and `renew` is said."""
    there = work.invitations.by_reference(visit_id, role, reference)
    if there is not None and (there.used_at is not None or not renew):
        return ""
    token = new_token()
    if there is None:
        work.invitations.add(
            hash_of(token),
            person_id=person_id,
            visit_id=visit_id,
            role=role,
            reference=reference,
            now=work.now,
        )
    else:
        work.invitations.renew(there.id, hash_of(token))
    return token
