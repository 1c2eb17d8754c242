"""Invariants of what was asked and answered."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from bot.rehearsal.diary import Answering
from bot.rehearsal.facts import Facts, PersonFacts, PromptFacts, VisitFacts
from bot.rehearsal.recounting import Row, same_word, sealed
from bot.rehearsal.sayings import saying

FEWEST = 3
_POINTS = re.compile(r"\w+=\d+( \+ \w+=\d+)*")
_RESULTS = ("result-picture", "result-list")


def every_prompt_asked(facts: Facts) -> Iterator[str]:
    """The team got every prompt of the plan before the people."""
    for visit in facts.visits:
        asked = {prompt.key for prompt in visit.prompts if prompt.asked}
        for key, prompt in visit.plan.prompts().items():
            yield "" if key in asked or prompt.retired else f"{key} was not asked"


def answers_kept(facts: Facts) -> Iterator[str]:
    """Hold everybody's own account of their answers against what is kept.

    An anonymous prompt is held against all accounts together, as far as sealing keeps it. What
    somebody said without seeing that it was recorded may be there or not.
    """
    for visit in facts.visits:
        for prompt in visit.prompts:
            if prompt.anonymous:
                yield _all_together(visit, prompt)
            else:
                yield from _one_by_one(visit, prompt)


def few_answers_hidden(facts: Facts) -> Iterator[str]:
    """Of an anonymous prompt that fewer than three answered no result arrives anywhere."""
    for visit in facts.visits:
        for prompt in visit.prompts:
            if prompt.anonymous and prompt.answered < FEWEST and prompt.state == "closed":
                yield f"{prompt.key}: shown" if prompt.result else ""
                titles = prompt.asks.title.by_language.values()
                yield from _results_seen(facts, visit, tuple(titles))


def _one_by_one(visit: VisitFacts, prompt: PromptFacts) -> Iterator[str]:
    for person in visit.participants:
        account = person.diary.answers.get(prompt.key, Answering())
        parts = [
            (part, value) for whose, part, value in prompt.answers if whose == person.reference
        ]
        kept = {part: comparable(value) for part, value in parts}
        if len(parts) != len(kept):
            yield f"{person.reference} {prompt.key}: a part twice"
        surely = {part: comparable(value) for part, value in account.given.items()}
        perhaps = {part: comparable(value) for part, value in account.said.items()}
        wrong = {
            part
            for part in {*kept, *surely}
            if kept.get(part) not in {surely.get(part), perhaps.get(part, surely.get(part))}
        }
        yield f"{person.reference} {prompt.key}: {sorted(wrong)}" if wrong else ""


def _all_together(visit: VisitFacts, prompt: PromptFacts) -> str:
    """Compare all that was said with all that was kept, question by question."""
    told, kept = said_of(visit, prompt), [Row(*one) for one in prompt.answers]
    rows = (
        sealed(prompt.asks, told, visit.decided(prompt.key)) if prompt.state == "closed" else told
    )
    unsure = Counter(
        part.partition(".")[0]
        for person in visit.participants
        for part in person.diary.answers.get(prompt.key, Answering()).said
    )
    there, expected = _counted(visit, prompt, kept), _counted(visit, prompt, rows)
    for key in {*there, *expected}:
        few = len({row.who for row in told if row.asked == key}) < FEWEST + unsure[key]
        allowed = unsure[key] + (FEWEST if unsure[key] and few else 0)
        differ = (there[key] - expected[key]).total(), (expected[key] - there[key]).total()
        if max(differ) > allowed:
            return f"{prompt.key} {key}: {differ[0]} kept, not told; {differ[1]} told, not kept"
    return ""


def said_of(visit: VisitFacts, prompt: PromptFacts) -> list[Row]:
    """Give what everybody saw confirmed of their answers to a prompt, by their own accounts."""
    return [
        Row(person.reference, part, value)
        for person in visit.participants
        for part, value in _account(person, prompt).given.items()
    ]


def _account(person: PersonFacts, prompt: PromptFacts) -> Answering:
    return person.diary.answers.get(prompt.key, Answering())


def _counted(visit: VisitFacts, prompt: PromptFacts, rows: list[Row]) -> dict[str, Counter[Any]]:
    """Count what was said by question; votes by whom they are for."""
    decided, found = visit.decided(prompt.key), defaultdict[str, Counter[Any]](Counter)
    for row in rows:
        value = comparable(row.value) if row.asked != "vote" else row.part
        if prompt.kind == "words":
            value = tuple(same_word(word, decided) for word in row.value)
        found[row.asked][value] += 1
    return found


def _results_seen(facts: Facts, visit: VisitFacts, titles: tuple[str, ...]) -> Iterator[str]:
    for person in visit.people:
        for one in facts.to(person):
            for key in _RESULTS:
                found = saying(person.language, key, "title", "answered", "asked").match(one.text)
                if found and found[1] in titles:
                    yield f"{person.reference} saw a result of {found[1]}"


def comparable(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give a value in a form in which the database and a diary write it alike."""
    if isinstance(value, dict):
        return frozenset(f"{key}={points}" for key, points in value.items())
    if isinstance(value, str) and " > " in value:
        return tuple(value.split(" > "))
    if isinstance(value, str) and _POINTS.fullmatch(value):
        return frozenset(value.split(" + "))
    return tuple(map(str, value)) if isinstance(value, list | tuple) else value
