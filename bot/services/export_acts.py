"""Exports from the team's chat: choosing what and how, and having the file sent."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, Button, Keyboard, Receipt, Say
from bot.errors import Refused
from bot.services.callers import Caller, team_member
from bot.services.exporting import Audience, Export, export_run, export_visit
from bot.services.runs import prompt_of, title_of
from bot.services.visit_words import title_of as visit_title
from storage.ids import short, unshort
from storage.work import Reading, Work

FORMATS = ("csv", "xlsx", "json")
SHARE = ".share"  # after a format: only what everybody in the visit may see
LIST, ONE = "list", "one"
ON_A_PAGE = 6  # prompts to choose from


def bring(work: Work, caller: Caller, visit: str) -> Receipt:
    """Ask what to export of a visit, its id as `short` writes it.

    Raises:
        Refused: they do not run the visit.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    args = {"visit": visit_title(work.visits.plan(visit_id))}
    one = Button(Say("export-button-list"), press(Verb.EXPORT, visit, LIST, "0"))
    work.say(
        me.address.id,
        "export-visit",
        args=args,
        buttons=[*_formats(visit), [one]],
        visit_id=visit_id,
    )
    return Receipt()


def choose(work: Work, caller: Caller, visit: str, page: str) -> Receipt:
    """Ask which prompt to export; `page` counts from 0, the newest first.

    Raises:
        Refused: they do not run the visit, or nothing was asked in it.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    runs = work.prompts.runs_of(visit_id)[::-1]
    if not runs:
        raise Refused("export-list-empty", alert=True)
    buttons = _choices(visit, runs, int(page))
    work.say(me.address.id, "export-list", buttons=buttons, visit_id=visit_id)
    return Receipt()


def choose_format(work: Work, caller: Caller, visit: str, run: str) -> Receipt:
    """Ask in which format to export one asking of a prompt.

    Raises:
        Refused: they do not run the visit, or it is none of it.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    found = _run(work, visit_id, run)
    work.say(
        me.address.id,
        "export-prompt",
        args={"title": title_of(prompt_of(found))},
        buttons=_formats(visit, run),
        visit_id=visit_id,
    )
    return Receipt()


def send(work: Work, caller: Caller, visit: str, what: str, run: str = "") -> Receipt:
    """Send a file to whoever asks for it; what is in it is read when it leaves.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `FORMATS`, with `SHARE` after it if it is for everybody.
        run: one asking of a prompt, as `short` writes it; nothing: the whole visit.

    Raises:
        Refused: they do not run the visit, or the run is none of it.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    title: Arg = visit_title(work.visits.plan(visit_id))
    if run:
        title = title_of(prompt_of(_run(work, visit_id, run)))
    work.say(
        me.address.id,
        "export-file-share" if what.endswith(SHARE) else "export-file-team",
        args={"title": title},
        attachment=f"export:{visit}:{what}:{run}:{int(work.now.timestamp())}",
        visit_id=visit_id,
    )
    _record(work, me.person.id, visit_id, what, run)
    return Receipt("export-coming")


def take_out(work: Work, key: str, prompt: str, what: str) -> Export:
    """Gather an export for the operator, and put on record that they took it.

    Args:
        work: the transaction.
        key: of the visit.
        prompt: the key of one, which counts as it was asked last; nothing: the whole visit.
        what: as for `send`.

    Raises:
        LookupError: there is no such visit, or the prompt was not asked in it.
    """
    visit = work.visits.by_key(key)
    if visit is None:
        raise LookupError(key)
    found = [run for run in work.prompts.runs_of(visit.id) if run.prompt_key == prompt]
    if prompt and not found:
        raise LookupError(key, prompt)
    _record(work, None, visit.id, what, short(found[-1].id) if prompt else "")
    if prompt:
        return export_run(work, found[-1], audience_of(what), work.now)
    return export_visit(work, visit.id, audience_of(what), work.now)


def audience_of(what: str) -> Audience:
    """Tell for whom a format as on the buttons is."""
    return "group" if what.endswith(SHARE) else "facilitators"


def _record(work: Work, person_id: int | None, visit_id: int, what: str, run: str) -> None:
    subject = f"{what} {run}".strip()
    work.records.audit("export", subject, work.now, person=person_id, visit=visit_id)


def _run(reading: Reading, visit_id: int, run: str) -> Row[Any]:
    """Give a run of this visit that was no rehearsal."""
    found = reading.prompts.run(unshort(run))
    if found is None or found.visit_id != visit_id or found.ghost:
        raise Refused("prompt-unknown", alert=True)
    return found


def _formats(visit: str, run: str = "") -> list[list[Button]]:
    """Give a row of formats for the team, and below it the same for sharing."""
    return [
        [
            Button(
                Say(f"export-button-{one}{ending.replace('.', '-')}"),
                press(Verb.EXPORT, visit, one + ending, run),
            )
            for one in FORMATS
        ]
        for ending in ("", SHARE)
    ]


def _choices(visit: str, runs: Sequence[Row[Any]], page: int) -> Keyboard:
    first = page * ON_A_PAGE
    rows = [[_choice(visit, run)] for run in runs[first : first + ON_A_PAGE]]
    turns = []
    if page:
        turns.append(_turn("later", visit, page - 1))
    if len(runs) > first + ON_A_PAGE:
        turns.append(_turn("earlier", visit, page + 1))
    return [*rows, turns] if turns else rows


def _choice(visit: str, run: Row[Any]) -> Button:
    args: dict[str, Arg] = {"title": title_of(prompt_of(run)), "number": run.number}
    key = "export-button-prompt" if run.number == 1 else "export-button-again"
    return Button(Say(key, args), press(Verb.EXPORT, visit, ONE, short(run.id)))


def _turn(label: str, visit: str, page: int) -> Button:
    return Button(Say(f"export-button-{label}"), press(Verb.EXPORT, visit, LIST, str(page)))
