"""Why something was sent, in plain words: who or what caused it."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Say
from bot.domain.outlook import about_of
from bot.domain.timeline import PLANNED_FOR_PERSON, Kind
from bot.services.outlook import what
from bot.services.runs import is_of_the_team, prompt_of, title_of
from storage.ids import unshort
from storage.work import Reading

# Letters that somebody gets because of what another person did.
_BY_THE_TEAM = ("result-", "lead-", "announcement", "prompt-", "nudge-")
_TEAM, _OWN = Say("stage-why-team"), Say("stage-why-own")


def why_letter(reading: Reading, visit_id: int, letter: Row[Any]) -> Say:
    """Tell what wrote a letter: the timeline, the team, or its reader's own act."""
    origin = str(letter.unique_key).partition("#")[0]
    kind = origin.partition("/")[0]
    if kind in set(Kind):
        about = about_of(origin)
        day = about.partition("/")[2].partition(".")[0] if kind in PLANNED_FOR_PERSON else ""
        return Say("stage-why-time", {"what": what(reading, visit_id, about, day)})
    return _TEAM if str(letter.text_key).startswith(_BY_THE_TEAM) else _OWN


def why_card(reading: Reading, subject: str) -> Say:
    """Tell why a card stands in a chat, by its subject."""
    kind, _, about = subject.partition(":")
    if kind in {"prompt", "result"}:
        return _why_run(reading, kind, unshort(about.partition(":")[0]))
    if kind in {"join", "sheet"}:
        return Say(f"stage-why-{kind}")
    return Say("stage-why-tool") if subject and is_of_the_team(subject) else _OWN


def _why_run(reading: Reading, kind: str, run_id: int) -> Say:
    run = reading.prompts.run(run_id)
    if run is None:
        return _TEAM
    opener = reading.people.by_id(run.opened_by) if run.opened_by else None
    args: dict[str, Any] = {"title": title_of(prompt_of(run))}
    if kind == "result":
        return Say("stage-why-result", args)
    if opener is None:
        return Say("stage-why-opened-itself", args)
    return Say("stage-why-opened", {**args, "who": str(opener.name)})
