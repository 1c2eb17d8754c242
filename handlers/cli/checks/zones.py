"""What is known of time zones: how new it is, and whether it is enough for people and plans."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.domain.plan.words import known_zones
from bot.zone_data import ZoneData
from handlers.cli.checks.finding import Finding, broken, doubtful, good

_RENEW = "Upgrade the package tzdata, or the machine's time zone data; then start Hospes anew."


def check_zone_data(data: ZoneData, now: datetime) -> Finding:
    """See which time zone data count, and whether they may be out of date at a UTC instant."""
    where = f"those of {data.folder}" if data.folder else "those of the package tzdata"
    says = f"Release {data.release} counts, {where}."
    if now < data.old_from:
        return good("time zones", says)
    return doubtful("time zones", f"{says} Countries may have changed their clocks since.", _RENEW)


def check_planned(planned_by: str, data: ZoneData) -> Iterator[Finding]:
    """See whether what is to come was planned by other data; empty: nobody noted by which."""
    if planned_by not in {"", data.release}:
        says = f"What is to come was planned by the time zones of {planned_by}."
        yield doubtful("planned", says, "Start Hospes anew: it then plans by the newer ones.")


def check_zones(used: Iterable[str]) -> Finding:
    """See whether the zones of people and plans are known."""
    wanted = sorted(set(used) - {""})
    unknown = [zone for zone in wanted if zone not in known_zones()]
    if unknown:
        return broken("zones in use", f"Not known here: {', '.join(unknown)}.", _RENEW)
    return good("zones in use", f"All {len(wanted)} are known.")
