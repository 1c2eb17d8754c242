"""Plans that were read are remembered, but not all that there ever were."""

import pytest

from bot.services.planning import import_plan
from storage import visits
from storage.database import Database
from tests.bot.services.guests import sample_plan


def test_only_so_many_plans_are_held_in_memory(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a thousand visits memory does not grow by each; every plan is still to be had."""
    monkeypatch.setattr(visits, "_REMEMBERED", 2)
    monkeypatch.setattr(visits, "_cache", {})
    keys = [f"visit-{number}" for number in range(4)]
    for key in keys:
        database.perform(import_plan, sample_plan().model_copy(update={"visit": key}))
    ids = {row.key: row.id for row in database.look(lambda r: r.visits.everything())}
    read = [database.look(lambda r, key=key: r.visits.plan(ids[key])).visit for key in keys]
    assert read == keys
    assert len(visits._cache) == 2  # noqa: SLF001 - memory cannot be seen from outside
