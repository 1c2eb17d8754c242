"""`hospes chat`, as far as it can fail to start; docs/chat-server.md's examples run the rest."""

from contextlib import closing
from pathlib import Path

import pytest

from bot.app.chatting import chat
from bot.chat_server import ChatServer
from bot.errors import StartupError


def refused(token: str = "", store: Path | None = None) -> str:
    """Give what is said instead of a start."""
    with pytest.raises(StartupError) as caught:
        chat("127.0.0.1", 0, token=token, username="echo_bot", store=store, limits=False)
    return str(caught.value)


@pytest.mark.parametrize("token", ["secret", "42:", "42:a/b", ":x", "42:x y"])
def test_no_token(token: str) -> None:
    """What no library would take for a token is not taken; the sentence shows a good one."""
    assert "42:secret" in refused(token=token)


def test_a_store_that_is_in_use(tmp_path: Path) -> None:
    """A store that another one keeps is told by its name, with what to do."""
    store = tmp_path / "chats.db"
    with closing(ChatServer(store=store)):
        said = refused(store=store)
    assert str(store) in said
    assert "--store" in said
