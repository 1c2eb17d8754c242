"""Saying a prompt otherwise in one language, so that all others keep their words."""

from bot.domain.plan.localised import UNMARKED, Localised
from bot.domain.plan.model import Prompt


def reworded(prompt: Prompt, text: str, language: str, working_language: str) -> Prompt:
    """Give a prompt with another text; with another title, if that is all it has.

    Args:
        prompt: what is asked.
        text: how it is to be said.
        language: the language of the text.
        working_language: that of a text which names none.
    """
    place = "text" if prompt.text else "title"
    new = _with(getattr(prompt, place), text, language, working_language)
    return prompt.model_copy(update={place: new})


def other_languages(prompt: Prompt, language: str) -> tuple[str, ...]:
    """Name the languages, beside one, in which a prompt says what it asks."""
    said = (prompt.text or prompt.title).by_language
    return tuple(name for name in said if name not in {language, UNMARKED})


def _with(before: Localised, text: str, language: str, working_language: str) -> Localised:
    versions = dict(before.by_language)
    if set(versions) <= {UNMARKED} and language == working_language:
        return Localised({UNMARKED: text})
    if UNMARKED in versions:
        versions[working_language] = versions.pop(UNMARKED)
    return Localised({**versions, language: text})
