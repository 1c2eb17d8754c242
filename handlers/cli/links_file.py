"""The file of personal links that an organiser feeds to a mail merge."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.documents.exports.cells import harmless
from bot.services.invited import Invited

Links = tuple[str, str]  # on the channel where somebody is met, and on our page

COLUMNS = ("reference", "name", "email", "language", "role", "state", "link", "page_link")


@contextmanager
def reserved(out: Path) -> Iterator[None]:
    """Make sure that links have a place to go before they are made: they cannot be made out again.

    Raises:
        FileExistsError: there is a file, perhaps with links that are still to be sent.
        OSError: nothing can be written there.
    """
    out.touch(mode=0o600, exist_ok=False)  # whoever reads a link is let in by it
    try:
        yield
    except BaseException:
        out.unlink()
        raise


def write(out: Path, people: Sequence[Invited], links: Iterable[Links]) -> None:
    """Write people and their links to a reserved file."""
    # With its mark, Excel reads UTF-8; others do not mind.
    out.write_text(table(people, links), encoding="utf-8-sig", newline="")


def table(people: Sequence[Invited], links: Iterable[Links]) -> str:
    """Write people and their links as CSV for a mail merge."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for person, link in zip(people, links, strict=True):
        cells = (
            person.reference,
            person.name,
            person.email,
            person.language,
            person.role,
            person.state,
            *link,
        )
        writer.writerow([harmless(cell) for cell in cells])
    return written.getvalue()
