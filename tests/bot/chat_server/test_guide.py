"""docs/chat-server.md says what is so: each example of it runs as it stands there."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "chat-server.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:8081"
PASTE = "the token that hospes chat printed"


@cache
def blocks() -> dict[str, str]:
    """Every example, by the name of its file; what is typed, by its language."""
    return {name or language: text for language, name, text in BLOCK.findall(GUIDE)}


@contextmanager
def running(*command: str, folder: Path = ROOT) -> Iterator["subprocess.Popen[str]"]:
    """A process meanwhile."""
    process = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=10)


@contextmanager
def chat(*options: str) -> Iterator[tuple[str, str]]:
    """What is typed in the guide, on a free port; gives the address and the token it prints."""
    verb, *typed = blocks()["sh"].split()
    assert verb == "hospes"
    free = [word.replace("8081", "0") for word in typed]
    with running("-m", "bot", *free, *options) as process:
        assert process.stdout
        said = ""
        while "Ctrl-C" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        address = re.search(r"base_url +(http://[\d.:]+)/bot\n", said)
        token = re.search(r"token +(\S+)\n", said)
        assert address, said
        assert token, said
        assert f"{address[1]}/file/bot" in said
        yield address[1], token[1]


def written(folder: Path, address: str = ADDRESS, token: str = PASTE) -> Path:
    """A folder with all that the guide tells to save."""
    for name, text in blocks().items():
        if name.endswith(".py"):
            (folder / name).write_text(text.replace(ADDRESS, address).replace(PASTE, token))
    return folder


def test_all_examples_are_tried() -> None:
    """There is no example that no test here knows."""
    assert sorted(blocks()) == ["conftest.py", "echo.py", "people.py", "sh", "test_echo.py"]
    assert GUIDE.count("\n```") == 2 * len(blocks())


def test_a_bot_and_people_as_programs(tmp_path: Path) -> None:
    """The guide's bot runs against `hospes chat`, and the guide's program talks with it."""
    kept, names = tmp_path / "chats.db", ("--token", "42:secret", "--username", "echo_bot")
    with chat("--limits", "--store", str(kept), *names) as (address, token):
        assert token == "42:secret"
        folder = written(tmp_path, address, token)
        with running("echo.py", folder=folder):
            asked = subprocess.run(
                [sys.executable, "people.py"],
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=20,
                check=False,
            )
    assert (asked.stdout, asked.stderr) == ("Counted\n", "")
    assert kept.exists()


def test_the_tests_of_the_guide_pass(tmp_path: Path) -> None:
    """The guide's tests pass in a folder of their own, where all must be said explicitly."""
    written(tmp_path)
    settings = ("asyncio_mode=strict", "asyncio_default_fixture_loop_scope=function")
    options = [word for setting in settings for word in ("-o", setting)]
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "pytest", "-q", "-W", "error", *options, "test_echo.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "5 passed" in done.stdout, done.stdout + done.stderr
