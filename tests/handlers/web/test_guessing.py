"""Whoever tries secret addresses out has to wait, over real HTTP; nobody else has."""

from collections.abc import AsyncIterator

import httpx
import pytest
from structlog.testing import capture_logs

from bot.services import calendars
from bot.serving import serving
from handlers.web.guessing import MOST, Misses
from handlers.web.site import site
from storage.database import Database
from tests.bot.services.test_calendars import BASE, publish, token_of
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

MADE_UP = ("/calendar/made-up.ics", "/calendar/made-up", "/c/VLM-2027-0001-X", "/c/1/2/3")


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        serving(site(database, []), "127.0.0.1", 0) as url,
        httpx.AsyncClient(base_url=url) as client,
    ):
        yield client


async def guess(browser: httpx.AsyncClient, times: int, client: str = "") -> list[int]:
    """Ask for addresses that nobody was given, as the proxy says for whom."""
    headers = {"X-Forwarded-For": client} if client else {}
    paths = (MADE_UP[number % len(MADE_UP)] for number in range(times))
    return [(await browser.get(path, headers=headers)).status_code for path in paths]


@pytest.fixture
def feed(database: Database, clock: StillClock) -> str:
    """Give the path of somebody's calendar."""
    database.perform(publish, BASE)
    world = World(database, clock)
    anna = world.add("Anna")
    database.perform(calendars.subscribe, anna, world.visit)
    return f"/calendar/{token_of(world, anna)}.ics"


async def test_whoever_guesses_has_to_wait(browser: httpx.AsyncClient, feed: str) -> None:
    """After so many nothing is answered, right or wrong, and it is said for how long."""
    assert await guess(browser, MOST) == [404] * MOST
    for path in (*MADE_UP, feed):
        answer = await browser.get(path)
        assert (answer.status_code, answer.content) == (429, b"")
        assert answer.headers["retry-after"] in {"1", "2"}
        assert answer.headers["cache-control"] == "no-store"
    assert (await browser.get("/health/live")).status_code == 200


async def test_whoever_knows_an_address_may_ask_as_often_as_they_like(
    browser: httpx.AsyncClient, feed: str
) -> None:
    """A whole school behind one address on the net, and a wrong one now and then."""
    assert await guess(browser, MOST - 1) == [404] * (MOST - 1)
    for _ in range(MOST * 2):
        assert (await browser.get(feed)).status_code == 200
    assert await guess(browser, 1) == [404]


async def test_behind_a_proxy_each_client_counts_for_itself(
    browser: httpx.AsyncClient, feed: str
) -> None:
    """The proxy on this machine says who asks; what a client claims about itself is nothing."""
    assert await guess(browser, MOST + 1, "192.0.2.7") == [404] * MOST + [429]
    assert await guess(browser, 1, "198.51.100.1, 192.0.2.7") == [429]
    assert await guess(browser, 1, "192.0.2.8") == [404]
    assert (await browser.get(feed)).status_code == 200


async def test_a_network_of_one_household_counts_as_one(browser: httpx.AsyncClient) -> None:
    """With IPv6 everybody has more addresses than could ever be counted."""
    for number in range(MOST):
        assert await guess(browser, 1, f"2001:db8:1:2::{number:x}") == [404]
    assert await guess(browser, 1, "2001:db8:1:2:ffff::1") == [429]
    assert await guess(browser, 1, "2001:db8:1:3::1") == [404]
    assert await guess(browser, MOST, "::ffff:192.0.2.7") == [404] * MOST
    assert await guess(browser, 1, "192.0.2.7") == [429]
    assert await guess(browser, 1, "unknown") == [404]


async def test_the_operator_hears_of_it_without_names(browser: httpx.AsyncClient) -> None:
    """One word a minute, and no address of anybody's."""
    with capture_logs() as logs:
        await guess(browser, MOST + 3, "192.0.2.7")
    assert logs == [{"event": "addresses guessed", "log_level": "warning"}]


class Watch:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_time_forgives() -> None:
    """One wrong address every two seconds may be asked for; after a minute all is forgotten."""
    watch = Watch()
    misses = Misses(watch)
    for _ in range(MOST):
        assert misses.wait("a") == 0
        misses.add("a")
    assert misses.wait("a") == 2
    watch.seconds += 2
    assert misses.wait("a") == 0
    misses.add("a")
    assert misses.wait("a") == 2
    watch.seconds += 60
    for _ in range(MOST):
        assert misses.wait("a") == 0
        misses.add("a")
    assert misses.wait("a") == 2


def test_only_so_many_are_remembered() -> None:
    """Whoever was wrong longest ago is forgotten first."""
    misses = Misses(Watch(), kept=2)
    for client in "ab":
        for _ in range(MOST):
            misses.add(client)
    misses.add("a")
    misses.add("c")
    assert [misses.wait(client) > 0 for client in "abc"] == [True, False, False]
    assert len(misses) == 2


def test_whoever_is_forgiven_is_forgotten() -> None:
    """With the next wrong address of anybody's."""
    watch = Watch()
    misses = Misses(watch)
    misses.add("a")
    misses.add("b")
    watch.seconds += 2
    misses.add("c")
    assert len(misses) == 1
