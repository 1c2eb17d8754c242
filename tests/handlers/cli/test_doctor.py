"""`hospes doctor`."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import text
from typer.testing import CliRunner, Result

from bot.chat_server import ChatServer
from bot.services.zone_notes import note_planned
from bot.zone_data import ZoneData, in_use
from handlers.cli.checks.machine import check_disk
from handlers.cli.checks.zones import check_zone_data, check_zones
from handlers.cli.doctor import app
from storage.database import Database
from storage.engine import sqlite_at, writing_engine
from storage.moved import mark
from storage.work import Work
from tests.bot.messaging.post_office import post_office
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

TOKEN = "123456789:AAE-very-secret"
Answers = dict[str, Any]


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def found(result: Result) -> dict[str, tuple[str, str]]:
    """Give state and sentence of each finding, from the JSON."""
    checks = json.loads(result.stdout)["checks"]
    assert all(bool(check["mend"]) == (check["state"] != "good") for check in checks)
    return {check["what"]: (check["state"], check["says"]) for check in checks}


def examined() -> dict[str, tuple[str, str]]:
    return found(run("--json"))


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("BOT_TOKEN", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def house(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database with its tables."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database


@pytest.fixture
def now() -> StillClock:
    """The present, as a clock that stands still."""
    return StillClock(datetime.now(UTC))


def beat(work: Work) -> None:
    for part in ("clock", "sender:telegram"):
        work.records.beat(part, work.now)


@asynccontextmanager
async def channel(answers: Answers, date: datetime | None = None) -> AsyncIterator[str]:
    """Serve fixed answers of the Bot API, at another time if one is given."""

    async def answer(request: web.Request) -> web.Response:
        known = f"/bot{TOKEN}/" in request.path
        result = answers[request.path.rpartition("/")[2]]
        when = date or datetime.now(UTC)
        return web.json_response(
            {"ok": known, "result": result},
            status=200 if known else 401,
            headers={"Date": f"{when:%a, %d %b %Y %H:%M:%S GMT}"},
        )

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    async with TestServer(application) as server:
        yield str(server.make_url("")).rstrip("/")


async def asked(
    monkeypatch: pytest.MonkeyPatch, hook: Answers, date: datetime | None = None, bots: str = ""
) -> Result:
    """Run the command against a channel with one bot that has this webhook."""
    answers = {"getMe": {"id": 123456789, "username": "our_bot"}, "getWebhookInfo": hook}
    async with channel(answers, date) as api:
        monkeypatch.setenv("HOSPES_TELEGRAM_API", api)
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        monkeypatch.setenv("HOSPES_MORE_BOTS", bots)
        return await asyncio.to_thread(run, "--json")


async def test_all_is_well(
    house: Database, monkeypatch: pytest.MonkeyPatch, now: StillClock
) -> None:
    """With a token that a real chat server knows, nothing is doubtful, and no secret is told."""
    house._writer._clock = now  # noqa: SLF001 - what lives now, beats now
    await house.transact(beat)
    server = ChatServer()
    async with server.serve() as base_url:
        monkeypatch.setenv("HOSPES_TELEGRAM_API", base_url)
        monkeypatch.setenv("BOT_TOKEN", server.token)
        result = await asyncio.to_thread(run)
    assert result.exit_code == 0, result.output
    assert [line[:16].split(" ", 1)[1].strip() for line in result.stdout.splitlines()] == [
        "token",
        "updates",
        "database",
        "tables",
        "writing",
        "running",
        "outbox",
        "parked",
        "zones in use",
        "fonts",
        "disk",
        "time zones",
    ]
    assert {line[0] for line in result.stdout.splitlines()} == {"✓"}
    assert server.token not in result.output
    assert server.token.partition(":")[2] not in result.output


def test_a_fresh_installation(tmp_path: Path) -> None:
    """Before the first start nothing is broken, and nothing is made by looking."""
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("! token          BOT_TOKEN is not set")
    assert "→ Get a token from @BotFather" in result.stdout
    assert "! database       There is no data/hospes.db yet." in result.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("hook", "state", "sentence"),
    [
        ({"url": "", "pending_update_count": 3}, "good", "They are polled; 3 wait."),
        ({"url": "", "pending_update_count": 101}, "warning", "They are polled; 101 wait."),
        (
            {"url": "https://v.example.org/hook/telegram", "last_error_date": 1},
            "good",
            "They are brought to https://v.example.org/hook/telegram; 0 wait.",
        ),
        (
            {"url": "https://elsewhere.example.org/"},
            "warning",
            "They are brought to https://elsewhere.example.org/; 0 wait.",
        ),
    ],
)
async def test_how_updates_come(
    monkeypatch: pytest.MonkeyPatch, hook: Answers, state: str, sentence: str
) -> None:
    """Whether they are polled or brought, how many wait, and who else takes them."""
    assert found(await asked(monkeypatch, hook))["updates"] == (state, sentence)


async def test_an_error_of_the_webhook_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Telegram said of a delivery that failed within the hour is passed on."""
    failed = int(datetime.now(UTC).timestamp()) - 60
    hook = {
        "url": "https://v.example.org/hook/telegram",
        "last_error_date": failed,
        "last_error_message": "Connection refused",
    }
    state, says = found(await asked(monkeypatch, hook))["updates"]
    assert (state, says.endswith("UTC: Connection refused")) == ("warning", True)


@pytest.mark.parametrize(
    ("wrong", "state", "sentence"),
    [
        (timedelta(), "good", "It agrees with the channel's to a few seconds."),
        (timedelta(seconds=30), "warning", "s ahead of the channel's."),
        (timedelta(hours=-1), "broken", "s behind the channel's."),
    ],
)
async def test_the_clock_is_held_against_the_channels(
    monkeypatch: pytest.MonkeyPatch,
    wrong: timedelta,
    state: str,
    sentence: str,
) -> None:
    """A clock that is some seconds off is doubtful, a minute is broken."""
    result = await asked(monkeypatch, {}, datetime.now(UTC) - wrong)
    says = found(result)["clock"]
    assert (says[0], says[1].endswith(sentence)) == (state, True)
    assert result.exit_code == (state == "broken")


async def test_a_token_that_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of several bots is looked at; the one that is refused is named, not its token."""
    result = await asked(monkeypatch, {}, bots="south=987654321:BBB-wrong")
    says = found(result)
    assert says["token"][0] == "good"
    assert says["token south"] == ("broken", "The channel does not accept it.")
    assert result.exit_code == 1
    assert "AAE" not in result.output
    assert "BBB" not in result.output


@pytest.mark.parametrize("answer", [None, {"username": 5}, []])
async def test_a_channel_that_does_not_answer_as_one(
    monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    """Nobody there, or something else there: said in words, without the address."""
    answers = {} if answer is None else {"getMe": answer}
    async with channel(answers) as api:
        monkeypatch.setenv("HOSPES_TELEGRAM_API", api)
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        result = await asyncio.to_thread(run, "--json")
    assert result.exit_code == 1
    assert found(result)["token"][1].startswith("The channel does not answer (")
    assert TOKEN not in result.output


def test_bots_that_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be read is a finding; the rest is looked at all the same."""
    monkeypatch.setenv("HOSPES_MORE_BOTS", "nonsense")
    says = examined()
    assert says["token"][0] == "broken"
    assert says["disk"][0] == "good"


def test_a_hospes_that_stands_still(house: Database, clock: StillClock, now: StillClock) -> None:
    """No sign of life, an old one, or one from the future: each is told."""
    assert examined()["running"] == ("warning", "Hospes does not run.")
    clock.instant = now.instant - timedelta(hours=3)
    house.perform(beat)
    assert examined()["running"][1].endswith("its last sign of life was 3 h ago.")
    clock.instant = now.instant + timedelta(hours=3)
    house.perform(beat)
    assert examined()["running"][0] == "broken"
    clock.instant = now.instant
    house.perform(lambda work: work.records.beat("clock", work.now - timedelta(hours=1)))
    house.perform(lambda work: work.records.beat("sender:telegram", work.now))
    assert examined()["running"][1] == ("Hospes runs. Silent, perhaps not in use any more: clock.")


def test_what_waits_and_what_failed(house: Database, clock: StillClock, now: StillClock) -> None:
    """Letters that are due for long and everything that is parked are counted, not told."""

    def write(work: Work) -> None:
        address_id = work.people.add_address("telegram", 7, "en", work.now)
        work.say(address_id, "apology", args={"reference": "private words"})
        work.records.park(
            "K7F-2Q9",
            channel="telegram",
            update_id=1,
            chat_id=7,
            content={"text": "private words"},
            error="ValueError",
            at=work.now,
        )

    clock.instant = now.instant - timedelta(minutes=10)
    house.perform(write)
    says = examined()
    assert says["outbox"] == ("warning", "1 letters are due. The oldest since 10 min.")
    assert says["parked"] == ("warning", "1 updates.")
    assert "private words" not in run().output


def test_names_that_no_font_can_draw(house: Database, clock: StillClock) -> None:
    """They are told by the reference in the people file and the letters, never by the name."""
    room = Room(house, clock)
    assert examined()["fonts"] == ("good", "They have every letter of 5 people's names.")
    somebody = room.me(room.people[1]).person.id
    house.perform(lambda work: work.people.settle(somebody, certificate_name="Bruno \u1200"))
    assert examined()["fonts"] == ("warning", "No font has U+1200, in the names of 1: T02.")
    assert "Bruno" not in run().output


def test_a_zone_that_is_not_known(house: Database, clock: StillClock) -> None:
    """The zones of people and plans must be in the data of this machine."""
    room = Room(house, clock)
    assert examined()["zones in use"][0] == "good"
    somebody = room.me(room.people[1]).person.id
    house.perform(lambda work: work.people.settle(somebody, zone="Mars/Olympus"))
    assert examined()["zones in use"] == ("broken", "Not known here: Mars/Olympus.")
    assert check_zones(["", "Europe/Helsinki"]).says == "All 1 are known."


@pytest.mark.parametrize(("number", "state"), [("0000", "warning"), ("9999", "broken")])
def test_tables_of_another_version(house: Database, number: str, state: str) -> None:
    """Older tables are brought up to date by the next start, newer ones need a newer Hospes."""
    number_it = text("UPDATE alembic_version SET version_num = :number")
    house.perform(lambda work: work.connection.execute(number_it, {"number": number}))
    says = examined()
    assert says["tables"][0] == state
    assert "running" not in says


def test_a_database_that_was_moved_away(house: Database) -> None:
    """Whoever still points at the old one is told where to."""
    house.perform(lambda work: mark(work.connection, "postgresql://example.org/hospes"))
    result = run()
    assert result.exit_code == 1
    assert (
        "✗ database       Everything was moved to postgresql://example.org/hospes." in result.stdout
    )


def test_a_database_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the driver says of it is passed on, without a password."""
    (tmp_path / "x.db").write_text("no database at all" * 100)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    assert examined()["database"] == (
        "broken",
        f"sqlite:///{tmp_path}/x.db cannot be opened: file is not a database",
    )
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/x?connect_timeout=1")
    result = run()
    assert result.exit_code == 1
    assert "secret" not in result.output


def test_a_file_that_is_damaged(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is no page any more is found."""
    file = tmp_path / "hospes.db"
    shutil.copy(migrated_file, file)
    with file.open("r+b") as pages:
        pages.seek(4096 * 5)
        pages.write(b"\xff" * 4096)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    state, says = examined()["database"]
    assert (state, "It is damaged: " in says) == ("broken", True)


def test_a_file_that_takes_nothing(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program that holds the lock is noticed."""
    file = tmp_path / "hospes.db"
    shutil.copy(migrated_file, file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setattr("storage.engine._SQLITE_PRAGMAS", ("PRAGMA busy_timeout=1",))
    engine = writing_engine(sqlite_at(file))
    with engine.begin():
        assert examined()["writing"] == ("broken", "It takes nothing: database is locked")
    engine.dispose()


def test_a_setting_that_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The configuration is looked at first of all."""
    monkeypatch.setenv("HOSPES_PORT", "many")
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("The configuration does not fit")


@pytest.mark.parametrize(("free", "state"), [(50, "broken"), (500, "warning"), (5_000, "good")])
def test_room_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str
) -> None:
    """Little room is doubtful, next to none is broken, also before the folder is made."""
    usage = shutil._ntuple_diskusage(10**12, 10**12, free * 1_000_000)  # type: ignore[attr-defined] # noqa: SLF001
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    finding = check_disk(tmp_path / "not" / "there")
    assert (finding.state.value, finding.says) == (state, f"{free:,} MB are free in {tmp_path}.")


def test_which_time_zone_data_count() -> None:
    """Their release and where they are; in the second half of the next year they are old."""
    newest = examined()["time zones"][1]
    assert newest.startswith(f"Release {in_use().release} counts, those of ")
    data = ZoneData("2026f", "/usr/share/zoneinfo")
    fresh = check_zone_data(data, datetime(2027, 6, 30, tzinfo=UTC))
    assert fresh.says == "Release 2026f counts, those of /usr/share/zoneinfo."
    old = check_zone_data(ZoneData("2026f"), datetime(2027, 7, 1, tzinfo=UTC))
    assert [one.state.value for one in (fresh, old)] == ["good", "warning"]
    assert old.says.startswith("Release 2026f counts, those of the package tzdata. ")


def test_what_was_planned_by_other_time_zone_data(house: Database) -> None:
    """Until the start by which it is planned anew, that is told."""
    assert "planned" not in examined()
    house.perform(lambda work: work.records.know("zone_data", "2019c"))
    says = "What is to come was planned by the time zones of 2019c."
    assert examined()["planned"] == ("warning", says)
    house.perform(note_planned)
    assert "planned" not in examined()


@pytest.mark.parametrize("folder", ["/proc/x", "taken", "taken/x"])
def test_a_database_that_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Where the first start would be refused, that is said before."""
    (tmp_path / "taken").touch()
    monkeypatch.setenv("HOSPES_DATA", folder)
    state, says = examined()["database"]
    assert (state, says.startswith(f"{folder}/hospes.db cannot be made (")) == ("broken", True)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_folder_is_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has the database's name has to be a file."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    assert examined()["database"] == ("broken", f"{tmp_path} cannot be made (Is no file).")


def test_a_database_that_others_may_read(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names and answers are in it: that is doubtful, and the command that mends it is told."""
    file = tmp_path / "hospes.db"
    shutil.copy(migrated_file, file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    assert "rights" not in examined()
    file.chmod(0o644)
    assert examined()["rights"][0] == "warning"
    assert f"→ chmod 600 {file}*" in run().stdout


def test_a_setting_that_is_misspelt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nobody reads is told, with the one that is meant; its value is not."""
    monkeypatch.setenv("HOSPES_METRIC_TOKEN", "secret")
    result = run()
    assert "! settings       HOSPES_METRIC_TOKEN is no setting of Hospes." in result.stdout
    assert "→ Did you mean HOSPES_METRICS_TOKEN?" in result.stdout
    assert "secret" not in result.output


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("https://me:secret@v.example.org/hook/telegram", "https://v.example.org/hook/telegram"),
        ("https://elsewhere.example.org/secret?x=secret", "https://elsewhere.example.org/"),
    ],
)
async def test_no_secret_of_a_webhook_is_shown(
    monkeypatch: pytest.MonkeyPatch, url: str, seen: str
) -> None:
    """Other programs have their token in the path, and some a password before the host."""
    says = found(await asked(monkeypatch, {"url": url}))["updates"][1]
    assert says == f"They are brought to {seen}; 0 wait."


async def test_the_page_and_its_e_mails(
    house: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whether people find the page, who may read its chats, and whether e-mails leave."""
    del house
    monkeypatch.setenv("HOSPES_CHAT", "on")
    monkeypatch.setenv("HOSPES_DATA", str(tmp_path))
    told = await asyncio.to_thread(examined)
    assert "token" not in told
    assert told["page"][0] == told["e-mail"][0] == "warning"
    monkeypatch.setenv("HOSPES_PUBLIC_URL", "http://visits.example.org")
    assert "without encryption" in (await asyncio.to_thread(examined))["page"][1]
    monkeypatch.setenv("HOSPES_PUBLIC_URL", "https://visits.example.org")
    monkeypatch.setenv("HOSPES_SMTP_HOST", "127.0.0.1")
    assert "HOSPES_SMTP_FROM is missing" in (await asyncio.to_thread(examined))["e-mail"][1]
    monkeypatch.setenv("HOSPES_SMTP_FROM", "Hospes <hospes@example.org>")
    monkeypatch.setenv("HOSPES_SMTP_TLS", "off")
    async with post_office() as office:
        monkeypatch.setenv("HOSPES_SMTP_PORT", str(office.port))
        told = await asyncio.to_thread(examined)
        assert told["page"] == ("good", "People come to https://visits.example.org/.")
        assert told["e-mail"] == ("good", f"127.0.0.1:{office.port} takes them.")
    assert (await asyncio.to_thread(examined))["e-mail"][0] == "broken"
    if (tmp_path / "chat.db").exists() or not os.environ.get("DATABASE_URL", "").startswith("p"):
        (tmp_path / "chat.db").touch(mode=0o644)
        (tmp_path / "chat.db").chmod(0o644)
        assert "may read" in (await asyncio.to_thread(examined))["rights"][1]
