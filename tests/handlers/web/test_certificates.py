"""The page that checks a certificate."""

import html

import httpx
import pytest
from starlette.applications import Starlette

from handlers.web.certificates import routes
from storage.database import Database
from tests.bot.services.test_certifying import DECIDED, attend
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
async def world(database: Database, clock: StillClock) -> World:
    world = World(database, clock)
    world.at("2027-04-20T09:30")
    attend(world, world.add('Anna <script> & "Ñ"'), ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    return world


@pytest.fixture
def browser(database: Database) -> httpx.AsyncClient:
    site = httpx.ASGITransport(Starlette(routes=routes(database)))
    return httpx.AsyncClient(transport=site, base_url="http://visits.example.org")


async def test_the_whole_link_shows_what_it_may(world: World, browser: httpx.AsyncClient) -> None:
    """Valid, name, visit, dates and kind; no organisation, no scripts, no markup from a name."""
    [row] = world.look(lambda r: r.certificates.everything())
    page = await browser.get(f"/c/{row.number}/{row.token}")
    text = html.unescape(page.text)
    assert page.status_code == 200
    for part in (
        "This certificate is genuine and valid.",
        'Anna <script> & "Ñ"',
        "Opening the shipyard",
        "20 April 2027 to 23 April 2027",
        "Certificate of attendance",
        row.number,
    ):
        assert part in text
    assert "<script" not in page.text
    assert "City of Example" not in text
    assert page.headers["referrer-policy"] == "no-referrer"


async def test_it_speaks_the_visitors_language(world: World, browser: httpx.AsyncClient) -> None:
    """A French browser reads French, the visit's title included."""
    [row] = world.look(lambda r: r.certificates.everything())
    french = {"accept-language": "fr-CA,fr;q=0.9"}
    page = (await browser.get(f"/c/{row.number}/{row.token}", headers=french)).text
    assert '<html lang="fr">' in page
    assert "authentique et valable" in page
    assert "Ouvrir le chantier naval" in page


@pytest.mark.parametrize("address", ["/c/{number}", "/c/{number}/wrong", "/c/XX-2027-0001-A/x"])
async def test_without_the_token_nothing_is_shown(
    world: World, browser: httpx.AsyncClient, address: str
) -> None:
    """The number alone, a wrong token and an unknown number show no name."""
    [row] = world.look(lambda r: r.certificates.everything())
    page = await browser.get(address.format(number=row.number))
    assert page.status_code == 404
    assert "Anna" not in page.text
    assert "Opening" not in page.text


async def test_a_typing_error_is_named(world: World, browser: httpx.AsyncClient) -> None:
    """A number that cannot be right is told from an unknown one."""
    [row] = world.look(lambda r: r.certificates.everything())
    page = (await browser.get(f"/c/{row.number.replace('0001', '0010')}/x")).text
    assert "there is a typing error in it" in page
