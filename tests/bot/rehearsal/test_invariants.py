"""Each invariant fails when what it promises is broken: one that cannot fail is worthless."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.plan.model import Day
from bot.rehearsal.facts import (
    CardFacts,
    Facts,
    LetterFacts,
    PersonFacts,
    PromptFacts,
    Sent,
    VisitFacts,
)
from bot.rehearsal.invariants import judge
from bot.rehearsal.invariants.outcomes import is_sound
from bot.rehearsal.repertoire import ANNOUNCED

Break = Callable[[Facts], Facts]


def failing(facts: Facts) -> set[str]:
    """Name the invariants that do not hold."""
    return {verdict.name for verdict in judge(facts) if not verdict.passed}


def person(facts: Facts, reference: str) -> PersonFacts:
    """Find somebody."""
    return next(one for one in facts.people if one.reference == reference)


def with_visit(facts: Facts, **changes: object) -> Facts:
    """Change the visit that is rehearsed."""
    return replace(facts, visits=[replace(facts.visit, **changes), *facts.visits[1:]])  # type: ignore[arg-type]


def with_person(facts: Facts, reference: str, change: Callable[[PersonFacts], object]) -> Facts:
    """Change somebody's own account of the visit."""
    people = copy.deepcopy(list(facts.visit.people))
    change(next(one for one in people if one.reference == reference))
    return with_visit(facts, people=people)


def also_sent(facts: Facts, *more: Sent) -> Facts:
    """Let more messages have been sent."""
    return replace(facts, sent=sorted([*facts.sent, *more], key=lambda one: one.at))


def first_to(facts: Facts, reference: str, beginning: str = "") -> Sent:
    """Find the first new message in somebody's chat that begins like this."""
    found = facts.to(person(facts, reference))
    return next(one for one in found if one.new and one.text.startswith(beginning))


def twice(facts: Facts) -> Facts:
    """The recap comes a second time."""
    recap = first_to(facts, "P2", "At the quay is over")
    return also_sent(facts, replace(recap, at=recap.at + timedelta(seconds=20), message_id=9999))


def strayed(facts: Facts) -> Facts:
    """A message of the other visit comes to somebody of this one."""
    stray = first_to(facts, "K1", "Kestrel Mill, day two")
    return also_sent(facts, replace(stray, chat=person(facts, "P2").chat, message_id=9999))


def ours_strayed(facts: Facts) -> Facts:
    """A letter of this visit comes to somebody of the other, whatever it says."""
    letter = next(one for one in facts.letters if one.visit == "quay")
    return replace(facts, letters=[replace(letter, chat=person(facts, "K1").chat)])


def too_long(facts: Facts) -> Facts:
    long = replace(first_to(facts, "P2"), text="x" * 4097, message_id=9999)
    return also_sent(facts, long)


def too_fast(facts: Facts) -> Facts:
    one = first_to(facts, "P2")
    return also_sent(
        facts, *(replace(one, chat=(one.chat[0], number), text="") for number in range(31))
    )


def refused(facts: Facts) -> Facts:
    return also_sent(facts, replace(first_to(facts, "P2"), error="Bad Request: what?"))


def stale_card(facts: Facts) -> Facts:
    chat = person(facts, "P2").chat
    return replace(facts, cards=[*facts.cards, CardFacts(chat, "prompt", 3, 2, True, "")])


def in_english(facts: Facts) -> Facts:
    """A reminder in English comes to somebody who reads French."""
    recap = first_to(facts, "P2", "At the quay is over")
    return also_sent(facts, replace(recap, chat=person(facts, "P5").chat, message_id=9999))


def reminders(facts: Facts, kind: str, change: Callable[[datetime], datetime]) -> Facts:
    """Let the reminders of a kind have been sent at other times."""
    changed = [
        replace(one, sent_at=change(one.sent_at)) if one.kind == kind and one.sent_at else one
        for one in facts.visit.reminders
    ]
    return with_visit(facts, reminders=changed)


def letters(facts: Facts, lane: str, change: Callable[[LetterFacts], LetterFacts]) -> Facts:
    """Let the letters of a lane have been others."""
    changed = [change(one) if one.lane == lane else one for one in facts.letters]
    return replace(facts, letters=changed)


def later(hours: int) -> Callable[[LetterFacts], LetterFacts]:
    """Let a letter have arrived later."""
    by = timedelta(hours=hours)
    return lambda one: replace(one, arrived_at=one.arrived_at + by if one.arrived_at else None)


def at_night(facts: Facts) -> Facts:
    return letters(facts, "unsolicited", later(12))


def in_a_pause(facts: Facts) -> Facts:
    """Everything that came to P8 after the first day came in a pause."""

    def change(one: PersonFacts) -> None:
        [wish] = one.diary.wishes
        one.diary.wishes = [replace(wish, value="2027-12-31T08:00:00+00:00")]

    return with_person(facts, "P8", change)


def recap_in_a_pause(facts: Facts) -> Facts:
    """What nobody asked for comes to P8, who pauses, in the evening of the first day."""
    recap = next(one for one in facts.letters if one.lane == "unsolicited" and one.arrived_at)
    [wish] = person(facts, "P8").diary.wishes
    at = wish.at + timedelta(minutes=10)
    letter = replace(recap, chat=person(facts, "P8").chat, arrived_at=at)
    return replace(facts, letters=[*facts.letters, letter])


def told_twice(facts: Facts) -> Facts:
    notice = next(one for one in facts.letters if one.key == "change-notice" and one.arrived_at)
    return replace(facts, letters=[*facts.letters, notice])


def told_at_night(facts: Facts) -> Facts:
    """The notice comes at ten in the evening, two days before it matters to anybody."""

    def change(one: LetterFacts) -> LetterFacts:
        return later(9)(one) if one.key == "change-notice" else one

    days = [replace_date(day) for day in facts.visit.plan.days]
    plan = facts.visit.plan.model_copy(update={"days": tuple(days)})
    return with_visit(replace(facts, letters=[*map(change, facts.letters)]), plan=plan)


def replace_date(day: Day) -> Day:
    return day.model_copy(update={"date": day.date + timedelta(days=30)})


def not_announced(facts: Facts) -> Facts:
    """What was announced came to nobody."""
    return replace(facts, sent=[one for one in facts.sent if ANNOUNCED not in one.text])


def announced_twice(facts: Facts) -> Facts:
    [came] = [one for one in facts.to(person(facts, "P2")) if ANNOUNCED in one.text]
    return also_sent(facts, replace(came, message_id=9999))


def no_calendar(facts: Facts) -> Facts:
    return with_person(facts, "P9", lambda one: one.diary.files.clear())


def calendar_of_another(facts: Facts) -> Facts:
    """The calendar has the sessions an hour late."""
    versions = [
        replace(one, plan=one.plan.model_copy(update={"times_in": "Europe/London"}))
        for one in facts.visit.versions
    ]
    return with_visit(facts, versions=versions)


def too_often(facts: Facts) -> Facts:
    plan = facts.visit.plan
    messages = plan.messages.model_copy(update={"at_most_a_day": 0})
    return with_visit(facts, plan=plan.model_copy(update={"messages": messages}))


def an_hour_late(facts: Facts) -> Facts:
    return reminders(facts, "tomorrow", lambda at: at + timedelta(hours=1))


def no_link(facts: Facts) -> Facts:
    return replace(facts, sent=[replace(one, urls=()) for one in facts.sent])


def slow_joining(facts: Facts) -> Facts:
    def change(one: PersonFacts) -> None:
        one.diary.acts["joined"] += timedelta(minutes=3)

    return with_person(facts, "P2", change)


def not_asked(facts: Facts) -> Facts:
    return with_visit(facts, prompts=facts.visit.prompts[1:])


def prompts(facts: Facts, key: str, **changes: object) -> list[PromptFacts]:
    """Change what is known of one prompt."""
    return [
        replace(one, **changes) if one.key == key else one  # type: ignore[arg-type]
        for one in facts.visit.prompts
    ]


def lost_answer(facts: Facts) -> Facts:
    return with_visit(facts, prompts=prompts(facts, "hopes", answers=[]))


def lost_anonymous_answer(facts: Facts) -> Facts:
    [owner] = [one for one in facts.visit.prompts if one.key == "owner"]
    return with_visit(facts, prompts=prompts(facts, "owner", answers=owner.answers[1:]))


def few_shown(facts: Facts) -> Facts:
    """Two answered the anonymous prompt whose result everybody has seen."""
    return with_visit(facts, prompts=prompts(facts, "owner", answered=2))


def wrong_check_in(facts: Facts) -> Facts:
    there = dict(facts.visit.check_ins)
    there["P2", "d1"] += timedelta(minutes=1)
    return with_visit(facts, check_ins=there)


def absent(facts: Facts) -> Facts:
    """By her own account she was there on one day only, yet she got a certificate."""

    def change(one: PersonFacts) -> None:
        del one.diary.check_ins["d1"], one.diary.check_ins["d2"]

    return with_person(facts, "P2", change)


def certificates(facts: Facts, **changes: object) -> Facts:
    first, *others = facts.visit.certificates
    return with_visit(facts, certificates=[replace(first, **changes), *others])  # type: ignore[arg-type]


def not_received(facts: Facts) -> Facts:
    return with_person(facts, "P2", lambda one: one.diary.files.clear())


def let_in(facts: Facts) -> Facts:
    def change(one: PersonFacts) -> None:
        at = one.diary.acts.pop("was refused the team's button")
        one.diary.acts["pressed the team's button"] = at

    return with_person(facts, "P2", change)


def still_there(facts: Facts) -> Facts:
    return replace(facts, remains={"P1": ["outbox: 2"]})


BROKEN: Mapping[str, Break] = {
    "nobody gets two of the same message": twice,
    "nobody gets another visit's message": strayed,
    "every message and keyboard is within its limits": too_long,
    "at most 30 messages in any second, and a short burst in any chat": too_fast,
    "nothing is parked, nothing is refused but what was provoked": refused,
    "every card shows the newest state": stale_card,
    "everybody reads their own language": in_english,
    "no unsolicited message in quiet hours": at_night,
    "no more unsolicited messages a day than the plan allows": too_often,
    "every reminder comes at the right local time": an_hour_late,
    "nothing but changes and certificates in a pause": in_a_pause,
    "everybody hears of a change once, and not at night": told_twice,
    "everybody gets an announcement once": not_announced,
    "every calendar file has every session at its instant": no_calendar,
    "everybody has the join link before every day": no_link,
    "joining takes less than two minutes": slow_joining,
    "every prompt of the plan was asked": not_asked,
    "every confirmed answer is kept once, with its last value": lost_answer,
    "no result below three anonymous answers": few_shown,
    "every check-in counts from the moment it was given": wrong_check_in,
    "completion agrees with everybody's own account": absent,
    "every certificate verifies, and no mistyped number does": lambda facts: certificates(
        facts, page_status=404
    ),
    "everybody received their certificate": not_received,
    "the team's buttons are refused to participants": let_in,
    "who is erased leaves no name behind": still_there,
}


def test_the_facts_are_good_to_begin_with(facts: Facts) -> None:
    """Nothing fails before something is broken."""
    assert failing(facts) == set()


@pytest.mark.parametrize("name", BROKEN)
def test_it_fails(name: str, facts: Facts) -> None:
    """Breaking a promise is noticed by the invariant that stands for it."""
    assert name in failing(BROKEN[name](facts))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lost_anonymous_answer, "every confirmed answer is kept once, with its last value"),
        (
            lambda facts: certificates(facts, mistyped_status=200),
            "every certificate verifies, and no mistyped number does",
        ),
        (
            lambda facts: certificates(facts, number="QUAY-2027-0003-A"),
            "every certificate verifies, and no mistyped number does",
        ),
        (ours_strayed, "nobody gets another visit's message"),
        (recap_in_a_pause, "nothing but changes and certificates in a pause"),
        (told_at_night, "everybody hears of a change once, and not at night"),
        (announced_twice, "everybody gets an announcement once"),
        (calendar_of_another, "every calendar file has every session at its instant"),
        (
            lambda facts: replace(
                facts,
                cards=[CardFacts(person(facts, "P2").chat, "me", 1, 1, True, "", "kestrel-mill")],
            ),
            "nobody gets another visit's message",
        ),
        (
            lambda facts: replace(facts, parked_updates=["ValueError"]),
            "nothing is parked, nothing is refused but what was provoked",
        ),
        (
            lambda facts: replace(facts, letters=[replace(facts.letters[0], state="parked")]),
            "nothing is parked, nothing is refused but what was provoked",
        ),
        (
            lambda facts: also_sent(
                facts, replace(first_to(facts, "P2"), buttons=7, message_id=9999)
            ),
            "every message and keyboard is within its limits",
        ),
        (
            lambda facts: with_person(facts, "P2", lambda one: one.diary.acts.pop("joined")),
            "joining takes less than two minutes",
        ),
        (
            lambda facts: with_visit(
                facts,
                reminders=[replace(one, sent_at=None) for one in facts.visit.reminders],
            ),
            "every reminder comes at the right local time",
        ),
        (
            lambda facts: with_visit(
                facts,
                reminders=[replace(facts.visit.reminders[0], state="failed")],
            ),
            "every reminder comes at the right local time",
        ),
    ],
)
def test_it_fails_in_other_ways(change: Break, name: str, facts: Facts) -> None:
    """A promise can be broken in more than one way."""
    assert name in failing(change(facts))


def test_a_burst_in_one_chat_is_noticed(facts: Facts) -> None:
    """Four messages to one person within a second are too many."""
    one = first_to(facts, "P2")
    more = [replace(one, message_id=9990 + number, text=f"{number}") for number in range(4)]
    assert "at most 30 messages in any second, and a short burst in any chat" in failing(
        also_sent(facts, *more)
    )


def test_a_reminder_out_of_the_night_comes_before_it(facts: Facts) -> None:
    """What would fall into somebody's night comes the evening before, not the morning after."""
    zone = ZoneInfo("Atlantic/Azores")
    early = [
        one.sent_at.astimezone(zone).hour
        for one in facts.visit.reminders
        if one.reference == "P5" and one.kind == "join" and one.sent_at
    ]
    assert early == [19, 19, 19]
    for wrong in (timedelta(hours=13), timedelta(hours=-1)):
        moved = reminders(facts, "join", lambda at, by=wrong: at + by)  # type: ignore[misc]
        assert "every reminder comes at the right local time" in failing(moved)


def test_a_reminder_of_the_night_comes_at_its_end(facts: Facts) -> None:
    """What nobody asked for, if it would fall into somebody's night, comes when it is over."""
    recap = next(one for one in facts.visit.reminders if one.kind == "recap" and one.sent_at)
    planned = next(one for one in facts.visit.plan.reminders if one.key == "recap")
    in_the_night = planned.model_copy(
        update={"when": replace(planned.when, amount=timedelta(hours=12))}
    )
    zone = ZoneInfo(person(facts, recap.reference).zone)
    morning = recap.due.astimezone(zone).replace(hour=8, minute=0) + timedelta(days=1)
    for sent_at, fine in ((morning, True), (morning + timedelta(hours=1), False)):
        moved = with_visit(
            facts,
            plan=facts.visit.plan.model_copy(update={"reminders": [in_the_night]}),
            reminders=[replace(recap, sent_at=sent_at)],
        )
        assert ("every reminder comes at the right local time" not in failing(moved)) is fine


def test_check_characters_are_recomputed() -> None:
    """The sum of weights is 1 modulo 37 for a sound number, and for none with one wrong sign."""
    assert is_sound("VLM-2027-0003-0")
    assert not is_sound("VLM-2027-0013-0")
    assert not is_sound("VLM-2027-0003-1")


def test_visits_are_told_apart(facts: Facts) -> None:
    """The small visit beside the rehearsed one is a real one, with messages of its own."""
    beside: VisitFacts = facts.visits[1]
    assert len(facts.to(beside.people[0])) > 5
    assert all("Kestrel Mill" in prompt.title for prompt in beside.prompts)
