"""What came out of a prompt: a list of items, made from answers that may be shown."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.domain import pooling
from bot.domain.ballots import ballot
from bot.domain.given import Given
from bot.domain.items import Counts, Explanation, Head, Item, Line
from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import AGAIN, ANSWER, Question, Value, question, questions
from bot.domain.shifting import shift
from bot.domain.tallies import mean, tally, words
from bot.domain.tidying import fold

IN_A_MESSAGE = 3400  # code points, of the 4096 that Telegram allows


def items(prompt: Prompt, given: Sequence[Given]) -> Iterator[Item]:
    """Give what a result consists of; nothing if there is nothing to show."""
    if prompt.kind == "form" and any(one.name for one in given):
        yield from _by_person(prompt, given)
    elif prompt.kind == "grid":
        yield from _grid(prompt, given)
    elif prompt.votes and _to(questions(prompt)[0], given):
        yield ballot(given)
    elif prompt.votes:
        found = ballot(given)
        yield from [found] if found.candidates else []
    else:
        yield from _by_question(prompt, given)


def _by_question(prompt: Prompt, given: Sequence[Given]) -> Iterator[Item]:
    for asked in questions(prompt):
        mine = _to(asked, given)
        if not mine or asked.key == AGAIN:
            continue
        if prompt.kind == "form" or asked.key != ANSWER:
            yield Head(asked.text)
        yield from _shift(prompt, asked, given) or _of_question(asked, mine)
        if asked.key == ANSWER:
            yield from explanation(prompt)


def explanation(prompt: Prompt) -> Iterator[Explanation]:
    """Give which option is right and why, as far as the plan says either."""
    if prompt.explain or prompt.correct:
        right = prompt.options.get(prompt.correct or "", Localised())
        yield Explanation(prompt.correct or "", right, prompt.explain)


def _grid(prompt: Prompt, given: Sequence[Given]) -> Iterator[Item]:
    if prompt.axes is not None:
        placed = ((asked, _values(_to(asked, given))) for asked in questions(prompt))
        found = pooling.grid(prompt.axes, placed)
        yield from [found] if found else []


def _shift(prompt: Prompt, asked: Question, given: Sequence[Given]) -> list[Item]:
    """Compare the two votes of those who voted before and after a talk, if anybody did."""
    before, after = (
        {one.whose: str(one.value) for one in given if one.part == part} for part in (ANSWER, AGAIN)
    )
    twice = [(before[one], after[one]) for one in before if one and one in after]
    return [shift(asked, twice)] if asked.key == ANSWER and prompt.discuss and twice else []


def _of_question(asked: Question, given: Sequence[Given]) -> Iterator[Item]:
    values = _values(given)
    match asked.kind:
        case "ranking":
            ranking = pooling.ranking(asked, values)
            yield from [ranking] if ranking else []
        case "points":
            shares = pooling.shares(asked, values)
            yield from [shares] if shares else []
        case "text" | "questions" | "date":
            for one in sorted(given, key=lambda one: (not one.starred, *_by_name(one))):
                yield from _pieces(one)
        case "words":
            yield Counts(asked, words(values), len(values))
        case _:
            yield Counts(asked, tally(asked, values), len(values), mean(values))


def _by_person(prompt: Prompt, given: Sequence[Given]) -> Iterator[Item]:
    order = {asked.key: place for place, asked in enumerate(questions(prompt))}
    ranked = sorted(given, key=lambda one: (*_by_name(one), order.get(one.part, 0)))
    for name, theirs in groupby(ranked, key=lambda one: one.name):
        yield Head(name)
        for one in theirs:
            if asked := question(prompt, one.part):
                yield Line(_in_words(asked, one), asked.text)


def _in_words(asked: Question, one: Given) -> Localised | str:
    """Write the options that were chosen in all their languages, anything else as it is."""
    keys = one.value if isinstance(one.value, list) else [str(one.value)]
    labels = [asked.options[key] for key in keys if key in asked.options]
    if len(labels) < len(keys):
        return ", ".join(keys)
    languages = {language: None for label in labels for language in label.by_language}
    return Localised(
        {lang: ", ".join(label.in_(lang, "") for label in labels) for lang in languages}
    )


def _to(asked: Question, given: Sequence[Given]) -> list[Given]:
    return [one for one in given if one.part.partition(".")[0] == asked.key]


def _values(given: Sequence[Given]) -> list[Value]:
    return [one.value for one in given]


def _by_name(one: Given) -> tuple[bool, str, str]:
    """Sort by names; what has none of its own ("others") comes last."""
    if isinstance(one.name, Localised):
        return True, "", ""
    return False, fold(one.name), one.name


def _pieces(one: Given) -> Iterator[Line]:
    """Cut what is too long for one message."""
    text = str(one.value)
    for start in range(0, len(text), IN_A_MESSAGE // 2):
        piece = text[start : start + IN_A_MESSAGE // 2]
        yield Line(piece, one.name, one.contribution, one.starred)
