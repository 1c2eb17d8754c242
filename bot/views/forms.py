"""A form's card: one question after the other, then all answers."""

from bot.domain.prompts import asked, is_complete, is_given
from bot.views.content import Content
from bot.views.keyboards import (
    form_keyboard,
    overview_keyboard,
)
from bot.views.scene import Scene, head, how, small_print, taken_back, title
from bot.views.values import excerpt, localised, value
from bot.views.withdrawing import withdraw_content

_OVERVIEW = 3000  # code points for all answers of a form


def form_content(scene: Scene) -> Content:
    """Draw the question somebody is at, or all their answers."""
    if scene.asked.submitted:
        return Content("\n\n".join([title(scene), *overview(scene), scene.say("form-sent")]))
    if scene.withdrawing:
        return withdraw_content(scene, "\n".join(overview(scene)))
    if scene.here is None:
        return _form_overview(scene)
    there = asked(scene.prompt, scene.answers)
    number = there.index(scene.here) + 1
    text = localised(scene.reader, scene.here.text)
    step = scene.say("form-step", number=number, count=len(there), text=text)
    mine = value(scene.reader, scene.here, scene.answers)
    parts = [
        *head(scene, scene.here, step),
        taken_back(scene),
        scene.say("prompt-mine", answer=mine) if mine else "",
        how(scene, scene.here),
        small_print(scene),
    ]
    rows = form_keyboard(scene.run, scene.here, scene.answers, first=number == 1)
    return Content("\n\n".join(filter(None, parts)), scene.reader.keyboard(rows))


def _form_overview(scene: Scene) -> Content:
    complete = is_complete(scene.prompt, scene.answers)
    submits = scene.prompt.change_until == "submit"
    note = (
        "form-incomplete-note" if not complete else "form-submit-note" if submits else "form-saved"
    )
    parts = [title(scene), *overview(scene), scene.say(note), small_print(scene)]
    begun = bool(scene.answers)
    rows = overview_keyboard(scene.run, submits=submits and complete, begun=begun)
    return Content("\n\n".join(parts), scene.reader.keyboard(rows))


def overview(scene: Scene) -> list[str]:
    """Give all questions with my answers, or that there is none yet."""
    questions, lines = asked(scene.prompt, scene.answers), []
    room = _OVERVIEW // (2 * len(questions))
    for question in questions:
        label = excerpt(localised(scene.reader, question.text), room)
        if is_given(question, scene.answers):
            mine = excerpt(value(scene.reader, question, scene.answers), room)
            lines.append(scene.say("form-line", label=label, answer=mine))
        else:
            key = "form-line-optional" if question.optional else "form-line-empty"
            lines.append(scene.say(key, label=label))
    return ["\n".join(lines)]
