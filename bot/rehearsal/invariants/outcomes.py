"""Invariants of what comes of it: attendance, completion, certificates, and who may do what."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from html import unescape

from bot.domain.plan.model import Day, Plan, Prompt
from bot.rehearsal.facts import CertificateFacts, Facts, PersonFacts, VisitFacts
from bot.rehearsal.invariants.punctual import ends, starts

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_OK, _MISSING = 200, 404


def check_ins_kept(facts: Facts) -> Iterator[str]:
    """Everybody is present from the instant at which they gave the word; nobody else is."""
    for visit in facts.visits:
        for person in visit.participants:
            for day in visit.plan.days:
                kept = visit.check_ins.get((person.reference, day.key))
                told = person.diary.check_ins.get(day.key)
                differ = kept != told and not (
                    kept and told and abs(kept - told) < timedelta(seconds=1)
                )
                yield f"{person.reference} {day.key}: {kept}, by them {told}" if differ else ""


def completion_agrees(facts: Facts) -> Iterator[str]:
    """Work out from everybody's diary what they have earned, and look what they got."""
    for visit in facts.visits:
        certified = {one.reference: one for one in visit.certificates}
        for person in visit.participants:
            earned, days, minutes = earned_by(visit.plan, person)
            got = certified.get(person.reference)
            same = (earned, days, minutes) if earned else ("", 0, 0)
            shown = (got.kind, got.days, got.minutes) if got else ("", 0, 0)
            yield "" if same == shown else f"{person.reference}: {shown}, earned {same}"


def certificates_verify(facts: Facts) -> Iterator[str]:
    """Each number is sound, its page says whose it is, and one wrong digit leads nowhere."""
    for visit in facts.visits:
        for certificate in visit.certificates:
            yield _unverified(visit, certificate)


def certificates_received(facts: Facts) -> Iterator[str]:
    """The PDF arrived in the chat of whoever earned it and can be reached."""
    for visit in facts.visits:
        people = {person.reference: person for person in visit.participants}
        for certificate in visit.certificates:
            person = people[certificate.reference]
            name = file_name(certificate.number)
            content = person.diary.files.get(name, b"")
            fine = person.blocked or content.startswith(b"%PDF-")
            yield "" if fine else f"{certificate.reference}: {name} did not arrive"


def buttons_refused(facts: Facts) -> Iterator[str]:
    """Whoever sent what stands behind a button of the run sheet was told no, and did nothing."""
    for person in facts.visit.participants:
        if "was refused the team's button" in person.diary.acts:
            yield ""
        elif "pressed the team's button" in person.diary.acts:
            yield f"{person.reference} pressed it"


def erased_leave_nothing(facts: Facts) -> Iterator[str]:
    """Names and addresses of erased people stand in no table but the register."""
    for reference, places in facts.remains.items():
        yield f"{reference}: {', '.join(places)}" if places else ""


def earned_by(plan: Plan, person: PersonFacts) -> tuple[str, int, int]:
    """Work out what somebody has earned: `completion`, `attendance` or nothing; days; minutes."""
    minutes = {
        day.key: credited_minutes(plan, day, person.diary.check_ins.get(day.key))
        for day in plan.days
    }
    days = sum(
        minutes[day.key] > 0 and minutes[day.key] >= min(plan.complete.minutes_a_day, _all_of(day))
        for day in plan.days
    )
    total = sum(minutes.values())
    if days < plan.complete.days:
        return "", days, total
    return ("attendance" if unanswered(plan, person) else "completion"), days, total


def unanswered(plan: Plan, person: PersonFacts) -> list[str]:
    """Give the required prompts that somebody has not answered in full."""
    return [
        key
        for key, prompt in plan.prompts().items()
        if prompt.required and not _answered(person, prompt)
    ]


def credited_minutes(plan: Plan, day: Day, since: datetime | None) -> int:
    """Count the minutes of the sessions of a day that had not ended when somebody checked in."""
    if since is None or not starts(plan, day) - plan.check_in.opens <= since < ends(plan, day):
        return 0
    minutes = 0
    for session in day.sessions:
        over = starts(plan, day) + timedelta(
            minutes=_minute(session.at.end) - _minute(day.sessions[0].at.start)
        )
        if over > since:
            minutes += _minute(session.at.end) - _minute(session.at.start)
    return minutes


def file_name(number: str) -> str:
    """Give the name under which a certificate is sent."""
    return f"{number.replace('*', 'x')}.pdf"


def is_sound(number: str) -> bool:
    """Tell whether a number's check character fits: ISO/IEC 7064 MOD 37-2, by its definition."""
    body = [_ALPHABET.index(character) for character in number.replace("-", "")]
    weighted = sum(value << place for place, value in enumerate(reversed(body)))
    return weighted % 37 == 1


def _unverified(visit: VisitFacts, certificate: CertificateFacts) -> str:
    people = {person.reference: person for person in visit.participants}
    if not is_sound(certificate.number):
        return f"{certificate.number}: the check character is wrong"
    if certificate.page_status != _OK or certificate.name not in unescape(certificate.page):
        return f"{certificate.number}: the page answers {certificate.page_status}"
    if certificate.mistyped_status != _MISSING:
        return f"{certificate.number}: with a wrong digit it answers {certificate.mistyped_status}"
    return "" if certificate.reference in people else f"{certificate.number}: whose is it?"


def _answered(person: PersonFacts, prompt: Prompt) -> bool:
    account = person.diary.answers.get(prompt.ask)
    if account is None:
        return False
    needed = [field.key for field in prompt.fields if not field.optional] or ["answer"]
    given = {part.partition(".")[0] for part in account.given}
    return given.issuperset(needed)


def _all_of(day: Day) -> int:
    return sum(_minute(one.at.end) - _minute(one.at.start) for one in day.sessions)


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
