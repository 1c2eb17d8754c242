"""`hospes doctor`: what is right, what is doubtful and what is broken, each with a mend."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import StartupError
from bot.settings import Settings, load
from bot.zone_data import in_use
from handlers.cli.checks.channel import check_channels
from handlers.cli.checks.finding import Finding, State
from handlers.cli.checks.machine import check_disk
from handlers.cli.checks.page import check_page
from handlers.cli.checks.settings import check_settings
from handlers.cli.checks.state import check_state
from handlers.cli.checks.store import check_store, is_current
from handlers.cli.checks.zones import check_zone_data
from handlers.cli.frame import fail
from storage.engine import file_of, parse
from storage.examining import connected
from storage.work import Reading

app = typer.Typer()


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Examine everything that Hospes needs; exit 1 if something is broken."""
    try:
        settings = load()
        findings = list(examine(settings))
    except StartupError as error:
        fail(str(error))
    typer.echo(_json(findings) if as_json else "\n".join(map(_line, findings)))
    if _is_broken(findings):
        raise typer.Exit(1)


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at the bots, the database, what is in it, and the machine."""
    yield from check_settings()
    yield from check_channels(settings)
    yield from check_page(settings)
    url = parse(settings.database)
    file = file_of(url)
    found = list(check_store(url))
    yield from found
    if not _is_broken(found) and (file is None or file.is_file()):
        with connected(url) as connection:
            if is_current(connection):
                yield from check_state(Reading(connection, datetime.now(UTC)))
    yield check_disk(file.parent if file else Path())
    yield check_zone_data(in_use(), datetime.now(UTC))


def _is_broken(findings: list[Finding]) -> bool:
    return any(finding.state is State.BROKEN for finding in findings)


def _line(finding: Finding) -> str:
    mend = f"\n{'':17}→ {finding.mend}" if finding.mend else ""
    return f"{finding.state.mark} {finding.what:14} {finding.says}{mend}"


def _json(findings: list[Finding]) -> str:
    checks = [
        {"what": one.what, "state": one.state.value, "says": one.says, "mend": one.mend}
        for one in findings
    ]
    return json.dumps({"ok": not _is_broken(findings), "checks": checks}, ensure_ascii=False)
