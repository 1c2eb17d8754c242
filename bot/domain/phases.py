"""The phases of a run: a prompt with votes, or with a talk in between, goes on before it closes."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain import prompts
from bot.domain.plan.model import Prompt

FIRST, VOTING, TALKING, AGAIN = "", "voting", "talking", "again"
_AGAIN_LASTS = timedelta(minutes=3)  # where the prompt does not say how long it is open
_AFTER_QUESTIONS: Mapping[str, str] = {FIRST: VOTING}
_PARTS: Mapping[str, str] = {FIRST: prompts.ANSWER, AGAIN: prompts.AGAIN}
_AFTER_A_VOTE: Mapping[str, str] = {FIRST: TALKING, TALKING: AGAIN}


def next_phase(prompt: Prompt, phase: str) -> str | None:
    """Give what follows a phase of a prompt; none: it closes."""
    if prompt.kind == "questions" and prompt.votes:
        return _AFTER_QUESTIONS.get(phase)
    if prompt.kind == "choice" and prompt.discuss:
        return _AFTER_A_VOTE.get(phase)
    return None


def part_of(phase: str) -> str | None:
    """Give the part of an answer that is taken in a phase of a prompt with a talk; none: talk."""
    return _PARTS.get(phase)


def lasts(prompt: Prompt, phase: str) -> timedelta:
    """Give how long a phase that is not the first is open."""
    match phase:
        case "voting":
            return prompt.voting
        case "talking" if prompt.discuss:
            return prompt.discuss
        case _:
            return prompt.open or _AGAIN_LASTS
