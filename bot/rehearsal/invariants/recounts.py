"""Invariants of results: whatever shows one shows what comes out when it is counted again."""

from collections.abc import Iterator, Sequence
from difflib import ndiff

from bot.domain.plan.model import Prompt
from bot.rehearsal.diary import Decision
from bot.rehearsal.facts import Facts, PersonFacts, PromptFacts, VisitFacts
from bot.rehearsal.invariants.answers import said_of
from bot.rehearsal.recounting import Row, recount, same_word, sealed
from bot.rehearsal.sayings import saying

_OF_THE_TEAM = frozenset({"facilitators", "own_group"})
_RESULTS = ("result-picture", "result-list", "result-list-more")
_TOLD = 3  # differences that are told


def results_recounted(facts: Facts) -> Iterator[str]:
    """Every place shows what comes out when the answers that are kept are counted once more."""
    for visit in facts.visits:
        for prompt in _closed(visit):
            decided = visit.decided(prompt.key)
            kept = [_in_words(prompt, Row(*one)) for one in prompt.answers]
            expected = recount(prompt.asks, _whole(prompt, kept, decided), decided)
            yield from _compared(visit, prompt, expected, "kept")


def results_as_told(facts: Facts) -> Iterator[str]:
    """Every place shows what comes out when everybody's own accounts are counted.

    Where somebody is not sure that what they said was recorded, nothing is compared.
    """
    for visit in facts.visits:
        for prompt in _closed(visit):
            if not _unsure(visit, prompt):
                decided = visit.decided(prompt.key)
                told = sealed(prompt.asks, said_of(visit, prompt), decided)
                yield from _compared(visit, prompt, recount(prompt.asks, told, decided), "told")


def pictures_recounted(facts: Facts) -> Iterator[str]:
    """The words of a result that arrived in an English chat have the numbers of the recount."""
    for visit in facts.visits:
        for prompt in _closed(visit):
            counts = list(_numbers(prompt, visit.decided(prompt.key)))
            for person in visit.participants:
                words = _result_in(facts, person, prompt)
                if counts and words and person.language == "en":
                    absent = [one for one in counts if one not in words]
                    about = f"{person.reference} {prompt.key}"
                    yield f"{about}: {absent[0]!r} is not in the result" if absent else ""


def _compared(
    visit: VisitFacts, prompt: PromptFacts, expected: Sequence[str], what: str
) -> Iterator[str]:
    decided = visit.decided(prompt.key)
    for place, lines in prompt.shown.items():
        hidden = place == "board" and prompt.asks.seen_by in _OF_THE_TEAM
        wanted = [] if hidden else sorted(expected)
        shown = sorted(_spelt(prompt.asks, line, decided) for line in lines)
        differ = [line for line in ndiff(wanted, shown) if line[0] in "+-"][:_TOLD]
        about = f"{visit.plan.visit} {prompt.key}, {place}, against what was {what}"
        yield f"{about}: {differ}" if shown != wanted else ""


def _closed(visit: VisitFacts) -> list[PromptFacts]:
    return [prompt for prompt in visit.prompts if prompt.state == "closed"]


def _unsure(visit: VisitFacts, prompt: PromptFacts) -> bool:
    accounts = (person.diary.answers.get(prompt.key) for person in visit.participants)
    return any(account.said for account in accounts if account is not None)


def _whole(prompt: PromptFacts, rows: list[Row], decided: Sequence[Decision]) -> list[Row]:
    """Leave out what was only begun; sealed answers are nobody's, so people cannot be counted."""
    return rows if prompt.anonymous else sealed(prompt.asks, rows, decided)


def _in_words(prompt: PromptFacts, row: Row) -> Row:
    """Have a vote say which question it is for."""
    if row.asked != "vote":
        return row
    name = row.part.partition(".")[2]
    return row._replace(value=prompt.contributions.get(name, name))


def _spelt(prompt: Prompt, line: str, decided: Sequence[Decision]) -> str:
    if prompt.kind != "words":
        return line
    word, _, number = line.removeprefix("answer: ").rpartition(" ")
    return f"answer: {same_word(word, decided)} {number}"


def _numbers(prompt: PromptFacts, decided: Sequence[Decision]) -> Iterator[str]:
    """Give what has to stand in the words of a picture: labels with how many chose them."""
    if prompt.kind not in {"choice", "choices", "words"} or prompt.asks.discuss:
        return
    rows = [row for row in map(Row._make, prompt.answers) if row.part == "answer"]
    said = recount(prompt.asks, rows, decided)
    for line in said:
        key, _, number = line.removeprefix("answer: ").rpartition(" ")
        if key in prompt.asks.options:
            yield f"{prompt.asks.options[key].in_('en', 'en')}: {number} ("
        elif prompt.kind == "words":
            merged = any(key in {one.text, one.into} for one in decided)
            yield f"({number})" if merged else f"{key} ({number})"


def _result_in(facts: Facts, person: PersonFacts, prompt: PromptFacts) -> str:
    """Give the words of a prompt's result in somebody's chat, all its messages together."""
    titles = {prompt.asks.title.in_(person.language, "en"), prompt.title}
    found = []
    for one in facts.to(person):
        heads = (
            saying(person.language, key, *names).match(one.text)
            for key, names in zip(_RESULTS, (_ALL, _ALL, ("title",)), strict=True)
        )
        if one.new and any(head and head[1] in titles for head in heads):
            found.append(one.text)
    return "\n".join(found)


_ALL = ("title", "answered", "asked")
