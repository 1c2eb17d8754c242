"""The file of an export as an attachment: drawn from the state in which it leaves."""

from datetime import UTC, datetime
from hashlib import sha256

from bot.documents.exports.json_file import render_json
from bot.services.export_acts import SHARE, audience_of
from bot.services.exporting import Export, export_run, export_visit
from bot.views.content import Attachment
from bot.views.exports.facts import facts
from bot.views.exports.files import draw
from bot.views.reader import Reader
from storage.ids import unshort
from storage.work import Reading


def export_file(reading: Reading, reader: Reader, about: str) -> Attachment:
    """Draw the file that a recipe of `export_acts` names.

    The channel keeps it under the hash of what is in it, so an older one is never sent again for
    a newer state.

    Raises:
        LookupError: the prompt is not there any more.
    """
    visit, what, run, second = about.split(":")
    at = datetime.fromtimestamp(int(second), UTC)
    export = _gathered(reading, visit, run, what, at)
    name, drawing = draw(export, reader, what.removesuffix(SHARE))
    content = sha256(render_json(facts(export))).hexdigest()[:16]
    return Attachment(
        recipe=f"export:{what}:{reader.language}:{content}",
        kind="document",
        file_name=name,
        draw=drawing,
    )


def _gathered(reading: Reading, visit: str, run: str, what: str, at: datetime) -> Export:
    if not run:
        return export_visit(reading, unshort(visit), audience_of(what), at)
    found = reading.prompts.run(unshort(run))
    if found is None:
        raise LookupError(run)
    return export_run(reading, found, audience_of(what), at)
