"""What the database says of the running Hospes, of what went wrong, and of people's data."""

from collections.abc import Iterator
from datetime import timedelta

from bot.documents.typesetting import missing_glyphs
from bot.services.zone_notes import planned_by
from bot.zone_data import in_use
from handlers.cli.checks.finding import Finding, broken, doubtful, good
from handlers.cli.checks.zones import check_planned, check_zones
from handlers.cli.outbox import in_words
from storage import moved
from storage.work import Reading

_ALIVE = timedelta(seconds=60)  # the rarest sign, that a channel was reached, comes every 25 s
_TICKS = timedelta(seconds=5)
_WAITS_TOO_LONG = timedelta(minutes=5)
_SHOWN = 10  # references of people


def check_state(reading: Reading) -> Iterator[Finding]:
    """Look at what is kept; nothing of it is told but numbers."""
    if where := reading.records.known(moved.NAME):
        yield broken("database", f"Everything was moved to {where}.", "Set DATABASE_URL to that.")
    yield from _running(reading)
    yield _waiting(reading)
    yield _parked(reading)
    yield check_zones(_zones(reading))
    yield from check_planned(planned_by(reading), in_use())
    yield _names(reading)


def _running(reading: Reading) -> Iterator[Finding]:
    beats = reading.records.beats()
    last = max(beats.values(), default=None)
    if last is None or reading.now - last > _ALIVE:
        ago = f"; its last sign of life was {in_words(reading.now - last)} ago" if last else ""
        yield doubtful("running", f"Hospes does not run{ago}.", "Start it: hospes run")
    elif last - reading.now > _TICKS:
        yield broken(
            "running",
            f"Its last sign of life is {in_words(last - reading.now)} in the future.",
            "The clock of this machine was set back: have it set by the network (NTP).",
        )
    else:
        silent = sorted(part for part, at in beats.items() if last - at > _ALIVE)
        told = f" Silent, perhaps not in use any more: {', '.join(silent)}." if silent else ""
        yield good("running", f"Hospes runs.{told}")


def _waiting(reading: Reading) -> Finding:
    due = [
        row.not_before
        for row in reading.outbox.left()
        if row.state == "waiting" and row.not_before <= reading.now
    ]
    says = f"{len(due):,} letters are due."
    if due and reading.now - min(due) > _WAITS_TOO_LONG:
        return doubtful(
            "outbox",
            f"{says} The oldest since {in_words(reading.now - min(due))}.",
            "See whether Hospes runs and reaches its channel; hospes outbox list.",
        )
    return good("outbox", says)


def _parked(reading: Reading) -> Finding:
    counts = {
        "updates": len(reading.records.parked()),
        "letters": len(reading.outbox.parked()),
        "entries": len(reading.timeline.failed()),
        "cards": len(reading.cards.failed()),
    }
    if not any(counts.values()):
        return good("parked", "Nothing failed.")
    says = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return doubtful("parked", f"{says}.", "hospes parked; then hospes outbox retry or drop.")


def _zones(reading: Reading) -> set[str]:
    plans = [reading.visits.plan(visit.id) for visit in reading.visits.everything()]
    return {row.zone for row in reading.people.names()} | {plan.times_in for plan in plans}


def _names(reading: Reading) -> Finding:
    """See whether everybody's name can be drawn on a certificate."""
    people = reading.people.names()
    missing = missing_glyphs("".join(row.printed for row in people))
    if not missing:
        return good("fonts", f"They have every letter of {len(people):,} people's names.")
    theirs = [row for row in people if missing_glyphs(row.printed)]
    known_as = sorted({row.reference or "somebody of the team" for row in theirs})
    shown = ", ".join(known_as[:_SHOWN]) + " …" * (len(known_as) > _SHOWN)
    return doubtful(
        "fonts",
        f"No font has {', '.join(f'U+{ord(letter):04X}' for letter in sorted(missing))}, "
        f"in the names of {len(theirs)}: {shown}.",
        "Ask them how their name is to be written on the certificate.",
    )
