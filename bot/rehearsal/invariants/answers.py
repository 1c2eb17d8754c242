"""Invariants of what was asked and answered."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.rehearsal.diary import Answering
from bot.rehearsal.facts import Facts, PromptFacts, VisitFacts
from bot.rehearsal.sayings import saying

FEWEST = 3
_RESULTS = ("result-picture", "result-list")


def every_prompt_asked(facts: Facts) -> Iterator[str]:
    """The team got every prompt of the plan before the people."""
    for visit in facts.visits:
        asked = {prompt.key for prompt in visit.prompts if prompt.asked}
        for key, prompt in visit.plan.prompts().items():
            yield "" if key in asked or prompt.retired else f"{key} was not asked"


def answers_kept(facts: Facts) -> Iterator[str]:
    """Hold everybody's own account of their answers against what is kept.

    An anonymous prompt is held against all accounts together. What somebody said without seeing
    that it was recorded may be there or not.
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
                titles = visit.plan.prompts()[prompt.key].title.by_language.values()
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
    accounts = [person.diary.answers.get(prompt.key, Answering()) for person in visit.participants]
    kept = Counter((part, comparable(value)) for _, part, value in prompt.answers)
    told = Counter(
        (part, comparable(value)) for one in accounts for part, value in one.given.items()
    )
    unsure = sum(len(one.said) for one in accounts)
    differ = (kept - told).total(), (told - kept).total()
    if max(differ) <= unsure:
        return ""
    return f"{prompt.key}: {differ[0]} kept and not told, {differ[1]} told and not kept"


def _results_seen(facts: Facts, visit: VisitFacts, titles: tuple[str, ...]) -> Iterator[str]:
    for person in visit.people:
        for one in facts.to(person):
            for key in _RESULTS:
                found = saying(person.language, key, "title", "answered", "asked").match(one.text)
                if found and found[1] in titles:
                    yield f"{person.reference} saw a result of {found[1]}"


def comparable(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give a value in a form in which the database and a diary write it alike."""
    return tuple(sorted(map(str, value))) if isinstance(value, list | tuple) else value
