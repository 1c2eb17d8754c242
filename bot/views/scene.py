"""What the cards of all prompts have in common: what is asked, how to answer, who sees it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, At
from bot.domain.plan.model import Prompt
from bot.domain.prompts import Answers, Question, is_given, one_at_a_time
from bot.services.runs import title_of
from bot.views.keyboards import has_room, is_long
from bot.views.reader import Reader
from bot.views.values import excerpt, localised, option
from storage.work import Reading

_TEXT = 3000  # code points for what is asked


@dataclass(frozen=True)
class Scene:
    """All that a prompt's card is drawn from."""

    reading: Reading
    reader: Reader
    run: Row[Any]
    prompt: Prompt
    asked: Row[Any]
    answers: Answers
    here: Question | None
    withdrawing: bool = False  # they are asked whether to take their answer back

    def say(self, key: str, **args: Arg) -> str:
        """Give a text as Telegram HTML."""
        return self.reader.say(key, args)


def title(scene: Scene) -> str:
    """Name the prompt."""
    return scene.say("prompt-title", title=title_of(scene.prompt))


def head(scene: Scene, question: Question, step: str = "", mine: str = "") -> list[str]:
    """Say what is asked: the prompt, the step in a form, what the buttons cannot say; and `mine`.

    A text that would not leave room for the rest is shortened.
    """
    below = [part for part in (step, *_options(scene, question), mine) if part]
    room = _TEXT - sum(map(len, below))
    lines = [title(scene)]
    if scene.prompt.title and scene.prompt.text:
        text = excerpt(localised(scene.reader, scene.prompt.text), room)
        lines.append(scene.say("prompt-text", text=text))
    return ["\n".join(lines), *below]


def _options(scene: Scene, question: Question) -> list[str]:
    """Write out what the buttons cannot: many options, or what the ends of a scale mean."""
    if question.kind == "scale" and (question.scale.low or question.scale.high):
        scale = question.scale
        low, high = localised(scene.reader, scale.low), localised(scene.reader, scale.high)
        args: dict[str, Arg] = {"first": scale.first, "low": low, "last": scale.last, "high": high}
        return [scene.say("scale-ends", **args)]
    if question.kind != "corner" and is_long(question, scene.answers):
        labels = [option(scene.reader, question, key) for key in question.options]
        lines = (scene.say("option-line", n=n, label=label) for n, label in enumerate(labels, 1))
        return ["\n".join(lines)]
    return []


def how(scene: Scene, question: Question) -> str:
    """Say how to answer; afterwards, how to change it."""
    answered = is_given(question, scene.answers)
    full = not has_room(question, scene.answers)  # no button to take it back
    args: dict[str, Arg] = {"most": question.most, "max": question.max}
    match question.kind:
        case "choice" | "scale" if answered and not in_steps(scene) and full:
            return scene.say("how-tapped")
        case "choice" | "choices":
            return scene.say(f"how-{question.kind}{'-own' if question.other else ''}", **args)
        case "text" | "questions" | "words" | "date" | "ranking" | "points" if answered:
            return scene.say(f"how-{question.kind}-change")
        case kind:
            return scene.say(f"how-{kind}", **args)


def in_steps(scene: Scene) -> bool:
    """Tell whether the card leads from question to question."""
    return one_at_a_time(scene.prompt)


def taken_back(scene: Scene) -> str:
    """Say that nothing of an answer is left, as long as nothing new is there."""
    return scene.say("prompt-taken-back") if scene.asked.changed and not scene.answers else ""


def small_print(scene: Scene) -> str:
    """Say who will see the answer, and until when it can be changed."""
    lines = [scene.say(f"seen-by-{scene.prompt.seen_by.replace('_', '-')}")]
    sent = scene.prompt.change_until == "submit"
    if scene.run.closes_at is not None:
        soon = scene.run.closes_at.date() == scene.reading.now.date()
        when = At(scene.run.closes_at, "time" if soon else "moment")
        lines.append(scene.say("prompt-closes-or-sent" if sent else "prompt-closes", when=when))
    else:
        lines.append(scene.say("prompt-by-hand-or-sent" if sent else "prompt-closes-by-hand"))
    return "\n".join([*lines, *_foretold(scene)])


def _foretold(scene: Scene) -> list[str]:
    """Say before a first vote that a talk comes after it, and what is told then."""
    talk = scene.prompt.discuss
    if not talk or scene.run.phase:
        return []
    return [scene.say("discuss-foretold", minutes=max(1, round(talk.total_seconds() / 60)))]
