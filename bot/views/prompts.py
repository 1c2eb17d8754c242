"""A prompt's card: what is asked, what I answered, who will see it, and until when."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.prompts import asked, is_given
from bot.services import disclosure, forms
from bot.services.runs import prompt_card as run_card
from bot.services.runs import prompt_of, title_of
from bot.views.content import Content
from bot.views.forms import form_content
from bot.views.keyboards import (
    question_keyboard,
)
from bot.views.readers import reader_of
from bot.views.scene import Scene, head, how, small_print, title
from bot.views.values import localised, value
from storage.ids import unshort
from storage.work import Reading


def prompt_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the card of a run (its id as `short` writes it) for whoever is behind an address."""
    scene = _scene(reading, address, about)
    if scene is None:
        return None
    if scene.run.state == "retracted":
        return Content(scene.say("prompt-withdrawn", title=title_of(scene.prompt)))
    if scene.run.state == "closed":
        return Content("\n\n".join(_closed(scene)))
    content = form_content(scene) if scene.prompt.kind == "form" else _simple(scene)
    return _noted(scene, address.id, content)


def _noted(scene: Scene, address_id: int, content: Content) -> Content:
    """Put the card's note above it, as long as there is something to answer."""
    card = scene.reading.cards.of(address_id, run_card(scene.run.id))
    if card is None or not card.note or scene.asked.submitted:
        return content
    return replace(content, text=f"{scene.say(card.note)}\n\n{content.text}")


def _scene(reading: Reading, address: Row[Any], about: str) -> Scene | None:
    run = reading.prompts.run(unshort(about))
    if run is None or address.person_id is None:
        return None
    participant = reading.people.participant_in(run.visit_id, address.person_id)
    row = reading.prompts.asked(run.id, participant.id) if participant else None
    if participant is None or row is None:
        return None
    answers = disclosure.my_answers(reading, run, participant.id)
    here = forms.position(reading, run, address.person_id, answers)
    reader = reader_of(reading, address, run.visit_id)
    return Scene(reading, reader, run, prompt_of(run), row, answers, here)


def _closed(scene: Scene) -> list[str]:
    parts = [scene.say("prompt-closed", title=title_of(scene.prompt))]
    if scene.prompt.anonymous:
        parts.append(scene.say("prompt-sealed"))
    elif mine := _mine(scene):
        parts.append(mine)
    if disclosure.too_few(scene.reading, scene.run):
        parts.append(scene.say("prompt-too-few"))
    elif scene.prompt.seen_by == "facilitators":
        parts.append(scene.say("prompt-result-facilitators"))
    return parts


def _simple(scene: Scene) -> Content:
    """Draw one question, or the follow-up below the answer that calls for it."""
    first = asked(scene.prompt, scene.answers)[0]
    parts = [*head(scene, first), _mine(scene)]
    if scene.here is not None and scene.here.key != first.key:
        why = scene.say("prompt-why", text=localised(scene.reader, scene.here.text))
        parts = [title(scene), _mine(scene), why]
    else:
        parts.append(how(scene, first))
    parts.append(small_print(scene))
    rows = question_keyboard(scene.run, first, scene.answers)
    text = "\n\n".join(filter(None, parts))
    return Content(text, scene.reader.keyboard(rows), pressable=bool(rows))


def _mine(scene: Scene) -> str:
    answers = [
        value(scene.reader, question, scene.answers)
        for question in asked(scene.prompt, scene.answers)
        if is_given(question, scene.answers) and question.key != "other"
    ]
    if not answers:
        return ""
    if scene.prompt.kind == "questions":
        return scene.say("prompt-my-questions", answer=answers[0])
    return scene.say("prompt-mine", answer=" — ".join(answers))
