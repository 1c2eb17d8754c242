"""What the team has asked on the spot, so that the crowd can answer that, too."""

from collections.abc import Mapping

from bot.domain.plan.model import Prompt
from bot.services.runs import prompt_of
from storage.database import Database
from storage.work import Effects, Reading


class Beside:
    """The prompts of a visit that stand beside its plan; when called, as they are just now.

    Args:
        database: where they are.
        visit_id: whose.
        planned: the keys of the plan's own prompts.
    """

    def __init__(self, database: Database, visit_id: int, planned: set[str]) -> None:
        self._database, self._visit_id, self._planned = database, visit_id, planned
        self._found: dict[str, Prompt] | None = None
        database.on_commit(self._committed)

    def __call__(self) -> Mapping[str, Prompt]:
        """Give them by key; looked up only when something may have changed."""
        if self._found is None:
            self._found = {}
            self._found = self._database.look(_beside, self._visit_id, self._planned)
        return self._found

    def _committed(self, effects: Effects) -> None:
        if effects.cards:
            self._found = None


def _beside(reading: Reading, visit_id: int, planned: set[str]) -> dict[str, Prompt]:
    runs = reading.prompts.runs_of(visit_id)
    return {run.prompt_key: prompt_of(run) for run in runs if run.prompt_key not in planned}
