"""Certificates: who gets which, and what stands on it for ever."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.certificates import number_of
from bot.domain.completion import Level, Outcome
from bot.domain.messages import Arg, Lane, Words
from bot.domain.plan.model import Plan
from bot.services.considering import wishes
from bot.services.progress import Standing, standing
from bot.services.runs import home
from bot.services.verifying import link
from bot.texts import catalogue
from storage.ids import new_id, short
from storage.work import Work

TOKEN_BYTES = 16  # 128 bits: cannot be guessed


def certify(work: Work, entry: Row[Any]) -> None:
    """Issue the certificates of a visit that are due, in the order of the people's references.

    At the end of the last day those who have met everything get theirs; when it is decided
    (`final` in the entry's args), the others get what they have earned, or a kind word.
    Whoever has a certificate is passed over, so a second time issues nothing.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `certify`.
    """
    work.hold_visit(entry.visit_id)
    final = entry.args.get("final") == "yes"
    done = work.certificates.holders(entry.visit_id)
    for participant in work.people.participants_of(entry.visit_id):
        if participant.state == "joined" and participant.id not in done:
            _decide(work, participant, final=final)


def _decide(work: Work, participant: Row[Any], *, final: bool) -> None:
    stands = standing(work, participant)
    level = stands.outcome.level
    if level is Level.COMPLETION or (final and level is Level.ATTENDANCE):
        _hand_over(work, participant, issue(work, participant, stands))
    elif final:
        title = Words(stands.plan.title.by_language)
        _say(work, participant, "certificate-none", {"visit": title})


def issue(work: Work, participant: Row[Any], stands: Standing) -> Row[Any]:
    """Enter a certificate into the register, with everything that will ever be printed on it."""
    work.hold_registers()
    plan, level = stands.plan, stands.outcome.level
    today = work.now.astimezone(ZoneInfo(plan.times_in)).date()
    sequence = work.certificates.next_sequence(today.year)
    number = number_of(plan.visit, today.year, sequence)
    work.certificates.add(
        id=new_id(),
        number=number,
        sequence=sequence,
        year=today.year,
        visit_id=participant.visit_id,
        participant_id=participant.id,
        replaces="",
        kind=level.value,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        facts=_facts(plan, stands.outcome, work.people.by_id(participant.person_id), today),
        issued_at=work.now,
        revoked_at=None,
    )
    row = work.certificates.by_number(number)
    if row is None:
        raise LookupError(number)
    return row


def _facts(plan: Plan, earned: Outcome, person: Row[Any] | None, today: date) -> dict[str, Any]:
    """Freeze what is printed; texts stay in all their languages."""
    if person is None:
        raise LookupError(plan.visit)
    return {
        "name": person.certificate_name or person.name,
        "organisation": person.organisation,
        "visit": plan.title.plain(),
        "host": plan.host.name.plain(),
        "programme": plan.programme.plain(),
        "working_language": plan.working_language,
        "format": plan.format,
        "first_day": plan.days[0].date.isoformat(),
        "last_day": plan.days[-1].date.isoformat(),
        "days": earned.days,
        "days_planned": earned.days_planned,
        "minutes": earned.minutes,
        "minutes_planned": earned.minutes_planned,
        "outcomes": [outcome.plain() for outcome in plan.certificate.outcomes],
        "issuer": plan.certificate.issuer,
        "signatory": plan.certificate.signed_by.name,
        "signatory_role": plan.certificate.signed_by.role.plain(),
        "issued": today.isoformat(),
    }


def _hand_over(work: Work, participant: Row[Any], certificate: Row[Any]) -> None:
    person = work.people.by_id(participant.person_id)
    language = catalogue.nearest(person.language if person else "")
    args: dict[str, Arg] = {
        "visit": Words(work.visits.plan(participant.visit_id).title.by_language),
        "number": str(certificate.number),
        "link": link(work, certificate),
    }
    recipe = f"certificate:{short(certificate.id)}:{language}"
    _say(work, participant, f"certificate-{certificate.kind}", args, attachment=recipe)


def _say(
    work: Work, participant: Row[Any], key: str, args: Mapping[str, Arg], attachment: str = ""
) -> None:
    """Write to somebody as soon as their quiet hours allow it."""
    address_id = home(work, participant.person_id, participant.visit_id, owed=True)
    if address_id is None:
        return
    plan = work.visits.plan(participant.visit_id)
    work.say(
        address_id,
        key,
        args=args,
        lane=Lane.OWED,
        attachment=attachment,
        visit_id=participant.visit_id,
        not_before=wishes(work, participant.person_id, plan).allowed_from(work.now),
    )
