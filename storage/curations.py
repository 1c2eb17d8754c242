"""What facilitators decided about single contributions: hidden, starred, merged."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, select

from bot.domain.curating import Curation
from storage.collection import Collection, upsert
from storage.tables.prompts import Curation as CurationRow

_rows = CurationRow.__table__
_settings = ("state", "starred", "pinned", "answered", "into")
_put = upsert(CurationRow, "run_id", "contribution", update=dict.fromkeys(_settings, "new"))
_of_run = select(_rows).where(_rows.c.run_id == bindparam("run"))
_forget = delete(CurationRow).where(_rows.c.run_id == bindparam("run"))


class Curations(Collection):
    """One decision for each contribution that anything was decided about."""

    def of_run(self, run_id: int) -> Mapping[str, Curation]:
        """Give what was decided, by contribution."""
        return {
            row.contribution: Curation(row.state, row.starred, row.pinned, row.answered, row.into)
            for row in self._all(_of_run, run=run_id)
        }

    def put(self, run_id: int, contribution: str, decided: Curation) -> None:
        """Keep a decision, in the place of an earlier one."""
        self._run(
            self._upserting(_put),
            run_id=run_id,
            contribution=contribution,
            state=decided.state,
            starred=decided.starred,
            pinned=decided.pinned,
            answered=decided.answered,
            into=decided.into,
        )

    def forget(self, run_id: int) -> None:
        """Forget what was decided about a run's contributions: they are gone."""
        self._run(_forget, run=run_id)
