"""report.json: what happened, in figures; the same seed gives the same bytes."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.rehearsal.facts import (
    CertificateFacts,
    Facts,
    PersonFacts,
    PromptFacts,
    ReminderFacts,
    Sent,
    VisitFacts,
)
from bot.rehearsal.invariants import Verdict
from bot.rehearsal.invariants.considerate import in_quiet_hours
from bot.rehearsal.invariants.delivery import repeated, worst_second
from bot.rehearsal.invariants.outcomes import earned_by, file_name, unanswered
from bot.rehearsal.invariants.punctual import wrong_times

Json = dict[str, Any]


def report(facts: Facts, verdicts: Sequence[Verdict], seed: int) -> Json:
    """Put everything together; nothing in it depends on how fast the machine was."""
    visit = facts.visit
    return {
        "visit": visit.plan.visit,
        "seed": seed,
        "passed": all(verdict.passed for verdict in verdicts),
        "people": _people(visit),
        "reminders": _reminders(visit),
        "prompts": [_prompt(prompt) for prompt in visit.prompts],
        "attendance": _attendance(visit),
        "completion": [_completion(visit, person) for person in visit.participants],
        "certificates": [
            {
                "person": one.reference,
                "kind": one.kind,
                "number": one.number,
                "file": _file(visit, one),
            }
            for one in visit.certificates
        ],
        "messages": _messages(facts),
        "other_visits": [other.plan.visit for other in facts.visits[1:]],
        "invariants": [
            {
                "name": verdict.name,
                "passed": verdict.passed,
                "looked_at": verdict.looked_at,
                "faults": list(verdict.faults),
            }
            for verdict in verdicts
        ],
    }


def as_json(content: Json) -> str:
    """Write it for people and machines alike."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _people(visit: VisitFacts) -> Json:
    people = visit.participants
    return {
        "invited": len(people),
        "registered": sum("joined" in person.diary.acts for person in people),
        "blocked": sum(person.blocked for person in people),
        "left": sum(person.state == "left" for person in people),
        "erased_afterwards": sum("erased" in person.diary.acts for person in people),
        "team": len(visit.people) - len(people),
        "zones": len({person.zone for person in people}),
        "by_channel": dict(sorted(Counter(person.chat[0] for person in people).items())),
        "slowest_joining_seconds": max(
            (_joining(person) for person in people if "joined" in person.diary.acts), default=0
        ),
    }


def _joining(person: PersonFacts) -> int:
    acts = person.diary.acts
    return round((acts["joined"] - acts["opened"]).total_seconds())


def _reminders(visit: VisitFacts) -> list[Json]:
    kinds = sorted({reminder.reminder for reminder in visit.reminders})
    return [
        _reminder(visit, kind, [one for one in visit.reminders if one.reminder == kind])
        for kind in kinds
    ]


def _reminder(visit: VisitFacts, kind: str, found: Sequence[ReminderFacts]) -> Json:
    people = {person.reference: person for person in visit.people}
    sent = [(one, one.sent_at) for one in found if one.sent_at is not None]
    hours = sorted(
        f"{at.astimezone(ZoneInfo(people[one.reference].zone_at(at))):%H:%M}" for one, at in sent
    )
    late = [at - one.due for one, at in sent]
    return {
        "reminder": kind,
        "due": len(found),
        "sent": len(sent),
        "suppressed": dict(
            sorted(Counter(_why_not(one) for one in found if not one.sent_at).items())
        ),
        "worst_lateness_seconds": round(max(late, default=timedelta()).total_seconds(), 1),
        "local_times": [hours[0], hours[-1]] if hours else [],
    }


def _why_not(one: ReminderFacts) -> str:
    return one.reason or one.state


def _prompt(prompt: PromptFacts) -> Json:
    return {
        "prompt": prompt.key,
        "title": prompt.title,
        "as": prompt.kind,
        "anonymous": prompt.anonymous,
        "asked": prompt.asked,
        "answered": prompt.answered,
        "changed": prompt.changed,
        "result": list(prompt.result),
    }


def _attendance(visit: VisitFacts) -> Json:
    present = Counter(day for _, day in visit.check_ins)
    return {day.key: present[day.key] for day in visit.plan.days}


def _completion(visit: VisitFacts, person: PersonFacts) -> Json:
    got = {one.reference: one.kind for one in visit.certificates}
    earned, days, minutes = earned_by(visit.plan, person)
    return {
        "person": person.reference,
        "persona": person.persona,
        "level": got.get(person.reference, "none"),
        "days": days,
        "minutes": minutes,
        "reason": _reason(visit, person, earned, days),
    }


def _reason(visit: VisitFacts, person: PersonFacts, earned: str, days: int) -> str:
    needed = visit.plan.complete.days
    if earned == "completion":
        return "days and required prompts are complete"
    if person.blocked:
        return "blocked the bot"
    if not earned:
        return f"{days} of {needed} days needed"
    return f"not answered in full: {', '.join(unanswered(visit.plan, person))}"


def _file(visit: VisitFacts, certificate: CertificateFacts) -> str:
    """Give where the file lies; empty if its holder could not be reached."""
    name = file_name(certificate.number)
    received = any(name in person.diary.files for person in visit.participants)
    return f"certificates/{name}" if received else ""


def _messages(facts: Facts) -> Json:
    new = [one for one in facts.sent if one.new]
    refused = Counter(_refusal(one) for one in new if not one.arrived)
    return {
        "sent": sum(one.arrived for one in new),
        "failed": dict(sorted(refused.items())),
        "repeated": repeated(facts),
        "at_a_wrong_local_time": wrong_times(facts),
        "unsolicited_in_quiet_hours": in_quiet_hours(facts),
        "worst_in_any_second": {
            channel: worst_second(one for one in facts.sent if one.chat[0] == channel)
            for channel in sorted({one.chat[0] for one in facts.sent})
        },
    }


def _refusal(one: Sent) -> str:
    return f"provoked: {one.error.partition(':')[0]}" if one.provoked else one.error
