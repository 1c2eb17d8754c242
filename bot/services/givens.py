"""Answers as they may be told: under names, under types of organisation, or under nothing.

Only for `bot.services.disclosure`, which decides whether anybody sees them.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Row

from bot.domain.crowds import common, crowds, question_of
from bot.domain.curated import counted_once
from bot.domain.curating import Said, voted_for
from bot.domain.given import Given
from bot.domain.tallies import FEWEST
from bot.services.authors import contribution_of, moves_in_steps
from bot.services.runs import prompt_of
from bot.services.sealing import apart, whole
from bot.services.signatures import names_in, others, told, types_in
from storage.work import Reading


def givens(reading: Reading, run: Row[Any]) -> tuple[Given, ...]:
    """Give what was answered in a run, without whatever its `seen_by` hides from everybody."""
    match run.definition["seen_by"]:
        case "no_one":
            return tuple(_unsigned(reading, run))
        case "organisation_type":
            return tuple(_by_type(reading, run))
        case _:
            return tuple(_signed(reading, run))


def _signed(reading: Reading, run: Row[Any]) -> Iterator[Given]:
    """Give each answer with its author's name; a vote is everybody's own affair."""
    names = names_in(reading, run)
    noted = {str(row.participant_id) for row in reading.asked.in_run(run.id) if row.proxy}
    for said in _kept(reading, run):
        if said.author in names:
            given = Given(said.part, said.value, contribution=_name(run, said))
            name = names[said.author]
            signed = told(name) if said.author in noted else name
            voted = voted_for(said.part)
            yield given if voted else replace(given, name=signed, whose=said.author)


def _by_type(reading: Reading, run: Row[Any]) -> Iterator[Given]:
    """Give answers with the type of their author's organisation, in random order.

    A type that fewer than three of those who answered a question belong to is not named.
    """
    rows, types = whole(prompt_of(run), _kept(reading, run)), types_in(reading, run)
    by = crowds((row.author, row.part) for row in rows)
    named = {asked: common([types.get(one, "") for one in by[asked]]) for asked in by}
    for said in sorted(rows, key=partial(_name, run)):
        asked, kind = question_of(said.part), types.get(said.author, "")
        if asked in by:
            signed = kind if kind in named[asked] else others()
            yield Given(said.part, said.value, signed, _name(run, said))


def _unsigned(reading: Reading, run: Row[Any]) -> Iterator[Given]:
    """Give the parts that enough people answered; in random order, too."""
    for said in apart(run, _kept(reading, run)):
        yield Given(said.part, said.value, contribution=said.author)


def _kept(reading: Reading, run: Row[Any]) -> list[Said]:
    if moves_in_steps(run):
        rows = reading.live.of(run.id)
    elif _is_from_too_few(reading, run):
        rows = []
    else:
        rows = reading.answers.everything(run.id)
    return counted_once(prompt_of(run), rows, reading.curations.of_run(run.id))


def _is_from_too_few(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether all sealed questions may be one person's: nobody can count people any more."""
    anonymous = run.definition["seen_by"] == "no_one"
    several = prompt_of(run).kind == "questions"
    return anonymous and several and reading.asked.counts(run.id)[1] < FEWEST


def _name(run: Row[Any], said: Said) -> str:
    return contribution_of(run, said.author, said.part)
