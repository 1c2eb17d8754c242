"""Whatever changes in a plan, in whatever order people come and go: everybody's entries are right.

`LIVES` says how many visits are lived through; without it they are few, and always the same.
"""

import asyncio
import os
import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.plan.amending import CANCEL, MOVE, RESTORE, Amendment, amended
from bot.domain.plan.model import Plan
from bot.domain.plan.rules import broken_rules
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import PLANNED_FOR_PERSON
from bot.errors import Refused
from bot.services import account, joining
from bot.services.callers import Caller
from bot.services.planning import decisions, import_plan
from bot.services.taking_part import parts_of
from schedules.tick import tick
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.domain.sample_visit import brussels
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

LIVES = int(os.environ.get("LIVES", "0"))

abouts = st.sampled_from(["d1", "d2", "d4", "s11", "s12", "s13", "s22", "s41"])
changes = st.builds(
    Amendment,
    st.sampled_from([MOVE, MOVE, CANCEL, RESTORE]),
    abouts,
    minutes=st.sampled_from([-90, -30, -5, 5, 10, 30, 75, 240]),
    follow=st.booleans(),
)
steps = st.one_of(
    changes,
    st.tuples(st.just("weeks"), st.sampled_from([-7, 1, 7])),
    st.tuples(st.just("join"), st.sampled_from(["Europe/Brussels", "Asia/Tokyo"])),
    st.tuples(st.just("leave"), st.integers(0, 3)),
    st.tuples(st.just("return"), st.integers(0, 3)),
    st.tuples(st.just("wait"), st.sampled_from([3, 15, 60, 300, 1440, 2880])),
)


class Life:
    """One visit, from three days before its first day on."""

    def __init__(self, database: Database, clock: StillClock) -> None:
        clock.instant = brussels("2027-04-17T09:30")
        self.world = World(database, clock)
        self.people: list[Caller] = [self.world.add("Anna")]

    def do(self, step: object) -> None:
        match step:
            case Amendment():
                self._change(step)
            case ("weeks", int(days)):
                self._take(self._on_other_dates(days))
            case ("join", str(zone)):
                self.people.append(self.world.add("Somebody", zone))
            case ("leave", int(whose)):
                self._leave(self.people[whose % len(self.people)])
            case ("return", int(whose)):
                self._come_back(self.people[whose % len(self.people)])
            case ("wait", int(minutes)):
                self.wait(timedelta(minutes=minutes))

    def wait(self, time: timedelta) -> None:
        """Let time pass, doing everything when it is due."""
        until = self.world.clock.instant + time
        while (due := self.world.look(lambda r: r.timeline.next_due())) and due <= until:
            self.world.clock.instant = max(due, self.world.clock.instant)
            asyncio.run(tick(self.world.database))
        self.world.clock.instant = until

    def _plan(self) -> Plan:
        plan: Plan = self.world.look(lambda r: r.visits.written(self.world.visit_id))
        return plan

    def _change(self, amendment: Amendment) -> None:
        try:
            self._take(amended(self._plan(), amendment, self.world.clock.instant))
        except Refused:
            return

    def _on_other_dates(self, days: int) -> Plan:
        plan = self._plan()
        moved = tuple(
            day.model_copy(update={"date": day.date + timedelta(days=days)}) for day in plan.days
        )
        return plan.model_copy(update={"days": moved})

    def _take(self, plan: Plan) -> None:
        if not broken_rules(plan):
            self.world.database.perform(import_plan, plan, True)

    def _leave(self, caller: Caller) -> None:
        self.world.database.perform(account.stop, caller, "yes")

    def _come_back(self, caller: Caller) -> None:
        def enter(work: Work) -> None:
            part = self.world.participant(caller)
            if part.state == "left":
                joining.enter(work, part)

        self.world.database.perform(enter)

    def check(self) -> None:
        self.world.look(self._entries_are_right)
        self._nothing_came_twice()

    def _entries_are_right(self, reading: Reading) -> None:
        """Hold everybody's entries against planning from scratch."""
        visit_id = self.world.visit_id
        plan, decided = reading.visits.plan(visit_id), decisions(reading, visit_id)
        for part in parts_of(reading, visit_id, plan):
            who = part.circumstances
            wanted = {e.key: e for e in entries_for_participant(plan, part.id, who, decided)}
            rows = {
                row.key: row
                for row in reading.timeline.of_participant(part.id)
                if row.kind in PLANNED_FOR_PERSON
            }
            planned = {key: row for key, row in rows.items() if row.state == "planned"}
            coming = {key for key, entry in wanted.items() if entry.due > reading.now}
            settled = {key for key, row in rows.items() if row.state in {"done", "failed"}}
            dropped = {k for k, r in rows.items() if r.state == "dropped" and r.settled_at >= r.due}
            assert planned.keys() <= wanted.keys()
            assert coming - settled - dropped == planned.keys() & coming
            for key in planned.keys() & coming:
                assert planned[key].due == wanted[key].due
            for key in planned.keys() - coming:  # a change moved it to before now: due at once
                assert planned[key].due == reading.now or wanted[key].due == reading.now

    def _nothing_came_twice(self) -> None:
        for caller in self.people:
            part = self.world.participant(caller)
            rows = self.world.look(lambda r, part=part: r.timeline.of_participant(part.id))
            done = Counter(row.kind for row in rows if row.state == "done")
            keys = Counter(self.world.keys(caller))
            assert sum(keys[one] for one in keys if one.startswith("reminder-join")) <= done["join"]
            assert keys["reminder-tomorrow"] <= done["tomorrow"]
            assert keys["change-notice"] <= done["changed"]


@settings(
    max_examples=LIVES or 8,
    derandomize=not LIVES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
@given(plot=st.lists(steps, min_size=6, max_size=14))
def test_any_changes_in_any_order(migrated_file: Path, plot: list[object]) -> None:
    """Nobody gets an entry twice, nothing goes into the past, and all is as if planned anew."""
    with TemporaryDirectory() as folder:
        shutil.copy(migrated_file, Path(folder) / "hospes.db")
        clock = StillClock()
        database = Database(f"sqlite:///{folder}/hospes.db", clock)
        database.start()
        try:
            life = Life(database, clock)
            for step in plot:
                life.do(step)
                life.check()
            life.wait(timedelta(days=30))
            life.check()
        finally:
            database.stop()
