"""What facilitators decided, applied to the answers to any kind of prompt."""

from collections.abc import Iterable
from typing import Any

from bot.domain.curating import Curations, Said, apply, merged_votes
from bot.domain.given import Given
from bot.domain.plan.model import Prompt
from bot.domain.wordings import apply_to_words, merged_words


def curated(prompt: Prompt, given: Iterable[Given], curations: Curations) -> tuple[Given, ...]:
    """Give what is shown to others of what was answered.

    Args:
        prompt: what was asked.
        given: what may be shown, as `counted_once` leaves it.
        curations: of the run.
    """
    if prompt.kind == "words":
        return apply_to_words(given, curations)
    return apply(given, curations)


def counted_once(prompt: Prompt, rows: Iterable[Any], curations: Curations) -> list[Said]:
    """Give answers in which nobody counts twice for what was merged, be it votes or words.

    Once a run is sealed nobody can tell any more what one person said, so this is done before, for
    good.

    Args:
        prompt: what was asked.
        rows: each with author, part and value.
        curations: of the run.
    """
    if prompt.kind == "words":
        return merged_words(rows, curations)
    return merged_votes(rows, curations)
