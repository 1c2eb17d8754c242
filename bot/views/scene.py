"""What the cards of all prompts have in common: what is asked, how to answer, who sees it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, At
from bot.domain.plan.model import Prompt
from bot.domain.prompts import Answers, Question, is_given
from bot.services.runs import title_of
from bot.views.keyboards import (
    SHORT_LIST,
)
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

    def say(self, key: str, **args: Arg) -> str:
        """Give a text as Telegram HTML."""
        return self.reader.say(key, args)


def title(scene: Scene) -> str:
    """Name the prompt."""
    return scene.say("prompt-title", title=title_of(scene.prompt))


def head(scene: Scene, question: Question, step: str = "") -> list[str]:
    """Say what is asked: the prompt, the step in a form, what the buttons cannot say.

    A text that would not leave room for the rest is shortened.
    """
    below = [part for part in (step, *_options(scene, question)) if part]
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
    if question.kind in {"choice", "choices"} and len(question.options) > SHORT_LIST:
        labels = [option(scene.reader, question, key) for key in question.options]
        lines = (scene.say("option-line", n=n, label=label) for n, label in enumerate(labels, 1))
        return ["\n".join(lines)]
    return []


def how(scene: Scene, question: Question) -> str:
    """Say how to answer; afterwards, how to change it."""
    answered = is_given(question, scene.answers)
    args: dict[str, Arg] = {"most": question.most, "max": question.max}
    own = "-own" if question.other else ""
    if question.kind in {"choice", "choices"}:
        return scene.say(f"how-{question.kind}{own}", **args)
    if question.kind == "scale":
        return scene.say("how-scale")
    change = "-change" if answered and question.kind in {"text", "words", "date"} else ""
    return scene.say(f"how-{question.kind}{change}", **args)


def small_print(scene: Scene) -> str:
    """Say who will see the answer, and until when it can be changed."""
    lines = [scene.say(f"seen-by-{scene.prompt.seen_by.replace('_', '-')}")]
    if scene.run.closes_at is not None:
        soon = scene.run.closes_at.date() == scene.reading.now.date()
        when = At(scene.run.closes_at, "time" if soon else "moment")
        lines.append(scene.say("prompt-closes", when=when))
    else:
        lines.append(scene.say("prompt-closes-by-hand"))
    return "\n".join(lines)
