"""Invariants of the live session: votes, what is hidden, rehearsals, steps."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.rehearsal.facts import Facts, PersonFacts, PromptFacts
from bot.rehearsal.invariants.answers import said_of

_HEAD = 4  # lines in which a card says what it is about
_TAKES_EFFECT = timedelta(seconds=5)  # from a tap until every card shows it


def own_questions_not_voted_for(facts: Facts) -> Iterator[str]:
    """Nobody's vote is for a question of their own, though some try."""
    for visit in facts.visits:
        for prompt in visit.prompts:
            rows = said_of(visit, prompt) if prompt.asks.votes else []
            own = {(row.who, row.value) for row in rows if row.asked == "answer"}
            for row in rows:
                if row.asked == "vote":
                    for_own = (row.who, row.value) in own
                    yield f"{row.who} voted for their own {row.value!r}" if for_own else ""


def hidden_stays_hidden(facts: Facts) -> Iterator[str]:
    """What a facilitator hid comes to nobody any more but to who wrote it."""
    for visit in facts.visits:
        hidden = [one for person in visit.people for one in person.diary.decisions]
        for decision in (one for one in hidden if one.what == "hide"):
            for person in visit.participants:
                yield _seen_after(facts, person, decision.text, decision.at + _TAKES_EFFECT)


def rehearsals_reach_nobody(facts: Facts) -> Iterator[str]:
    """No participant is asked anything before it was opened for them, rehearsed or not."""
    for visit in facts.visits:
        for person in visit.participants:
            for prompt in visit.prompts:
                yield _asked_too_early(facts, person, prompt)


def _seen_after(facts: Facts, person: PersonFacts, text: str, since: datetime) -> str:
    account = {value for one in person.diary.answers.values() for value in one.given.values()}
    if text in account:
        return ""
    seen = next((one for one in facts.to(person) if one.at > since and text in one.text), None)
    return f"{person.reference} saw {text!r} at {seen.at:%H:%M:%S}" if seen else ""


def _asked_too_early(facts: Facts, person: PersonFacts, prompt: PromptFacts) -> str:
    titles = set((prompt.asks.title or prompt.asks.text).by_language.values())
    for one in facts.to(person):
        if one.at >= prompt.opened_at:
            return ""
        if any(line.strip() in titles for line in one.text.splitlines()[:_HEAD]):
            return f"{person.reference} was asked {prompt.key} at {one.at:%d %H:%M:%S}"
    return ""
