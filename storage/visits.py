"""Visits and their plan versions."""

from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, insert, select, update

from bot.domain.plan.history import Version
from bot.domain.plan.holding import as_held
from bot.domain.plan.model import Plan
from storage.collection import Collection
from storage.ids import new_id
from storage.tables.visits import PlanVersion, Visit

_visits = Visit.__table__
_versions = PlanVersion.__table__
_by_id = select(Visit.__table__).where(_visits.c.id == bindparam("which"))
_by_key = select(Visit.__table__).where(_visits.c.key == bindparam("which"))
_all_visits = select(Visit.__table__).order_by(_visits.c.key)
_this_version = (_versions.c.visit_id == bindparam("which")) & (
    _versions.c.number == bindparam("version")
)
_made = select(_versions.c.created_at).where(_this_version)
_newest = (
    select(_versions.c.number, _versions.c.created_at)
    .join(Visit, (_visits.c.id == _versions.c.visit_id) & (_visits.c.version == _versions.c.number))
    .where(_visits.c.id == bindparam("which"))
)
_every_version = (
    select(_versions.c.number, _versions.c.created_at)
    .where(_versions.c.visit_id == bindparam("which"))
    .order_by(_versions.c.number)
)
_plan = select(_versions.c.plan).where(_this_version)
_add = insert(Visit)
_add_version = insert(PlanVersion)
_raise = (
    update(Visit).where(_visits.c.id == bindparam("which")).values(version=bindparam("new_version"))
)
_set_ghost = (
    update(Visit).where(_visits.c.id == bindparam("which")).values(ghost=bindparam("rehearses"))
)
_set_bot = update(Visit).where(_visits.c.id == bindparam("which")).values(bot=bindparam("whose"))


class _Version(NamedTuple):
    written: Plan
    held: Plan


class Visits(Collection):
    """What visits there are, and what is planned for each."""

    def by_id(self, visit_id: int) -> Row[Any] | None:
        """Give a visit."""
        return self._one(_by_id, which=visit_id)

    def key_of(self, visit_id: int) -> str:
        """Give the key of a visit; empty if there is none."""
        visit = self.by_id(visit_id)
        return str(visit.key) if visit else ""

    def by_key(self, key: str) -> Row[Any] | None:
        """Give a visit by the key in its plan file."""
        return self._one(_by_key, which=key)

    def everything(self) -> list[Row[Any]]:
        """Give all visits by their key."""
        return self._all(_all_visits)

    def plan(self, visit_id: int) -> Plan:
        """Give what takes place of the newest plan of a visit: nothing that is cancelled.

        Raises:
            LookupError: there is no such visit.
        """
        return self._newest(visit_id).held

    def written(self, visit_id: int) -> Plan:
        """Give the newest plan of a visit as it is written, with what is cancelled.

        Raises:
            LookupError: there is no such visit.
        """
        return self._newest(visit_id).written

    def plan_version(self, visit_id: int, version: int) -> Plan:
        """Give one version of a visit's plan, as it is written.

        Raises:
            LookupError: there is no such version.
        """
        return self._made(visit_id, version, self.made_at(visit_id, version)).written

    def made_at(self, visit_id: int, version: int) -> datetime:
        """Give the UTC instant at which a version of a visit's plan was made.

        Raises:
            LookupError: there is no such version.
        """
        made: datetime | None = self._scalar(_made, which=visit_id, version=version)
        if made is None:
            raise LookupError(version)
        return made

    def versions(self, visit_id: int) -> list[Version]:
        """Give all versions of a visit's plan as they are written, the first one first."""
        return [
            Version(self._made(visit_id, row.number, row.created_at).written, row.created_at)
            for row in self._all(_every_version, which=visit_id)
        ]

    def _newest(self, visit_id: int) -> "_Version":
        newest = self._one(_newest, which=visit_id)
        if newest is None:
            raise LookupError(visit_id)
        return self._made(visit_id, newest.number, newest.created_at)

    def _made(self, visit_id: int, version: int, made: datetime) -> "_Version":
        name = (visit_id, version, made)
        found = _cache.get(name)
        if found is None:
            plan = Plan.model_validate(self._scalar(_plan, which=visit_id, version=version))
            found = _Version(plan, as_held(plan))
            _remember(name, found)
        return found

    def add(self, key: str, now: datetime) -> int:
        """Write a new visit without a plan, of the usual bot."""
        visit_id = new_id()
        self._run(_add, id=visit_id, key=key, version=0, created_at=now, bot="", ghost=False)
        return visit_id

    def set_ghost(self, visit_id: int, *, ghost: bool) -> None:
        """Record whether the team rehearses a visit."""
        self._run(_set_ghost, which=visit_id, rehearses=ghost)

    def set_bot(self, visit_id: int, bot: str) -> None:
        """Let a bot run a visit."""
        self._run(_set_bot, which=visit_id, whose=bot)

    def add_version(self, visit_id: int, plan: Plan, now: datetime) -> int:
        """Write the next version of a plan, which is from now on the truth."""
        visit = self.by_id(visit_id)
        if visit is None:
            raise LookupError(visit_id)
        number: int = visit.version + 1
        self._run(
            _add_version,
            visit_id=visit_id,
            number=number,
            plan=plan.model_dump(mode="json", by_alias=True),
            created_at=now,
        )
        self._run(_raise, which=visit_id, new_version=number)
        return number


# Versions never change, so what was read once need not be read again.
_REMEMBERED = 500  # plans, of some 150 KB each
_cache: dict[tuple[int, int, datetime], _Version] = {}
_guard = Lock()  # readers and the writer share it


def _remember(name: tuple[int, int, datetime], version: _Version) -> None:
    with _guard:
        if len(_cache) >= _REMEMBERED:
            del _cache[next(iter(_cache))]
        _cache[name] = version
