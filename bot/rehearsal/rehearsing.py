"""A rehearsal from beginning to end: people live through a visit, then it is judged and told."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, TemporaryFile

from bot.domain.people_file import PeopleFile, read_people
from bot.domain.plan.calendar import day_start, moved_to
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.reading import read_plan
from bot.domain.spreadsheet import BadFile
from bot.domain.timeline import decided_at
from bot.errors import StartupError
from bot.rehearsal.facts import Facts
from bot.rehearsal.gathering import gather
from bot.rehearsal.invariants import Verdict, judge
from bot.rehearsal.progress import Watch, progress
from bot.rehearsal.remains import with_remains
from bot.rehearsal.report import Json, as_json, report
from bot.rehearsal.stage import House, Visit, open_stage
from bot.rehearsal.telling import tell
from bot.rehearsal.transcripts import transcript

_UNSAFE = re.compile(r"[^\w.-]")  # in the name of a file
SAMPLE = Path(__file__).parent / "sample"
_INVITED_BEFORE = timedelta(days=8)  # the first day
_QUIET_AFTER = timedelta(days=1)  # until what is owed has got through everybody's night
# Where the system has a folder in memory, the database is there: it lives no longer than this.
_MEMORY = next((path for path in ["/dev/shm"] if Path(path).is_dir()), None)  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True)
class Order:
    """What is to be rehearsed.

    Attributes:
        plan, people: files; none: the sample's.
        out: the folder for the report; what an earlier rehearsal left there is replaced.
        speed: visit seconds per second; none: as fast as possible.
        database_url: of an empty database; empty: a temporary file.
    """

    plan: Path | None = None
    people: Path | None = None
    out: Path = Path("out")
    seed: int = 1
    speed: float | None = None
    database_url: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a rehearsal."""

    facts: Facts
    verdicts: list[Verdict]
    report: Json

    @property
    def passed(self) -> bool:
        """Tell whether every invariant held."""
        return all(verdict.passed for verdict in self.verdicts)


async def rehearse(house: House, order: Order) -> Outcome:
    """Rehearse a visit and write the report.

    Raises:
        StartupError: a file cannot be read, the folder cannot be written, or the database is
            not empty.
    """
    visit = read_visit(
        order.plan or SAMPLE / "visit.yaml", order.people or SAMPLE / "participants.csv"
    )
    _writable(order.out)
    with progress(visit.plan) as watch:
        facts = await live_through(house, order, visit, watch)
    verdicts = judge(facts)
    outcome = Outcome(facts, verdicts, report(facts, verdicts, order.seed))
    await asyncio.to_thread(write, outcome, order.out)
    return outcome


async def live_through(house: House, order: Order, visit: Visit, watch: Watch) -> Facts:
    """Let people live through a visit, beside a small one in the same days; give the facts."""
    beside = _beside(visit.plan)
    start = day_start(visit.plan, visit.plan.days[0]) - _INVITED_BEFORE
    end = max(decided_at(visit.plan), decided_at(beside.plan)) + _QUIET_AFTER
    async with (
        _database(order.database_url) as url,
        open_stage(house, url, start, order.speed) as stage,
    ):
        stage.clock.watch = watch
        await stage.invite(visit, order.seed, end)
        await stage.invite(beside, order.seed, end)
        await stage.play(end)
        facts = await gather(stage)
        await stage.play(end + _QUIET_AFTER)  # in which some have all their data erased
        return await with_remains(stage, facts)


def read_visit(plan: Path, people: Path) -> Visit:
    """Read both files.

    Raises:
        StartupError: one of them cannot be read, or is wrong.
    """
    try:
        return Visit(read_plan(plan.read_text(encoding="utf-8-sig")), _all_good(people))
    except OSError as error:
        raise StartupError(f"{error.filename} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise StartupError(f"{plan} is not UTF-8; save it again as UTF-8.") from error
    except PlanInvalid as error:
        raise StartupError(f"{plan} is no plan yet; see: hospes plan check {plan}") from error


def write(outcome: Outcome, out: Path) -> None:
    """Write report.json, report.md with its charts, transcripts and certificates."""
    for name in ("charts", "transcripts", "certificates"):
        rmtree(out / name, ignore_errors=True)
        (out / name).mkdir(parents=True)
    visit = outcome.facts.visit
    for person in visit.people:
        path = out / "transcripts" / f"{_UNSAFE.sub('_', person.reference)}.txt"
        path.write_text(transcript(person), encoding="utf-8")
    for person in visit.participants:
        for name, content in person.diary.files.items():
            if name.endswith(".pdf"):
                (out / "certificates" / name).write_bytes(content)
    title = visit.plan.title.in_("en", visit.plan.working_language)
    (out / "report.md").write_text(tell(outcome.report, title, out), encoding="utf-8")
    (out / "report.json").write_text(as_json(outcome.report), encoding="utf-8")


def _writable(out: Path) -> None:
    """Make the folder for the report, before anybody waits for what could not be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise StartupError(
            f"{out} cannot be written: {error.strerror}. Choose another folder with --out."
        ) from error


def _all_good(path: Path) -> PeopleFile:
    try:
        people = read_people(path.read_bytes())
    except BadFile as error:
        raise StartupError(f"{path}: {error}") from error
    if people.faults:
        first = people.faults[0]
        raise StartupError(f"{path}, line {first.line}: {first.reason}")
    return people


def _beside(plan: Plan) -> Visit:
    """Give the small visit, moved to the same days and hours."""
    small = read_plan((SAMPLE / "decoy.yaml").read_text(encoding="utf-8"))
    first = plan.days[0]
    moved = moved_to(small, first.date, first.sessions[0].at.start)
    return Visit(
        moved.model_copy(update={"times_in": plan.times_in}),
        read_people((SAMPLE / "decoy.csv").read_bytes()),
    )


@asynccontextmanager
async def _database(given: str) -> AsyncIterator[str]:
    """Give the address of an empty database: in memory where the system has such a folder."""
    if given:
        yield given
        return
    with TemporaryDirectory(prefix="hospes-", dir=_MEMORY) as temporary:
        yield f"sqlite:///{temporary}/rehearsal.db"
