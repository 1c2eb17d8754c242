"""What the team does beside the prompts: more in the call, around it, notes, and who leads."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb
from bot.domain.messages import At
from bot.domain.turning import turns
from bot.services import ghosts, leading
from bot.services.acts import name_of
from bot.services.runs import prompt_of, title_of
from bot.services.sheet_turning import FILES, NOTE, NOTES, TEAM
from bot.services.spot_prompts import TEMPERATURE
from bot.views.sheet_scene import Args, Drawn, SheetScene
from bot.views.values import called, excerpt
from storage.ids import short

_NOTES = 4  # on a page
_EXCERPT = 600  # code points of a note in the list
_LABEL = 30  # code points of a note on a button


def tools_page(scene: SheetScene) -> Drawn:
    """Give what one seldom needs in the call."""
    visit = short(scene.sheet.visit_id)
    queue = scene.leading_to(Verb.HAND, visit, "queue", "", label="sheet-button-queue")
    rows = [
        [scene.leading_to(Verb.SPOT, visit, label="sheet-button-spot")],
        [scene.leading_to(Verb.SPOT, visit, TEMPERATURE, label="spot-button-temperature")],
        [scene.leading_to(Verb.BOARD, visit, label="board-button-board"), queue],
        [scene.leading_to(Verb.SHEET, visit, "voices", "", label="voices-button")],
        [scene.button(NOTE)],
        [scene.button(FILES)],
        scene.home(),
    ]
    return scene.say("sheet-tools"), rows


def files_page(scene: SheetScene) -> Drawn:
    """Give what the team does around the call."""
    visit, on = short(scene.sheet.visit_id), ghosts.is_on(scene.reading, scene.sheet.visit_id)
    turn, label = ("off", "sheet-button-ghost-off") if on else ("on", "sheet-button-ghost-on")
    rows = [
        [scene.button(TEAM)],
        [scene.leading_to(Verb.TIMELINE, visit, label="timeline-button-sheet")],
        [scene.leading_to(Verb.ANNOUNCE, visit, "new", label="timeline-button-announce")],
        [scene.leading_to(Verb.CHANGE, visit, label="timeline-button-change")],
        [scene.leading_to(Verb.EXPORT, visit, label="sheet-button-export")],
        [scene.leading_to(Verb.GHOST, visit, turn, label=label)],
        scene.home(),
    ]
    return scene.say("sheet-files"), rows


def note_page(scene: SheetScene) -> Drawn:
    """Wait for a note to be typed."""
    count = len(scene.reading.notes.of_visit(scene.sheet.visit_id))
    notes = [[scene.button(NOTES, "0", count=count)]] if count else []
    return scene.say("note-write"), [*notes, scene.home()]


def notes_page(scene: SheetScene) -> Drawn:
    """List the team's notes, the newest first; everybody can delete their own."""
    found = scene.reading.notes.of_visit(scene.sheet.visit_id)
    start = min(int(scene.about or 0), max(len(found) - 1, 0))
    shown = found[start : start + _NOTES]
    lines = [scene.say("notes-title", count=len(found)), *(_note(scene, row) for row in shown)]
    mine = [row for row in shown if row.author_id == scene.person_id]
    rows = [
        [scene.button("unnote", short(row.id), what=excerpt(_on_a_line(row.text), _LABEL))]
        for row in mine
    ]
    turning = [scene.button(NOTES, str(to), way) for way, to in turns(start, _NOTES, len(found))]
    return "\n\n".join(lines), [*rows, *([turning] if turning else []), scene.home()]


def team_page(scene: SheetScene) -> Drawn:
    """Tell who has the lead, and let it be handed over or taken."""
    reading, visit_id = scene.reading, scene.sheet.visit_id
    now = leading.leader(reading, visit_id)
    others = [one for one in leading.team(reading, visit_id) if one.id != scene.person_id]
    rows = [
        [scene.button("lead", short(one.id), "hand-over", who=one.name)]
        for one in others[:6]
        if now is None or one.id != now.id
    ]
    if now is None or now.id != scene.person_id:
        rows = [[scene.button("lead", short(scene.person_id), "take-lead")], *rows]
    text = scene.say("team-alone" if not others else "team-page")
    return "\n\n".join(filter(None, [text, lead_line(scene)])), [*rows, scene.home()]


def lead_line(scene: SheetScene) -> str:
    """Say who has the lead; empty as long as nobody has said so."""
    now = leading.leader(scene.reading, scene.sheet.visit_id)
    if now is None:
        return ""
    return scene.say("lead-you" if now.id == scene.person_id else "lead-who", who=now.name)


def _note(scene: SheetScene, row: Row[Any]) -> str:
    run = scene.reading.prompts.run(row.run_id) if row.run_id else None
    about = called(scene.reader, title_of(prompt_of(run))) if run is not None else ""
    args: Args = {
        "who": name_of(scene.reading, row.author_id),
        "when": At(row.written_at, "moment"),
        "about": about,
        "text": excerpt(row.text, _EXCERPT),
    }
    return scene.reader.say("notes-note-on" if about else "notes-note", args)


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
