"""Showing on the terminal how far a rehearsal is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Plan

Watch = Callable[[datetime], None]

_BEFORE = timedelta(minutes=15)


@contextmanager
def progress(plan: Plan) -> Iterator[Watch]:
    """Show a bar that is full when the visit is over; give what must be told the visit's time.

    It counts the minutes of the days of the visit, because that is when something happens.
    """
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    spans = [(day_start(plan, day) - _BEFORE, day_end(plan, day)) for day in plan.days]
    total = sum(((end - start).total_seconds() for start, end in spans), 0.0)
    with bar:
        task = bar.add_task("", total=total)

        def watch(now: datetime) -> None:
            done = sum(
                (max(min(now, end) - start, timedelta()).total_seconds() for start, end in spans),
                0.0,
            )
            local = now.astimezone(ZoneInfo(plan.times_in))
            bar.update(task, completed=done, description=f"{local:%a %d %b %H:%M}")

        yield watch
