"""The whole of Hospes as one process, its pages included, with the channel's limits lifted.

`python -m benchmarks.whole_bot [PORT]`: with a port for its pages updates are brought to it there,
else it polls. Configured by the environment like the real one: BOT_TOKEN, HOSPES_TELEGRAM_API,
HOSPES_DATA or DATABASE_URL. What a chat and a bot bear is lifted, because we measure ourselves.
"""

import gc
import sys

from bot.app.hospes import Hospes
from bot.app.logs import configure
from bot.app.pages import pages
from bot.app.terminal import go, until_told
from bot.app.verbs import running
from bot.clock import SystemClock
from bot.messaging.channel import Channel
from bot.messaging.hooking import Webhook
from bot.messaging.pace import Limits
from bot.settings import Settings, load
from storage.database import Database

UNLIMITED = Limits(per_second=1_000_000, chat_interval=0.0)


def main() -> None:
    """Run until told to stop."""
    gc.disable()
    configure()
    go(_run(load(), *sys.argv[1:]))


async def _run(settings: Settings, port: str = "0") -> None:
    settings.port = int(port)
    api, clock = settings.telegram_api, SystemClock()
    channels = [
        Channel(name, token, f"{api}/bot", f"{api}/file/bot")
        for name, token in settings.bots.items()
    ]
    database = Database(settings.database, clock)
    hook = Webhook(f"http://127.0.0.1:{port}", clock) if settings.port else None
    hospes = Hospes(database, clock, channels, limits=UNLIMITED, webhook=hook)
    async with running(hospes), pages(database, hospes.lines, settings):
        await hospes.tell_commands()
        await until_told(hospes.failed())


if __name__ == "__main__":
    main()
