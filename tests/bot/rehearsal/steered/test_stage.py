"""The stage with everything behind it: people steer it over HTTP, as its page does."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from bot.errors import StartupError
from tests.bot.rehearsal.steered.stage import LEAD, PAGE, Json, OnStage, on_stage, small_visit

FIRST_DAY = datetime(2027, 10, 5, 8, 0, tzinfo=UTC)  # 10:00 in Brussels
REMINDERS = ["Try-out and calendar", "Evening before", "Link to the call"]


def now(state: Json) -> datetime:
    return datetime.fromtimestamp(state["clock"]["now"], UTC)


def reasons(state: Json, name: str) -> list[str]:
    """Why somebody was sent what, oldest first; time's own reasons only."""
    chat = next(one["chat"] for one in state["people"] if one["name"] == name)
    due = (line["why"] for line in reversed(state["sent"]) if line["chat"] == chat)
    return [why.removeprefix("Due now: ").partition(":")[0] for why in due if "Due now" in why]


async def first_day(stage: OnStage, **crowd: object) -> Json:
    """Stop the clock, have a crowd, and go to where the first session begins."""
    await stage.steer("clock", playing=False)
    await stage.steer("crowd", **crowd)
    return await stage.steer("jump")


async def sentences(stage: OnStage, state: Json) -> list[str]:
    """What the crowd has written, but for single words."""
    numbers = [one["chat"] for one in state["people"] if one["crowd"]]
    chats = [(await stage.http.get(f"/api/people/{one}/chat")).json() for one in numbers]
    return [
        message["text"]
        for chat in chats
        for message in chat["messages"]
        if not message["from"]["is_bot"] and message["text"].count(" ") > 1
    ]


async def test_a_jump_leads_to_what_comes_next_and_passes_nothing_over(tmp_path: Path) -> None:
    """On the way people join and get each reminder, in order; in a pause nothing else happens."""
    async with on_stage(tmp_path, small_visit()) as stage:
        before = await stage.steer("clock", playing=False)
        assert before["next"]["what"] == "Arriving begins"
        after = await first_day(stage, size=3)
        assert now(after) == FIRST_DAY
        assert not after["clock"]["playing"]
        joined = [one["name"] for one in after["people"] if one["joined"] and not one["team"]]
        assert len(joined) == 2 + 3
        crowd = next(one["name"] for one in after["people"] if one["crowd"])
        for name in (LEAD, crowd):
            assert await stage.unread(name) == 0
        assert reasons(after, crowd) == REMINDERS
        assert all(a["at"] >= b["at"] for a, b in pairwise(after["sent"]))
        assert after["session"]["title"] == "Arriving"
        assert now(await stage.state()) == FIRST_DAY


async def test_the_crowd_answers_what_a_human_opens(tmp_path: Path) -> None:
    """Nobody does while their mood is against it; then all do, and a log line says who asked."""
    async with on_stage(tmp_path, small_visit()) as stage:
        await first_day(stage, size=4, share=0, pace="eager")
        await stage.press(LEAD, "Open: Hopes")
        await stage.reads(LEAD, "closes")
        await stage.steer("clock", playing=True, speed=60)
        await stage.steer("crowd", share=0)
        assert "Hopes" in await stage.reads(LEAD, "0 of")
        state = await stage.steer("crowd", share=100)
        assert state["crowd"] == {"size": 4, "most": 6, "share": 100, "pace": "eager"}
        await stage.reads(LEAD, "4 of")
        assert f"{LEAD} opened: Hopes" in {line["why"] for line in (await stage.state())["sent"]}


async def test_a_human_takes_somebody_over(tmp_path: Path) -> None:
    """Who is played is simulated no more, until they are left to the crowd again."""
    async with on_stage(tmp_path, small_visit()) as stage:
        await stage.steer("crowd", size=2)
        one = next(one for one in (await stage.state())["people"] if one["crowd"])
        state = await stage.steer("people", reference=one["reference"], human=True)
        assert state["crowd"]["size"] == 1
        assert (await stage.person(one["name"]))["human"]
        state = await stage.steer("people", reference=one["reference"], human=False)
        assert state["crowd"]["size"] == 2
        assert (await stage.person(one["name"]))["crowd"]
        lead = (await stage.person(LEAD))["reference"]
        wishes: list[object] = [lead, "", None, [], {"a": 1}]
        for nobody in wishes:
            wish = {"reference": nobody, "human": False}
            refused = await stage.http.post("/stage/people", json=wish, headers=PAGE)
            assert refused.status_code == 409
        assert (await stage.person(LEAD))["human"]


async def test_it_is_well_at_any_speed(tmp_path: Path) -> None:
    """Whoever asks after its health hears so; a full disk does not stop it from being steered."""
    async with on_stage(tmp_path, None) as stage:
        await stage.steer("clock", playing=True, speed=60)
        (tmp_path / "demo" / "stage.new").mkdir()
        assert not (await stage.steer("clock", playing=False))["clock"]["playing"]
        await stage.steer("jump")
        told = await stage.http.get("/health")
        assert (told.status_code, told.json()["stalled"]) == (200, [])


async def test_two_cannot_have_one_folder(tmp_path: Path) -> None:
    """The second is told who has it and what to do, in whole sentences."""
    async with on_stage(tmp_path, None):
        with pytest.raises(StartupError, match=r"does that\. Stop .* another folder\.$"):
            async with on_stage(tmp_path, None):
                pass


async def test_the_next_start_goes_on(tmp_path: Path) -> None:
    """The clock, the crowd and everybody's chat are as they were left."""
    async with on_stage(tmp_path, small_visit()) as stage:
        await first_day(stage, size=3, share=100, pace="eager")
        await stage.press(LEAD, "Open: Hopes")
        await stage.steer("clock", playing=True, speed=60)
        await stage.reads(LEAD, "3 of")
        before = await stage.at_rest()
        said = await sentences(stage, before)
        chats = [await stage.chat(one["name"]) for one in before["people"]]
    async with on_stage(tmp_path, small_visit()) as stage:
        after = await stage.state()
        assert {**after, "sent": ()} == {**before, "sent": ()}
        assert [await stage.chat(one["name"]) for one in after["people"]] == chats
        assert [line["text"] for line in after["sent"]] == [one["text"] for one in before["sent"]]
        await stage.steer("jump")  # past the time in which they would answer again
        assert await sentences(stage, before) == said
        assert stage.sentences[0].startswith("The stage: http://127.0.0.1:")


async def test_the_page_and_whom_it_listens_to(tmp_path: Path) -> None:
    """The root leads to it; it speaks French; another site cannot steer."""
    async with on_stage(tmp_path, None) as stage:
        assert (await stage.http.get("/")).headers["location"] == "/stage"
        page = await stage.http.get("/stage", headers={"accept-language": "xx, fr-BE;q=0.8"})
        assert "Aller à la suite" in page.text or "Ce qui a été envoyé" in page.text
        assert "unsafe" not in page.headers["content-security-policy"]
        for headers in (
            {"content-type": "application/json", "sec-fetch-site": "cross-site"},
            {"content-type": "text/plain"},
        ):
            refused = await stage.http.post("/stage/clock", content="{}", headers=headers)
            assert refused.status_code == 403
        listed = {"content-type": "application/json"}
        assert (await stage.http.post("/stage/jump", content="[]", headers=listed)).is_error
        assert len(stage.sentences) == 3 + 4 + 2
        assert stage.sentences[-1].endswith(f"remove {tmp_path}/demo while it does not run.")
        assert (await stage.http.get(stage.sentences[3].partition(": ")[2])).status_code == 200
