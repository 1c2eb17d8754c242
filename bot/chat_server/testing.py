"""A pytest plug-in for the tests of any bot: `pytest_plugins = ["bot.chat_server.testing"]`.

It gives the fixture `chat_server`. A marker says what should be different from usual:
`@pytest.mark.chat_server(limits=True, token="42:secret", username="echo_bot")`. The fixture is
pytest-asyncio's in any mode, and anyio's where pytest-asyncio is not installed.
"""

from collections.abc import AsyncIterator

import pytest

from bot.chat_server.clocks import MovableClock
from bot.chat_server.server import ChatServer

try:
    import pytest_asyncio as plugin
except ImportError:  # anyio takes the usual fixtures
    plugin = pytest  # type: ignore[misc]  # all that is used of it is alike


class LiveServer(ChatServer):
    """A chat server that runs, in the event loop of the test; everything in memory.

    Attributes:
        clock: its time, which a test may move.
        url: where it is; the chat page too, for whoever wants to look.
    """

    def __init__(
        self, *, token: str | None = None, username: str = "test_bot", limits: bool = False
    ) -> None:
        self.clock = MovableClock()
        self.url = ""
        super().__init__(self.clock, token, username, limits=limits)

    @property
    def base_url(self) -> str:
        """What python-telegram-bot and others want as `base_url`; the token comes behind it."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """The same for downloads."""
        return f"{self.url}/file/bot"


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers", "chat_server(token, username, limits): how the fixture `chat_server` should be"
    )


@plugin.fixture
async def chat_server(request: pytest.FixtureRequest) -> AsyncIterator[LiveServer]:
    """A chat server with nobody in it yet."""
    marker = request.node.get_closest_marker("chat_server")
    server = LiveServer(**(marker.kwargs if marker else {}))
    async with server.serve() as url:
        server.url = url
        yield server
