"""The command line: its verbs, each loading only what it needs."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="hospes",
    help="Runs online peer-learning visits in a chat, from invitation to certificate.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_NOUNS = ("plan", "people", "certificates", "parked", "outbox")
_VERBS = ("doctor", "copies", "export")  # modules whose verbs need no noun before them


@app.command()
def run(
    webhook: Annotated[
        str, typer.Option(help="The public https address to which Telegram brings updates.")
    ] = "",
) -> None:
    """Run the bot: on Telegram with BOT_TOKEN, on its own page with HOSPES_CHAT=on; else a demo."""
    from bot.app import verbs  # noqa: PLC0415 - a verb loads only what it needs

    verbs.run(webhook)


@app.command()
def chat(  # noqa: PLR0913, PLR0917 - an option each
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8081,
    host: str = "127.0.0.1",
    token: Annotated[str, typer.Option(help="The bot's token; made up if none.")] = "",
    username: Annotated[str, typer.Option(help="The bot's name, without the @.")] = "hospes_bot",
    store: Annotated[Path | None, typer.Option(help="A file that keeps the chats.")] = None,
    limits: Annotated[
        bool, typer.Option("--limits", help="Hold the bot to Telegram's pace.")
    ] = False,
) -> None:
    """Run the chat server alone: the Bot API for any bot, and a page to chat with it."""
    from bot.app import chatting  # noqa: PLC0415 - a verb loads only what it needs

    chatting.chat(host, port, token=token, username=username, store=store, limits=limits)


@app.command()
def stage(
    plan: Annotated[Path | None, typer.Argument(help="A visit file; the sample's if none.")] = None,
    people: Annotated[Path | None, typer.Argument(help="A people file; the sample's.")] = None,
) -> None:
    """Rehearse a visit on a page: its chats side by side, its clock, a simulated crowd, a log."""
    from bot.app import staging  # noqa: PLC0415 - a verb loads only what it needs

    staging.stage(plan, people)


@app.command()
def rehearse(  # noqa: PLR0913, PLR0917 - a flag each
    plan: Annotated[Path | None, typer.Argument(help="A visit file; the sample's if none.")] = None,
    people_file: Annotated[Path | None, typer.Argument(help="A people file.")] = None,
    people: Annotated[Path | None, typer.Option(help="The same, for the sample's visit.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the report goes; out/ if none, but for the days.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same report.")] = 1,
    speed: Annotated[str, typer.Option(help="Visit seconds per second, or max.")] = "max",
    days_only: Annotated[
        bool, typer.Option("--days-only", help="Only look what falls due when, and what is wrong.")
    ] = False,
) -> None:
    """Let simulated people live through a visit; exit 1 if anything did not hold."""
    if days_only:
        from bot.app.days_only import rehearse_days  # noqa: PLC0415 - as below

        raise typer.Exit(rehearse_days(plan, people_file or people, out))
    from bot.app.rehearsing import rehearse_visit  # noqa: PLC0415 - a verb loads only what it needs

    folder = out or Path("out")
    raise typer.Exit(rehearse_visit(plan, people_file or people, folder, seed, speed))


def command_line() -> typer.Typer:
    """Give the whole command line, the nouns' verbs included."""
    for noun in _NOUNS:
        app.add_typer(import_module(f"handlers.cli.{noun}").app, name=noun)
    for verbs in _VERBS:
        app.add_typer(import_module(f"handlers.cli.{verbs}").app)
    return app
