"""A prompt's card while people who differ talk, and when they vote again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say
from bot.domain.phases import TALKING
from bot.domain.prompts import AGAIN, ANSWER, Question, question
from bot.services.discussing import companions, differ
from bot.services.partners import AWAY, JOIN
from bot.views.content import Content
from bot.views.keyboards import question_keyboard
from bot.views.scene import Scene, head, small_print
from bot.views.values import excerpt, option
from storage.ids import short

_NAMED = 80  # code points of an organisation
_MOST = 4  # people named on a card


def discussing_content(scene: Scene) -> Content:
    """Draw the card of a prompt with a talk, after the first vote."""
    asked = _second_vote(scene)
    return _talk(scene, asked) if scene.run.phase == TALKING else _vote(scene, asked)


def both_votes(scene: Scene) -> str:
    """Say what somebody chose before and after the talk."""
    asked = _second_vote(scene)
    return "\n".join(filter(None, [_first(scene, asked), _again(scene, asked)]))


def _talk(scene: Scene, asked: Question) -> Content:
    others = companions(scene.reading, scene.run, scene.asked.participant_id)
    until = scene.say("discuss-until", until=At(scene.run.closes_at))
    parts = [*head(scene, asked), _first(scene, asked), *_with_whom(scene, others), until]
    keyboard = [[_another(scene, len(others))]]
    return Content("\n\n".join(filter(None, parts)), scene.reader.keyboard(keyboard))


def _another(scene: Scene, others: int) -> Button:
    """Give the button that finds somebody else to talk with."""
    if not others:
        return Button(Say("discuss-button-join"), press(Verb.DISCUSS, short(scene.run.id), JOIN))
    words = "discuss-button-away" if others == 1 else "discuss-button-away-all"
    return Button(Say(words), press(Verb.DISCUSS, short(scene.run.id), AWAY))


def _with_whom(scene: Scene, others: Sequence[Row[Any]]) -> list[str]:
    """Say with whom to talk, and about what."""
    if not others:
        return [scene.say("discuss-nobody")]
    mine, count = scene.asked.participant_id, len(others)
    names = scene.reader.plain("list-separator").join(_name(scene, one) for one in others[:_MOST])
    number = scene.reading.pairs.of_run(scene.run.id)[mine]
    return [
        scene.say("discuss-with", names=names, number=number, count=count),
        _about_what(scene, [mine, *(one.id for one in others)]),
    ]


def _about_what(scene: Scene, together: Sequence[int]) -> str:
    if ANSWER not in scene.answers:
        return scene.say("discuss-listen")
    if differ(scene.reading, scene.run, together):
        return scene.say("discuss-differ", count=len(together) - 1)
    return scene.say("discuss-alike")


def _name(scene: Scene, participant: Row[Any]) -> str:
    person = scene.reading.people.by_id(participant.person_id)
    if person is None or not person.organisation:
        return person.name if person else ""
    args: dict[str, Arg] = {"name": person.name, "beside": excerpt(person.organisation, _NAMED)}
    return scene.reader.plain("discuss-who", args)


def _vote(scene: Scene, asked: Question) -> Content:
    how = "" if AGAIN in scene.answers else scene.say("discuss-again")
    parts = [*head(scene, asked), both_votes(scene), how, small_print(scene)]
    rows = _marked(scene, question_keyboard(scene.run, asked, scene.answers))
    return Content("\n\n".join(filter(None, parts)), scene.reader.keyboard(rows))


def _marked(scene: Scene, rows: Keyboard) -> Keyboard:
    """Mark the option that was chosen at first."""
    first = press(Verb.ANSWER, short(scene.run.id), AGAIN, str(scene.answers.get(ANSWER, "")))
    return [
        [
            replace(key, label=Say("discuss-first-choice", {"label": key.label}))
            if key.press == first
            else key
            for key in row
        ]
        for row in rows
    ]


def _first(scene: Scene, asked: Question) -> str:
    if ANSWER not in scene.answers:
        return ""
    return scene.say("discuss-first-vote", answer=_chosen(scene, asked, ANSWER))


def _again(scene: Scene, asked: Question) -> str:
    if AGAIN not in scene.answers:
        return ""
    return scene.say("discuss-mine", answer=_chosen(scene, asked, AGAIN))


def _second_vote(scene: Scene) -> Question:
    found = question(scene.prompt, AGAIN)
    if found is None:
        raise LookupError(scene.prompt.ask)
    return found


def _chosen(scene: Scene, asked: Question, part: str) -> str:
    return option(scene.reader, asked, str(scene.answers[part]))
