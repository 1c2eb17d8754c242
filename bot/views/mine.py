"""What I answered, as my own card says it: so far, and when it is closed."""

from bot.domain.kinds.points import left_of
from bot.domain.prompts import (
    AGAIN,
    ANSWER,
    OTHER,
    asked,
    is_given,
    one_at_a_time,
    questions,
)
from bot.views.discussing import both_votes
from bot.views.forms import overview
from bot.views.scene import Scene
from bot.views.values import value


def mine(scene: Scene) -> str:
    """Say what I answered so far, and what is left to do of it; empty if nothing."""
    if scene.prompt.discuss and AGAIN in scene.answers:
        return both_votes(scene)
    there = [one for one in asked(scene.prompt, scene.answers) if one.key != OTHER]
    answers = [value(scene.reader, question, scene.answers) for question in there]
    said = " — ".join(filter(None, answers))
    if not said:
        return ""
    given = scene.answers.get(ANSWER)
    match scene.prompt.kind, given:
        case "questions", _:
            return scene.say("prompt-my-questions", answer=said)
        case "ranking", list() if left := there[0].most - len(given):
            return scene.say("prompt-my-order-so-far", answer=said, left=left)
        case "points", dict() if left := left_of(given):
            return scene.say("prompt-my-points-so-far", answer=said, left=left)
        case _:
            return scene.say("prompt-mine", answer=said)


def was_mine(scene: Scene) -> str:
    """Say what I answered, now that it is closed; what is no whole answer was not counted."""
    if one_at_a_time(scene.prompt):
        return "\n".join(overview(scene))
    first = questions(scene.prompt)[0]
    said = value(scene.reader, first, scene.answers)
    if scene.prompt.kind == "questions":
        return scene.say("prompt-were-my-questions", answer=said) if said else ""
    if scene.prompt.correct and AGAIN not in scene.answers:
        return scene.say("prompt-you-chose", answer=said)
    if said and not is_given(first, scene.answers):
        return scene.say("prompt-not-finished", answer=said)
    return mine(scene)
