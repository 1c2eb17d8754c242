"""A prompt's card: what is asked, what I answered, who will see it, and until when."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.prompts import (
    one_at_a_time,
    questions,
)
from bot.domain.results import explanation
from bot.services import disclosure, forms
from bot.services.runs import prompt_card as run_card
from bot.services.runs import prompt_of, title_of
from bot.services.screening import is_held
from bot.services.voting import is_voting
from bot.views.content import Content
from bot.views.discussing import discussing_content
from bot.views.forms import form_content
from bot.views.ghosts import ghost_mark, ghost_over
from bot.views.items import item_lines
from bot.views.keyboards import prompt_keyboard
from bot.views.mine import mine, was_mine
from bot.views.readers import reader_of
from bot.views.scene import Scene, head, how, small_print, taken_back, title
from bot.views.told import told
from bot.views.values import localised
from bot.views.voting import voting_content
from bot.views.withdrawing import withdraw_content
from storage.ids import unshort
from storage.work import Reading


def prompt_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the card of a run (its id as `short` writes it) for whoever is behind an address."""
    scene = _scene(reading, address, about)
    if scene is None:
        gone = reading.prompts.run(unshort(about)) is None
        return ghost_over(reading, address) if gone else None
    if scene.run.state == "retracted":
        return Content(scene.say("prompt-withdrawn", title=title_of(scene.prompt)))
    if scene.run.state == "closed":
        return Content("\n\n".join(filter(None, _closed(scene))))
    ballot = is_voting(scene.run)
    content = voting_content(scene, address.id) if ballot else open_content(scene)
    notes = [
        ghost_mark(scene.reader, scene.run),
        _note(scene, address.id),
        told(scene),
        _held(scene),
    ]
    return replace(content, text="\n\n".join([*filter(None, notes), content.text]))


def open_content(scene: Scene) -> Content:
    """Draw a prompt that can be answered."""
    if scene.prompt.discuss and scene.run.phase:
        return discussing_content(scene)
    return form_content(scene) if one_at_a_time(scene.prompt) else _simple(scene)


def _note(scene: Scene, address_id: int) -> str:
    """Give the card's note, as long as there is something to answer."""
    card = scene.reading.cards.of(address_id, run_card(scene.run.id))
    return scene.say(card.note) if card and card.note and not scene.asked.submitted else ""


def _held(scene: Scene) -> str:
    """Say that a facilitator looks first at what I wrote."""
    whose = scene.asked.participant_id
    held = is_held(scene.reading, scene.run, whose, scene.answers)
    return scene.say("moderate-held-mine") if held else ""


def _scene(reading: Reading, address: Row[Any], about: str) -> Scene | None:
    run = reading.prompts.run(unshort(about))
    if run is None or address.person_id is None:
        return None
    participant = reading.people.participant_in(run.visit_id, address.person_id)
    row = reading.asked.of(run.id, participant.id) if participant else None
    if participant is None or row is None:
        return None
    answers = disclosure.my_answers(reading, run, participant.id)
    here = forms.position(reading, run, address.person_id, answers)
    reader = reader_of(reading, address, run.visit_id)
    withdrawing = bool(answers) and forms.is_withdrawing(reading, run, address.person_id)
    return Scene(reading, reader, run, prompt_of(run), row, answers, here, withdrawing)


def _closed(scene: Scene) -> list[str]:
    parts = [scene.say("prompt-closed", title=title_of(scene.prompt))]
    if scene.prompt.anonymous:
        parts.append(scene.say("prompt-sealed"))
    elif scene.answers:
        parts += [was_mine(scene), _held(scene)]
    for item in explanation(scene.prompt):
        parts += item_lines(scene.reader, item)
    if disclosure.too_few(scene.reading, scene.run):
        parts.append(scene.say("prompt-too-few"))
    elif scene.prompt.seen_by == "facilitators":
        parts.append(scene.say("prompt-result-facilitators"))
    return parts


def _simple(scene: Scene) -> Content:
    """Draw one question, or the follow-up below the answer that calls for it."""
    if scene.withdrawing:
        return withdraw_content(scene, mine(scene))
    first = questions(scene.prompt)[0]
    parts = head(scene, first, mine=mine(scene) or taken_back(scene))
    if scene.here is not None and scene.here.key != first.key:
        told_why = scene.here.key in scene.answers
        why = localised(scene.reader, scene.here.text)
        parts = [title(scene), mine(scene), scene.say("prompt-why", text=why)]
        parts[-1] += "\n" + scene.say("how-text-change" if told_why else "how-why")
    else:
        parts.append(how(scene, first))
    parts.append(small_print(scene))
    rows = prompt_keyboard(scene.run, first, scene.answers)
    return Content("\n\n".join(filter(None, parts)), scene.reader.keyboard(rows))
