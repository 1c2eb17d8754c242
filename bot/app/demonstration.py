"""The stage: a visit rehearsed on chats side by side, by whoever opens its page."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount

from bot.app.hospes import Hospes
from bot.app.pages import pages
from bot.app.presenting import introduce
from bot.app.verbs import running
from bot.chat_server import ChatServer
from bot.domain.plan.calendar import day_start
from bot.domain.retention import Ages
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.messaging.supervisor import Supervisor
from bot.rehearsal.demo import Prepared, prepare_demo, prepare_own
from bot.rehearsal.stage import Visit
from bot.rehearsal.steered.casting import played
from bot.rehearsal.steered.clock import SteeredClock, VisitTime
from bot.rehearsal.steered.keeping import kept
from bot.rehearsal.steered.page import PATH, StagePage
from bot.rehearsal.steered.rehearsal import SteeredRehearsal
from bot.services.invited import Invited
from bot.settings import Settings
from handlers.web.lines import Served
from schedules.clock import UPKEEP_SECONDS
from schedules.upkeep import upkeep
from schedules.zone_data import follow_zone_data
from storage.database import Database

CHANNEL = "web"
_KEPT = "stage.json"
_BEFORE = timedelta(days=8)  # the first day of a visit that is over already


@asynccontextmanager
async def demonstration(settings: Settings, visit: Visit | None = None) -> AsyncIterator[list[str]]:
    """Run chat server, bot and stage; give the sentences that invite a newcomer in.

    It keeps to files of its own (`data/demo/`, `data/stage/<visit>/`), so that it never mixes with
    a real installation.

    Args:
        settings: where it keeps its files and listens.
        visit: what is rehearsed; none: the sample, moved to today.

    Raises:
        StartupError: the port is in use, or the folder cannot be written to.
    """
    folder = settings.data / "demo" if visit is None else settings.data / "stage" / visit.plan.visit
    clock, lines, page = SteeredClock(_left_at(folder, visit)), list[Served](), StagePage()
    database = Database(f"sqlite:///{folder}/hospes.db", clock)
    with closing(_chat_server(folder / "chat.db", clock)) as server:
        app = Starlette(routes=[*page.routes(), Mount("/", server.app)])
        async with pages(database, lines, settings, app, stalled=page.stalled) as base_url:
            channel = Channel(CHANNEL, server.token, f"{base_url}/bot", f"{base_url}/file/bot")
            address = (settings.public_url or base_url).rstrip("/")
            hospes = Hospes(database, clock, [channel], alarm=False, ages=settings.ages)
            try:
                async with running(hospes):
                    lines += hospes.lines
                    prepared = await _prepare(hospes, clock.now(), visit, address)
                    rehearsal = SteeredRehearsal(
                        hospes, database, clock, server, CHANNEL, prepared.visit, folder / _KEPT
                    )
                    async with _going_on(rehearsal, prepared.people, settings.ages):
                        page.rehearsal = rehearsal
                        yield _invitation(rehearsal, prepared.sentence, address, folder)
            finally:
                server.close()  # its streams end, so that the pages can stop


async def _prepare(hospes: Hospes, now: datetime, visit: Visit | None, address: str) -> Prepared:
    """Make the bot known, and see that the visit and its people are there."""
    await hospes.tell_commands()
    await hospes.database.transact(introduce, CHANNEL, f"{address}/t/{{token}}", address)
    await follow_zone_data(hospes.database)
    if visit is None:
        return await prepare_demo(hospes.database, now)
    return await prepare_own(hospes.database, visit)


def _invitation(
    rehearsal: SteeredRehearsal, sentence: str, address: str, folder: Path
) -> list[str]:
    return [
        f"The stage: {address}{PATH}",
        sentence,
        "Its chats, each in a tab of its own if you like that better:",
        *_chats(rehearsal, address),
        "Ctrl-C stops it, and the next start goes on from there.",
        f"To begin anew, remove {folder} while it does not run.",
    ]


@asynccontextmanager
async def _going_on(
    rehearsal: SteeredRehearsal, people: Sequence[Invited], ages: Ages
) -> AsyncIterator[None]:
    """Let the rehearsal go on meanwhile, and remove what was kept long enough by its clock."""
    tidying = Supervisor("tidying")
    await rehearsal.start(people)
    tidying.start(_tidy(rehearsal, ages))
    try:
        yield
    finally:
        await tidying.stop()
        await rehearsal.stop()


async def _tidy(rehearsal: SteeredRehearsal, ages: Ages) -> None:
    time = VisitTime(rehearsal.clock)
    while True:
        await time.sleep(UPKEEP_SECONDS)
        await upkeep(rehearsal.database, ages)


def _left_at(folder: Path, visit: Visit | None) -> datetime:
    """Give where the clock stood; at the beginning the present, or some days before the visit."""
    left, now = kept(folder / _KEPT), datetime.now(UTC)
    if left is not None:
        return left.at
    if visit is None:
        return now
    start = day_start(visit.plan, visit.plan.days[0])
    return now if now < start else start - _BEFORE


def _chats(rehearsal: SteeredRehearsal, address: str) -> Iterator[str]:
    """Write where the chats are that humans play at the beginning."""
    for reference in played([seat.invited for seat in rehearsal.seats.values()]):
        seat = rehearsal.seats[reference]
        yield f"  {seat.invited.role:<12} {seat.invited.name}: {address}/people/{seat.chat.id}"


def _chat_server(file: Path, clock: SteeredClock) -> ChatServer:
    try:
        return ChatServer(
            clock=lambda: clock.now().timestamp(),
            limits=True,
            pacing=clock.monotonic,
            store=file,
        )
    except OSError as error:
        why = f"The chats cannot be kept in {file}: {error.strerror}" if error.strerror else error
        raise StartupError(
            f"{why}. Stop the Hospes that perhaps runs there, make the folder writable, "
            "or set HOSPES_DATA to another folder."
        ) from error
