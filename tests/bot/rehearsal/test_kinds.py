"""A visit that asks once in every way there is, and what is promised of its results."""

import asyncio
import copy
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from bot.domain.plan.model import PromptKind
from bot.rehearsal.diary import Answering, Decision
from bot.rehearsal.facts import Facts, PersonFacts, PromptFacts
from bot.rehearsal.invariants import INVARIANTS, judge
from bot.rehearsal.rehearsing import SAMPLE, Order, Outcome, rehearse
from tests.bot.rehearsal.conftest import HOUSE
from tests.bot.rehearsal.test_invariants import BROKEN as BROKEN_ELSEWHERE
from tests.bot.rehearsal.test_invariants import also_sent, failing, first_to, with_visit

Break = Callable[[Facts], Facts]
RECOUNT = "every result is what a recount gives"
TOLD = "every result is what people say they answered"


@pytest.fixture(scope="session")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What came of a day on which everything is asked once."""
    out = tmp_path_factory.mktemp("kinds")
    return asyncio.run(rehearse(HOUSE, Order(SAMPLE / "kinds.yaml", SAMPLE / "kinds.csv", out)))


@pytest.fixture
def facts(outcome: Outcome) -> Facts:
    return outcome.facts


def prompt(facts: Facts, key: str) -> PromptFacts:
    """Find what was asked."""
    return next(one for one in facts.visit.prompts if one.key == key)


def changed(facts: Facts, key: str, **changes: object) -> Facts:
    """Let something else be known of a prompt."""
    prompts = [
        replace(one, **changes) if one.key == key else one  # type: ignore[arg-type]
        for one in facts.visit.prompts
    ]
    return with_visit(facts, prompts=prompts)


def shown(facts: Facts, key: str, place: str, lines: list[str]) -> Facts:
    """Let a place have shown something else."""
    return changed(facts, key, shown={**prompt(facts, key).shown, place: lines})


def with_voter(facts: Facts, change: Callable[[PersonFacts, Answering], object]) -> Facts:
    """Change the account of the first who asked something and voted."""
    people = copy.deepcopy(list(facts.visit.people))
    for one in people:
        account = one.diary.answers.get("questions", Answering())
        if any(part.startswith("vote.") for part in account.given):
            change(one, account)
            return with_visit(facts, people=people)
    raise LookupError("nobody voted")


def own_vote(facts: Facts) -> Facts:
    def change(_person: PersonFacts, account: Answering) -> None:
        account.given["answer.1"] = "Mine?"
        account.given["vote.aaaaaaaaaaaaaaaa"] = "Mine?"

    return with_voter(facts, change)


def seen_again(facts: Facts) -> Facts:
    """What was hidden comes to somebody a minute later."""
    [hidden] = [one for one in facts.visit.decided("questions") if one.what == "hide"]
    late = replace(
        first_to(facts, "R04"), at=hidden.at + timedelta(minutes=1), text=hidden.text, message_id=1
    )
    return also_sent(facts, late)


def asked_in_a_rehearsal(facts: Facts) -> Facts:
    """What the team rehearses comes to somebody who takes part."""
    early = prompt(facts, "energy").opened_at - timedelta(hours=20)
    return also_sent(
        facts,
        replace(first_to(facts, "R04"), at=early, text="👻 Rehearsal.\n\nEnergy", message_id=1),
    )


def wrong_words(facts: Facts) -> Facts:
    """The words beside a picture have another number."""
    sent = [
        replace(one, text=one.text.replace("Law: ", "Law: 9")) if one.new else one
        for one in facts.sent
    ]
    return replace(facts, sent=sent)


def board_tells(facts: Facts) -> Facts:
    """One more is told to have answered, as soon as they have."""
    frames = list(facts.visit.frames)
    place = next(
        number
        for number, (_, state) in enumerate(frames)
        if state["stage"] == "prompt" and state["text"] == "Energy" and state["open"]
    )
    at, state = frames[place]
    counted = {**state["counted"], "answered": state["counted"]["answered"] + 1}
    frames.insert(place + 1, (at, {**state, "counted": counted}))
    return with_visit(facts, frames=frames)


def sheet_tells(facts: Facts) -> Facts:
    """The run sheet counts one who has just answered."""
    at = prompt(facts, "energy").opened_at
    text = "🟢 Energy · 1 of 8 answered (counted in steps); closes 11:09"
    return also_sent(facts, replace(first_to(facts, "r1"), at=at, text=text, message_id=1))


BROKEN: Mapping[str, Break] = {
    "the board shows no step of one or two people": board_tells,
    "the run sheet counts no step of one or two people": sheet_tells,
    RECOUNT: lambda facts: shown(facts, "order", "board", []),
    TOLD: lambda facts: changed(facts, "owner", answers=[], shown={"result": ["answer: city 1"]}),
    "the words beside every picture have its numbers": wrong_words,
    "nobody votes for their own question": own_vote,
    "what was hidden comes to nobody any more": seen_again,
    "a rehearsal among the team reaches nobody else": asked_in_a_rehearsal,
}


def test_every_way_of_asking_is_in_it(facts: Facts) -> None:
    """The visit has every kind, and the settings by which a kind goes on after its first phase."""
    asked = [one.asks for one in facts.visit.prompts if one.key in facts.visit.plan.prompts()]
    assert {one.kind for one in asked} == set(get_args(PromptKind))
    for setting in ("votes", "discuss", "then", "other", "correct"):
        assert any(getattr(one, setting) for one in asked), setting
    assert {one.seen_by for one in asked} >= {
        "group",
        "facilitators",
        "no_one",
        "organisation_type",
    }


def test_it_holds_every_promise(outcome: Outcome) -> None:
    """Nothing is wrong, and every prompt has a result that three places show."""
    assert [(one.name, one.faults) for one in outcome.verdicts if not one.passed] == []
    assert [one.name for one in outcome.verdicts if one.name in BROKEN and not one.looked_at] == []
    for one in outcome.facts.visit.prompts:
        assert one.shown["result"], one.key
        assert set(one.shown) == {"result", "board", "file"}


def test_facilitators_do_everything_there_is_to_do(facts: Facts) -> None:
    """By buttons alone, from a rehearsal among the team to a file at the end."""
    lead = next(one for one in facts.visit.people if one.reference == "r1")
    assert {*lead.diary.acts} >= {
        *("rehearsed", "brought the board", "showed on the board", "noted", "handed over"),
        *("gave the floor", "nudged", "undid", "answered for somebody", "asked on the spot"),
        *("did star", "did spot", "did pin", "did hide", "did merge", "exported"),
    }


def test_people_try_what_they_may_not(facts: Facts) -> None:
    """Some vote for their own question, some tap when it is too late; some take an answer back."""
    acts = {act for person in facts.visit.participants for act in person.diary.acts}
    assert acts >= {
        "tried to vote for their own question",
        "answered too late",
        "took an answer back",
        "raised a hand",
    }


def test_every_invariant_is_broken_somewhere() -> None:
    """No invariant is without a case in which it fails."""
    assert {*BROKEN, *BROKEN_ELSEWHERE} == set(INVARIANTS)


@pytest.mark.parametrize("name", BROKEN)
def test_it_fails(name: str, facts: Facts) -> None:
    """Breaking a promise is noticed by the invariant that stands for it."""
    assert name in failing(BROKEN[name](facts))


@pytest.mark.parametrize(
    ("key", "line", "instead"),
    [
        ("energy", "answer: mean", "answer: mean 5.000"),
        ("order", "answer: rope", "answer: rope 1.000"),
        ("budget", "answer: feast", "answer: feast 99.000"),
        ("map", "market: ", "market: left_top 9"),
        ("first_step", "roof: ", "roof: 9 > 9"),
        ("questions", "How did", "How did we? (R04.1): 3"),
        ("words", "answer: ", "answer: tar 9"),
        ("plan", "First step", "First step: none"),
        ("brings", "", "We bring nothing."),
        ("blockers", "answer: law", "answer: law 9"),
    ],
)
@pytest.mark.parametrize("place", ["result", "file"])
def test_a_wrong_line_is_noticed(
    key: str, line: str, instead: str, place: str, facts: Facts
) -> None:
    """Whatever the kind, and wherever it is shown, one line that is wrong fails both recounts."""
    lines = list(prompt(facts, key).shown[place])
    at = next(number for number, one in enumerate(lines) if one.startswith(line))
    wrong = shown(facts, key, place, [*lines[:at], instead, *lines[at + 1 :]])
    assert failing(wrong) >= {RECOUNT}


def test_a_result_of_what_nobody_said_is_noticed(facts: Facts) -> None:
    """What is kept and shown alike, but differs from people's accounts, is noticed."""
    people = copy.deepcopy(list(facts.visit.people))
    account = next(one for one in people if "order" in one.diary.answers).diary.answers["order"]
    account.given["answer"] = " > ".join(reversed(str(account.given["answer"]).split(" > ")))
    assert {one.name for one in judge(with_visit(facts, people=people)) if not one.passed} == {
        TOLD,
        "every confirmed answer is kept once, with its last value",
    }


def test_a_decision_that_had_no_effect_is_noticed(facts: Facts) -> None:
    """A question that is shown although it was hidden fails the recount."""
    people = copy.deepcopy(list(facts.visit.people))
    lead = next(one for one in people if one.reference == "r1")
    text = prompt(facts, "questions").shown["result"][0].rpartition(": ")[0]
    lead.diary.decisions.append(Decision(lead.diary.acts["did pin"], "questions", "hide", text))
    assert RECOUNT in failing(with_visit(facts, people=people))
