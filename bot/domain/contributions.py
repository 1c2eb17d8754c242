"""What facilitators can decide about in a run: texts, questions and words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.curating import (
    HELD,
    UNTOUCHED,
    Curation,
    Curations,
    counted_as,
    voted_for,
)
from bot.domain.given import Given
from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import question
from bot.domain.wordings import Word, words_of

_TEXTS = ("text", "questions")


@dataclass(frozen=True)
class Contribution:
    """Something that somebody contributed, with what is counted as it.

    Attributes:
        name: what the decision is kept under.
        number: the same for everybody; questions have it on the ballot paper, too.
        by: whose it is, where that may be told.
        people: how many said it, of a word.
        votes: how many votes it has, of a question.
        merged: the texts that are counted as this one.
    """

    name: str
    number: int
    text: str
    by: Localised | str = ""
    people: int = 1
    votes: int = 0
    merged: tuple[str, ...] = ()
    decided: Curation = UNTOUCHED

    @property
    def waits(self) -> bool:
        """Tell whether nobody else sees it until a facilitator has looked at it."""
        return self.decided.state == HELD


def can_be_moderated(prompt: Prompt) -> bool:
    """Tell whether people write anything of their own in a prompt."""
    kinds = {prompt.kind, *(field.kind for field in prompt.fields)}
    written = prompt.other or prompt.then is not None
    return written or bool(kinds & {*_TEXTS, "words"})


def contributed(
    prompt: Prompt, given: Iterable[Given], curations: Curations
) -> tuple[Contribution, ...]:
    """Give what may be decided about; first what waits, else in an order that stays.

    What was merged into something else is part of that.

    Args:
        prompt: what was asked.
        given: all that the team may see, hidden things too, with votes or without.
        curations: of the run.
    """
    given = tuple(given)
    if prompt.kind == "words":
        words = words_of((one.value for one in given), curations)
        found = [_of_word(number, word) for number, word in enumerate(words, start=1)]
    else:
        found = list(_of_texts(prompt, given, curations))
    return tuple(sorted(found, key=lambda one: not one.waits))


def _of_word(number: int, word: Word) -> Contribution:
    return Contribution(
        word.name,
        number,
        word.text,
        people=word.people,
        merged=tuple(one.text for one in word.merged),
        decided=word.decided,
    )


def _of_texts(
    prompt: Prompt, given: Sequence[Given], curations: Curations
) -> Iterable[Contribution]:
    votes = Counter(counted_as(voted_for(one.part), curations) for one in given)
    texts = {one.contribution: one for one in given if _is_text(prompt, one)}
    merged = _merged(texts, curations)
    elsewhere = {one for ones in merged.values() for one in ones}
    for number, name in enumerate(sorted(texts), start=1):
        if name in elsewhere:
            continue
        yield Contribution(
            name,
            number,
            str(texts[name].value),
            by=texts[name].name,
            votes=votes[name],
            merged=tuple(str(texts[one].value) for one in merged[name]),
            decided=curations.get(name, UNTOUCHED),
        )


def _merged(texts: Mapping[str, Given], curations: Curations) -> Mapping[str, list[str]]:
    """Give what is counted as something else that is there, too."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(texts):
        root = counted_as(name, curations)
        if root != name and root in texts:
            found[root].append(name)
    return found


def _is_text(prompt: Prompt, one: Given) -> bool:
    asked = None if voted_for(one.part) else question(prompt, one.part)
    return asked is not None and asked.kind in _TEXTS
