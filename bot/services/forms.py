"""Where somebody is in a prompt: the dialogue keeps the question's key, or what else they do."""

from typing import Any

from sqlalchemy import Row

from bot.domain.kinds.labels import number
from bot.domain.phases import part_of
from bot.domain.plan.model import Prompt
from bot.domain.prompts import (
    WHY,
    Answers,
    Question,
    asked,
    missing,
    one_at_a_time,
    question,
    questions,
)
from bot.services.callers import Me
from bot.services.runs import prompt_card, prompt_of, refresh_mine
from storage.work import Reading, Work

EXPECTS = "answer"
OVERVIEW, WITHDRAWING = ".", "-"  # no question has one of these keys


def focus(work: Work, me: Me, run: Row[Any], part: str) -> None:
    """Have the next free text go to a question of a run; empty: to what is asked there next."""
    work.people.expect(me.person.id, EXPECTS, visit_id=run.visit_id, run_id=run.id, part=part)


def position(reading: Reading, run: Row[Any], person_id: int, answers: Answers) -> Question | None:
    """Give the question somebody is at; none at the overview, when all are answered.

    In a simple prompt that is its question, or the follow-up that a low rating calls for. While
    people talk between two votes they are at none.
    """
    prompt = prompt_of(run)
    if prompt.discuss:
        return question(prompt, part_of(run.phase) or "")
    there = asked(prompt, answers)
    part = _part(reading, run, person_id)
    if part and part != WITHDRAWING:
        return next((found for found in there if found.key == part), None)
    if one_at_a_time(prompt):
        return next(iter(missing(prompt, answers)), None) if answers else there[0]
    return there[-1] if there[-1].key == WHY else there[0]


def meant(prompt: Prompt, here: Question, text: str) -> Question:
    """Give the question that a text answers: a step of the scale is a rating, not the reason."""
    rated = questions(prompt)[0]
    if here.key == WHY and number(text) in range(rated.scale.first, rated.scale.last + 1):
        return rated
    return here


def is_withdrawing(reading: Reading, run: Row[Any], person_id: int) -> bool:
    """Tell whether somebody is asked just now whether to take their answer back."""
    return _part(reading, run, person_id) == WITHDRAWING


def follow(work: Work, me: Me, run: Row[Any], done: Question, answers: Answers) -> None:
    """Let the person's next text go where it belongs after a question was answered."""
    prompt = prompt_of(run)
    there = asked(prompt, answers)
    if one_at_a_time(prompt):
        more = done.kind == "choices"  # another tap may follow
        focus(work, me, run, done.key if more else _after(there, done.key))
        refresh_mine(work, me.person.id, prompt_card(run.id))  # the same answer again leads on, too
    elif there[-1].key == WHY and WHY not in answers:
        focus(work, me, run, WHY)
    elif prompt.kind == "questions":
        focus(work, me, run, "")
    elif (dialogue := work.people.dialogue(me.person.id)) and dialogue.run_id == run.id:
        work.answers.lose_focus_of(me.person.id, run.id)


def move(work: Work, me: Me, run: Row[Any], answers: Answers, step: str) -> None:
    """Go `back`, on (`next`, `skip`), or to the first question (`again`)."""
    there = asked(prompt_of(run), answers)
    here = position(work, run, me.person.id, answers)
    if step == "again":
        part = there[0].key
    elif step == "back":
        part = _before(there, here.key if here else OVERVIEW)
    else:
        part = _after(there, here.key) if here else OVERVIEW
    focus(work, me, run, part)
    refresh_mine(work, me.person.id, prompt_card(run.id))


def _part(reading: Reading, run: Row[Any], person_id: int) -> str:
    dialogue = reading.people.dialogue(person_id)
    return str(dialogue.part) if dialogue is not None and dialogue.run_id == run.id else ""


def _after(there: tuple[Question, ...], key: str) -> str:
    keys = [found.key for found in there]
    place = keys.index(key) + 1 if key in keys else len(keys)
    return keys[place] if place < len(keys) else OVERVIEW


def _before(there: tuple[Question, ...], key: str) -> str:
    keys = [found.key for found in there]
    place = keys.index(key) if key in keys else len(keys)
    return keys[max(place - 1, 0)]
