"""How each bot stands with its channel: the token, how updates come, and whose clock is right."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.errors import StartupError
from bot.messaging.examining import Silent, Standing, Unknown, examine
from bot.settings import FIRST_BOT, Settings
from handlers.cli.checks.finding import Finding, broken, doubtful, good

_MANY = 100  # updates that wait: more than one long poll brings at once
_RECENT = timedelta(hours=1)
_TICKS = timedelta(seconds=5)  # what a clock may be wrong without anybody noticing
_WRONG = timedelta(minutes=1)
_OURS = "/hook/"  # how our own webhooks' paths begin

Answers = dict[str, Standing | Silent | Unknown]


def check_channels(settings: Settings) -> Iterator[Finding]:
    """Look at every bot."""
    try:
        bots = settings.bots
    except StartupError as error:
        yield broken("token", str(error), "Mend the setting.")
        return
    if not bots and not settings.chat:
        yield doubtful(
            "token",
            "BOT_TOKEN is not set, so `hospes run` is a demonstration.",
            "Get a token from @BotFather and set BOT_TOKEN.",
        )
    answers = asyncio.run(_ask_all(settings, bots))
    for name, answer in answers.items():
        yield from _bot("" if name == FIRST_BOT else f" {name}", answer)
    ahead = [a.ahead for a in answers.values() if isinstance(a, Standing) and a.ahead is not None]
    if ahead:
        yield _clock(ahead[0])


async def _ask_all(settings: Settings, bots: dict[str, str]) -> Answers:
    api = settings.telegram_api.rstrip("/")
    answers = await asyncio.gather(
        *(examine(f"{api}/bot{token}", lambda: datetime.now(UTC)) for token in bots.values()),
        return_exceptions=True,
    )
    found: Answers = {}
    for name, answer in zip(bots, answers, strict=True):
        if not isinstance(answer, Standing | Silent | Unknown):
            raise answer
        found[name] = answer
    return found


def _bot(name: str, answer: Standing | Silent | Unknown) -> Iterator[Finding]:
    match answer:
        case Unknown():
            yield broken(
                f"token{name}",
                "The channel does not accept it.",
                "Copy it anew from @BotFather.",
            )
        case Silent():
            yield broken(
                f"token{name}",
                f"The channel does not answer ({answer}).",
                "See that this machine reaches it, and what HOSPES_TELEGRAM_API says.",
            )
        case Standing():
            yield good(f"token{name}", f"The channel knows it as @{answer.username}.")
            yield _updates(f"updates{name}", answer)


def _updates(what: str, standing: Standing) -> Finding:
    """Judge how updates come in."""
    brought = f"They are brought to {_without_secrets(standing.webhook)}"
    says = brought if standing.webhook else "They are polled"
    says = f"{says}; {standing.pending} wait."
    failed = standing.last_error_at
    if standing.webhook and _OURS not in standing.webhook:
        return doubtful(
            what,
            says,
            "That is no address of Hospes: another program uses this token. Stop it, or take "
            "another token; `hospes run` takes the webhook away, or sets its own.",
        )
    if failed is not None and datetime.now(UTC) - failed < _RECENT:
        return doubtful(
            what,
            f"{says} At {failed:%H:%M} UTC: {standing.last_error}",
            "See that the address leads to a running Hospes, over https that Telegram trusts.",
        )
    if standing.pending > _MANY:
        return doubtful(what, says, "Start Hospes, or see in its log what keeps it.")
    return good(what, says)


def _without_secrets(webhook: str) -> str:
    """Leave out a user with a password, and a foreign path: others have their token there."""
    parts = urlsplit(webhook)
    path = parts.path if parts.path.rpartition(_OURS)[1] else "/"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{path}"


def _clock(ahead: timedelta) -> Finding:
    """Judge our clock by the channel's."""
    off = abs(ahead)
    way = "ahead of" if ahead > timedelta() else "behind"
    if off < _TICKS:
        return good("clock", "It agrees with the channel's to a few seconds.")
    says = f"It is {off.total_seconds():.0f} s {way} the channel's."
    mend = "Have the machine set its clock by the network (NTP)."
    return (broken if off > _WRONG else doubtful)("clock", says, mend)
