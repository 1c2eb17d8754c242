"""`hospes chat`: the chat server alone, for any bot."""

import re
from contextlib import closing
from pathlib import Path

from bot.app.terminal import bound, go, say, until_told
from bot.chat_server import ChatServer
from bot.errors import StartupError

_TOKEN = re.compile(r"\d{1,15}:[A-Za-z0-9_-]+", re.ASCII)


def chat(  # noqa: PLR0913 - an option of the command line each
    host: str, port: int, *, token: str, username: str, store: Path | None, limits: bool
) -> None:
    """Run until told to stop.

    Args:
        host: where to listen.
        port: where to listen; 0: any that is free.
        token: what the bot calls itself with; empty: the one in the store, or a new one.
        username: the bot's, without the @.
        store: the file that keeps the chats; none: they end with the process.
        limits: whether the bot is held to Telegram's pace.

    Raises:
        StartupError: the port or the file cannot be used, or the token is none.
    """
    if token and not _TOKEN.fullmatch(token):
        raise StartupError(
            "--token is no token: it is a number, a colon and letters or digits, "
            "as in 42:secret. Leave it out, and one is made up."
        )
    go(_serve(host, port, _server(token, username, store, limits=limits), store))


def _server(token: str, username: str, store: Path | None, *, limits: bool) -> ChatServer:
    try:
        return ChatServer(token=token or None, bot_username=username, store=store, limits=limits)
    except OSError as error:
        raise StartupError(f"{error}. Stop that one, or give --store another file.") from error


async def _serve(host: str, port: int, server: ChatServer, store: Path | None) -> None:
    with closing(server):
        async with bound(server.serve(host, port), host, port) as base_url:
            say(*_welcome(base_url, server.token, store))
            await until_told()


def _welcome(base_url: str, token: str, store: Path | None) -> list[str]:
    kept = f"Chats are kept in {store}." if store else "Nothing is kept; --store chats.db keeps it."
    return [
        "The chat server runs: it is to your bot what Telegram is.",
        "",
        "1. Give your bot these, and start it:",
        f"     token          {token}",
        f"     base_url       {base_url}/bot",
        f"     base_file_url  {base_url}/file/bot",
        f"2. Open {base_url}/ in a browser, choose a name, and write to your bot.",
        "",
        f"People can be driven by a program, too: {base_url}/openapi.json says how.",
        f"{kept} docs/chat-server.md tells everything. Ctrl-C stops it.",
    ]
