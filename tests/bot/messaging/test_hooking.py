"""Asking a channel to bring updates."""

from structlog.testing import capture_logs

from bot.chat_server import ChatServer, Fault
from bot.messaging.channel import Channel
from bot.messaging.hooking import Webhook
from tests.bot.messaging.house import KEY, QuickClock


async def test_why_a_channel_does_not_agree_is_logged(
    server: ChatServer, url: str, clock: QuickClock
) -> None:
    """What it says against the address is told, and it is asked again."""
    server.fail(Fault("forbidden", method="setWebhook"))
    channel = Channel(KEY, server.token, f"{url}/bot", f"{url}/file/bot")
    await channel.request.initialize()
    webhook = Webhook("https://visits.example.org", clock)
    with capture_logs() as logs:
        webhook.ask_for(channel)
        await webhook._asking[KEY]  # noqa: SLF001 - its end is when the channel has agreed
    await channel.request.shutdown()
    assert [one["event"] for one in logs] == ["webhook not set", "webhook set"]
    assert logs[0]["error"].startswith("Forbidden: ")
    assert "bot was blocked by the user" in logs[0]["error"]
    assert server.token not in str(logs)
