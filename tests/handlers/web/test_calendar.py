"""The address that a calendar follows, over real HTTP."""

import logging
from collections.abc import AsyncIterator, Iterator
from email.utils import format_datetime

import httpx
import pytest

from bot.services import account, calendars
from bot.services.callers import Caller
from bot.serving import serving
from handlers.web.site import site
from storage.database import Database
from tests.bot.documents.strict_calendar import instant, read
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.test_calendars import BASE, change, publish, token_of
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

HUGE = f"Thu, 01 Jan {'9' * 20} 00:00:00 GMT"
FIRST = sample().days[0].sessions[0].key


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    database.perform(publish, BASE)
    return World(database, clock)


class Gathering(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@pytest.fixture
def logged() -> Iterator[list[logging.LogRecord]]:
    """Gather what reaches the program's log; pytest's own gathers what is kept from it, too."""
    records: list[logging.LogRecord] = []
    logging.getLogger("uvicorn.access").propagate = True  # as it is before the first server
    gathering, root = Gathering(records), logging.getLogger()
    level = root.level
    root.addHandler(gathering)
    root.setLevel(logging.DEBUG)
    yield records
    root.setLevel(level)
    root.removeHandler(gathering)


@pytest.fixture
async def browser(
    world: World, logged: list[logging.LogRecord]
) -> AsyncIterator[httpx.AsyncClient]:
    """Serve the whole site on a port of its own."""
    del logged  # from before the server starts
    async with (
        serving(site(world.database, []), "127.0.0.1", 0) as url,
        httpx.AsyncClient(base_url=url) as client,
    ):
        yield client


def subscribed(world: World, name: str = "Anna", language: str = "en") -> tuple[Caller, str]:
    """Let somebody join and ask for their address; give its path without the ending."""
    caller = world.add(name, language=language)
    world.database.perform(calendars.subscribe, caller, world.visit)
    return caller, f"/calendar/{token_of(world, caller)}"


async def test_a_calendar_gets_what_it_needs(world: World, browser: httpx.AsyncClient) -> None:
    """The file, as a calendar, kept by nobody between, found by no search engine."""
    _, path = subscribed(world, "Ève", "fr")
    answer = await browser.get(f"{path}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    found = read(answer.content)
    assert instant(found, found.inside("VEVENT")[0], "DTSTART") == brussels("2027-04-20T10:00")
    assert found.value("NAME").startswith("Ouvrir le chantier naval")
    assert "Ève" not in answer.text


async def test_what_it_has_is_not_sent_again(
    world: World, browser: httpx.AsyncClient, clock: StillClock
) -> None:
    """By its tag or, without one, by the date; a change of the plan is sent at once."""
    _, path = subscribed(world)
    first = await browser.get(f"{path}.ics")
    tag, date = first.headers["etag"], first.headers["last-modified"]
    assert date == format_datetime(clock.instant, usegmt=True)
    for known in (
        {"If-None-Match": tag},
        {"If-None-Match": f'"other", W/{tag}'},
        {"If-Modified-Since": date},
    ):
        again = await browser.get(f"{path}.ics", headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "private, no-cache"
    clock.move(hours=1)
    change(world, FIRST, cancelled=True)
    for known in ({"If-None-Match": tag}, {"If-Modified-Since": date}):
        now = await browser.get(f"{path}.ics", headers=known)
        assert now.status_code == 200
        event = read(now.content).inside("VEVENT")[0]
        assert (event.value("SEQUENCE"), event.value("STATUS")) == ("1", "CANCELLED")


@pytest.mark.parametrize("since", ["", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", HUGE])
async def test_a_date_that_says_nothing_is_no_hindrance(
    world: World, browser: httpx.AsyncClient, since: str
) -> None:
    """An old or broken date gets the file; a tag that does not fit wins over a date that does."""
    _, path = subscribed(world)
    assert (await browser.get(f"{path}.ics", headers={"If-Modified-Since": since})).is_success
    both = {"If-None-Match": '"other"', "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert (await browser.get(f"{path}.ics", headers=both)).status_code == 200


async def test_unknown_revoked_and_gone_are_alike(world: World, browser: httpx.AsyncClient) -> None:
    """Nothing tells a token that was never given from one that opens nothing any more."""
    anna, old = subscribed(world, "Anna")
    world.database.perform(calendars.renew, anna, world.visit)
    ben, left = subscribed(world, "Ben")
    world.database.perform(account.stop, ben, "yes")
    clara, erased = subscribed(world, "Clara")
    world.database.perform(account.delete, clara, "yes")
    made_up = "/calendar/" + "A" * 32
    malformed = "/calendar/%20%00" + "x" * 200
    paths = [old, left, erased, made_up, malformed]
    answers = [await browser.get(path + end) for path in paths for end in (".ics", "")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, tuple(sorted(answer.headers.items()))) for answer in answers}) == 1


async def test_after_the_visit_it_is_still_there(world: World, browser: httpx.AsyncClient) -> None:
    """A calendar keeps what was."""
    _, path = subscribed(world)
    world.at("2027-12-31T10:00")
    assert read((await browser.get(f"{path}.ics")).content).inside("VEVENT")


async def test_the_page_lets_one_subscribe(world: World, browser: httpx.AsyncClient) -> None:
    """A link that opens the calendar, the address to copy, no scripts."""
    _, path = subscribed(world, "Ève", "fr")
    page = await browser.get(path)
    assert page.status_code == 200
    assert f'href="webcal://visits.example.org{path}.ics"' in page.text
    assert f"<code>{BASE}{path}.ics</code>" in page.text
    assert "Ouvrir dans mon calendrier" in page.text
    assert "<script" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.headers["referrer-policy"] == "no-referrer"


async def test_the_address_is_in_no_log(
    world: World, browser: httpx.AsyncClient, logged: list[logging.LogRecord]
) -> None:
    """Whoever reads the log cannot open anybody's calendar."""
    _, path = subscribed(world)
    for address in (f"{path}.ics", path, f"{path}x.ics"):
        await browser.get(address)
    theirs = ("httpx", "httpcore")  # the browser's own
    ours = [record for record in logged if not record.name.startswith(theirs)]
    assert path.rpartition("/")[2] not in "".join(record.getMessage() for record in ours)
