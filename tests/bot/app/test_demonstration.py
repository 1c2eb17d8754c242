"""The demonstration, as far as it can fail to start."""

from pathlib import Path

import pytest

from bot.app.demonstration import demonstration
from bot.chat_server import ChatServer
from bot.errors import StartupError
from bot.settings import Settings


async def test_a_second_demonstration_is_told_why(tmp_path: Path) -> None:
    """On data that another one uses it ends with one sentence that says so once."""
    chats = tmp_path / "demo" / "chat.db"
    first = ChatServer(store=chats)
    try:
        with pytest.raises(StartupError) as refused:
            async with demonstration(Settings(data=tmp_path)):
                pass
    finally:
        first.close()
    assert str(chats) in str(refused.value)
    assert "Stop the Hospes" in str(refused.value)


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where a file stands in the folder's place the system's own words are passed on."""
    (tmp_path / "demo").write_text("no folder")
    with pytest.raises(StartupError, match=r"chat\.db: (File exists|Not a directory)\. Stop"):
        async with demonstration(Settings(data=tmp_path)):
            pass
