"""Where somebody is in a prompt with several questions: the dialogue keeps the question's key."""

from typing import Any

from sqlalchemy import Row

from bot.domain.prompts import WHY, Answers, Question, asked, missing
from bot.services.callers import Me
from bot.services.runs import prompt_card, prompt_of, refresh_mine
from storage.work import Reading, Work

EXPECTS = "answer"
OVERVIEW = "."  # no question has this key


def focus(work: Work, me: Me, run: Row[Any], part: str) -> None:
    """Have the next free text go to a question of a run; empty: to what is asked there next."""
    work.people.expect(me.person.id, EXPECTS, visit_id=run.visit_id, run_id=run.id, part=part)


def position(reading: Reading, run: Row[Any], person_id: int, answers: Answers) -> Question | None:
    """Give the question somebody is at; none at the overview, when all are answered.

    In a simple prompt that is its question, or the follow-up that a low rating calls for.
    """
    prompt = prompt_of(run)
    there = asked(prompt, answers)
    dialogue = reading.people.dialogue(person_id)
    if dialogue is not None and dialogue.run_id == run.id and dialogue.part:
        return next((found for found in there if found.key == dialogue.part), None)
    if prompt.kind == "form":
        return next(iter(missing(prompt, answers)), None)
    return there[-1] if there[-1].key == WHY else there[0]


def follow(work: Work, me: Me, run: Row[Any], done: Question, answers: Answers) -> None:
    """Let the person's next text go where it belongs after a question was answered."""
    prompt = prompt_of(run)
    there = asked(prompt, answers)
    if prompt.kind == "form":
        focus(work, me, run, _after(there, done.key))
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


def _after(there: tuple[Question, ...], key: str) -> str:
    keys = [found.key for found in there]
    place = keys.index(key) + 1 if key in keys else len(keys)
    return keys[place] if place < len(keys) else OVERVIEW


def _before(there: tuple[Question, ...], key: str) -> str:
    keys = [found.key for found in there]
    place = keys.index(key) if key in keys else len(keys)
    return keys[max(place - 1, 0)]
