"""The board over real HTTP: its page, its parts and the stream that keeps it current."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx
import pytest
import structlog

from bot.errors import DatabaseDown
from bot.services import boards
from handlers.web.guessing import MOST
from storage.database import Database
from storage.keeping import keeper_for
from tests.bot.services.prompt_room import Room
from tests.browser.hall import Hall, answer, serve
from tests.browser.kinds import plan
from tests.conftest import StillClock
from tests.handlers.web.watching import Viewer, watching

PATIENCE = 10  # seconds; less than after which a board is looked at in any case


@pytest.fixture
async def hall(database: Database, clock: StillClock) -> AsyncIterator[Hall]:
    async with serve(Room(database, clock, people=12, plan=plan())) as opened:
        yield opened


async def get(url: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(verify=False) as client:  # noqa: S501 - plain HTTP
        return await client.get(url, headers=headers)


async def test_the_page_keeps_its_secret(hall: Hall) -> None:
    """No cache, no referrer, no search engine, no inline script, nothing from elsewhere."""
    page = await get(hall.board)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "noindex" in page.headers["x-robots-tag"]
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in page.text
    assert ' style="' not in page.text
    assert "<script>" not in page.text
    assert "http" not in page.text.replace("https://t.me/", "").replace("http://www.w3.org", "")


async def test_without_scripts_the_page_shows_what_there_is(hall: Hall) -> None:
    """In the language that is asked for, with a link that brings the newest."""
    await asyncio.to_thread(hall.show, "bars")
    english, french = (await get(hall.board)).text, (await get(f"{hall.board}?lang=fr")).text
    assert '<html lang="en" dir="ltr">' in english
    assert "12 of 12 have answered" in english
    assert "Ownership and law" in english
    assert "Refresh" in english
    assert '<html lang="fr" dir="ltr">' in french
    assert "12 sur 12 ont répondu" in french
    assert "t.me/example_bot" in french
    other = (await get(f"{hall.board}?lang=xx")).text
    assert '<html lang="en"' in other


async def test_its_parts_are_kept_until_they_change(hall: Hall) -> None:
    """Scripts and styles come with a tag, and are not sent again to whoever has them."""
    first = await get(f"{hall.url}/board/board.js")
    assert first.headers["content-type"].startswith("text/javascript")
    assert first.headers["x-content-type-options"] == "nosniff"
    again = await get(f"{hall.url}/board/board.js", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await get(f"{hall.url}/board/../board_hub.py")).status_code == 404
    assert (await get(f"{hall.url}/board/%2e%2e/%2e%2e/site.py")).status_code == 404


async def test_whoever_guesses_finds_nothing_and_has_to_wait(hall: Hall) -> None:
    """A wrong address answers as every other one, and after so many not at all."""
    async with httpx.AsyncClient(base_url=hall.url) as client:
        for number in range(MOST):
            answer = await client.get(f"/b/{number:032}" + "/events" * (number % 2))
            assert (answer.status_code, answer.content) == (404, b"")
        assert (await client.get(f"/b/{1:032}")).status_code == 429


async def test_a_viewer_gets_all_there_is_then_each_change(hall: Hall) -> None:
    """The time, the full state; then what is opened, answered, revealed and closed."""
    async with watching(hall.board) as anna:
        assert anna.answer.headers["content-type"].startswith("text/event-stream")
        clock, state = await anna.event(), await anna.event()
        assert (clock.name, clock.data["now"][:10]) == ("clock", "2027-04-20")
        assert (state.name, state.data["stage"]) == ("state", "waiting")
        run_id = await asyncio.to_thread(hall.ask, "bars", 3)
        await anna.until(stage="prompt", results=[])
        await asyncio.to_thread(hall.reveal, run_id)
        (bars,) = (await anna.until(why=""))["results"]
        assert bars["shape"] == "bars"
        await asyncio.to_thread(hall.room.close, run_id)
        await anna.until(open=False)


async def test_whoever_comes_back_gets_all_there_is(hall: Hall) -> None:
    """Whatever they saw last, and in another language too."""
    await asyncio.to_thread(hall.show, "bars")
    async with watching(hall.board, **{"Last-Event-ID": "7"}) as anna:
        assert (await anna.state())["counted"]["answered"] == 12
        async with (
            httpx.AsyncClient() as client,
            client.stream("GET", f"{hall.board}/events?lang=fr") as answer,
        ):
            bruno = Viewer(answer, answer.aiter_lines())
            assert (await bruno.state())["counted"]["words"] == "12 sur 12 ont répondu"


async def test_a_renewed_link_ends_every_stream(hall: Hall) -> None:
    """Who looks is told so; the old address is dead at once, the new one lives."""
    old = hall.board
    async with watching(old) as anna:
        await anna.state()
        await asyncio.to_thread(hall.do, boards.renew, hall.room.visit_id)
        assert (await anna.event()).name == "gone"
        with pytest.raises(StopAsyncIteration):
            await anna.event()
    assert (await get(old)).status_code == 404
    assert (await get(f"{old}/events")).status_code == 404
    assert (await get(hall.board)).status_code == 200


async def test_sixty_see_the_same(hall: Hall) -> None:
    """Sixty streams, one read: whoever looks, all end with the last answer."""
    run_id = await asyncio.to_thread(hall.show, "bars")
    async with AsyncExitStack() as stack:
        viewers = [await stack.enter_async_context(watching(hall.board)) for _ in range(60)]
        await asyncio.gather(*(viewer.state() for viewer in viewers))

        async def last(viewer: Viewer) -> dict[str, object]:
            return await viewer.until(open=False)

        waiting = [asyncio.create_task(last(viewer)) for viewer in viewers]
        for person in range(12):
            await asyncio.to_thread(hall.answer, run_id, person, {"answer": ["trust"]})
        await asyncio.to_thread(hall.room.close, run_id)
        async with asyncio.timeout(PATIENCE):
            ends = await asyncio.gather(*waiting)
    assert all(end == ends[0] for end in ends)
    rows = ends[0]["results"][0]["rows"]  # type: ignore[index]
    assert [row["words"] for row in rows if row["label"].startswith("Trust")] == ["12 · 100 %"]


async def test_streams_end_when_the_process_stops(database: Database, clock: StillClock) -> None:
    """At once: nobody waits for those who look."""
    async with AsyncExitStack() as stack:
        async with serve(Room(database, clock, people=3, plan=plan())) as hall:
            anna = await stack.enter_async_context(watching(hall.board))
            await anna.state()
        with pytest.raises(StopAsyncIteration):
            await anna.event()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_another_process_answers(hall: Hall, database_url: str, clock: StillClock) -> None:
    """What one process commits, those see who look through another."""
    listening = keeper_for(hall.room.database, [])
    await listening.start()
    other = Database(database_url, clock)
    other.start()
    try:
        run_id = await asyncio.to_thread(hall.show, "wall")
        async with watching(hall.board) as viewer:
            await viewer.state()
            anna, said = hall.room.people[0], {"answer": "From elsewhere"}
            await other.transact(answer, anna, run_id, said)
            async with asyncio.timeout(PATIENCE):
                state = await viewer.state()
        assert "From elsewhere" in {note["text"] for note in state["results"][0]["notes"]}
    finally:
        other.stop()
        await listening.stop()


async def test_while_the_database_is_away_whoever_asks_comes_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A board is not told to be gone, nobody is counted as guessing, and all is well after."""
    board = hall.board

    async def down(*_: object) -> None:
        raise DatabaseDown

    with monkeypatch.context() as patched:
        patched.setattr(hall.room.database, "read", down)
        for _ in range(MOST + 1):
            answers = [await get(board), await get(f"{board}/events")]
            assert [one.status_code for one in answers] == [503, 503]
            assert all(one.headers["retry-after"] for one in answers)
    assert (await get(board)).status_code == 200


async def test_what_people_wrote_is_text_without_scripts_too(hall: Hall) -> None:
    """No answer becomes markup on the page that needs no scripts."""
    run_id = await asyncio.to_thread(hall.ask, "wall", 0)
    await asyncio.to_thread(hall.reveal, run_id)
    await asyncio.to_thread(hall.answer, run_id, 0, {"answer": "</li><img src=x onerror=alert(1)>"})
    page = await get(hall.board)
    assert "&lt;/li&gt;&lt;img src=x onerror=alert(1)&gt;" in page.text
    assert "<img" not in page.text


async def test_no_log_names_a_board(hall: Hall) -> None:
    """Neither right addresses nor wrong ones, nor whatever goes wrong in between."""
    secret = hall.board.rpartition("/")[2]
    with structlog.testing.capture_logs() as logged:
        async with watching(hall.board) as viewer:
            await viewer.state()
            await asyncio.to_thread(hall.show, "wall")
            await viewer.state()
        for _ in range(MOST + 1):
            await get(f"{hall.url}/b/{'b' * len(secret)}")
    assert secret not in str(logged)
    assert "b" * len(secret) not in str(logged)
    assert {"event": "addresses guessed", "log_level": "warning"} in logged
