"""An export for programs: the shape that docs/exports.md describes, in no one's language."""

from bot.documents.exports.json_file import Json
from bot.domain.given import Given
from bot.domain.prompts import VOTE
from bot.services.exporting import Asking, Export
from bot.views.exports.result_facts import result, text_of

FORMAT = "hospes-export/1"

_AUDIENCES = {"facilitators": "team", "group": "sharing"}


def facts(export: Export) -> Json:
    """Give an export as plain data; labels are `{language: text}`."""
    plan = export.plan
    return {
        "format": FORMAT,
        "made_at": export.made_at,
        "made_for": _AUDIENCES[export.audience],
        "visit": {
            "key": plan.visit,
            "title": text_of(plan.title),
            "host": text_of(plan.host.name),
            "zone": plan.host.zone,
        },
        "prompts": [_prompt(asking) for asking in export.askings],
        **(_of_the_team(export) if export.whole and export.audience == "facilitators" else {}),
    }


def _of_the_team(export: Export) -> dict[str, Json]:
    return {
        "participation": [
            {
                "reference": one.reference,
                "name": one.name,
                "asked": one.asked,
                "answered": one.answered,
                "told_to_the_team": one.told,
            }
            for one in export.turnouts
        ],
        "voices": [
            {
                "by": voices.by,
                "group": group.name or None,
                "people": group.size,
                "share_of_people": group.of_people,
                "share_of_voices": group.of_voices,
            }
            for voices in export.voices
            for group in voices.groups
        ],
        "notes": [
            {
                "prompt": note.prompt.ask if note.prompt else None,
                "author": note.author,
                "text": note.text,
                "written_at": note.written_at,
            }
            for note in export.notes
        ],
    }


def _prompt(asking: Asking) -> Json:
    run, prompt = asking.run, asking.prompt
    return {
        "key": prompt.ask,
        "asking": run.number,
        "on_the_spot": asking.on_the_spot,
        "kind": prompt.kind,
        "title": text_of(prompt.title),
        "text": text_of(prompt.text),
        "seen_by": prompt.seen_by,
        "state": run.state,
        "opened_at": run.opened_at,
        "closed_at": run.closed_at,
        "asked": asking.asked,
        "answered": asking.answered,
        "hidden": asking.hidden or None,
        "results": [found for item in asking.items if (found := result(item))],
        "answers": _answers(asking),
    }


def _answers(asking: Asking) -> list[Json]:
    numbers: dict[str, int] = {}
    said = (given for given in asking.given if given.part.partition(".")[0] != VOTE)
    return [_answer(asking, given, numbers) for given in said]


def _answer(asking: Asking, given: Given, numbers: dict[str, int]) -> Json:
    """Give one part of an answer; people have numbers where their parts may be seen together."""
    person = numbers.setdefault(given.whose, len(numbers) + 1) if given.whose else None
    return {
        "question": given.part.partition(".")[0],
        "value": given.value,
        "name": text_of(given.name) if given.name else None,
        "person": person,
        "starred": given.starred,
        "answered": given.answered,
        "told_to_the_team": given.whose in asking.told,
    }
