"""Our own chat page: whether people find it, and whether it can call them back by e-mail."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from bot.errors import StartupError
from bot.settings import Settings
from handlers.cli.checks.finding import Finding, broken, doubtful, good

_OTHERS = 0o077  # rights of everybody but the owner


def check_page(settings: Settings) -> Iterator[Finding]:
    """Look at the page, if it is set up."""
    if not settings.chat:
        return
    if settings.public_url.startswith("https:"):
        yield good("page", f"People come to {settings.address}/.")
    elif settings.public_url:
        yield doubtful(
            "page",
            f"People come to {settings.address}/ without encryption: others on the way can read "
            "along, and come in as them.",
            "Let a proxy take https, and set HOSPES_PUBLIC_URL to its address.",
        )
    else:
        yield doubtful(
            "page",
            f"People come to {settings.address}/, which only this machine finds.",
            "Set HOSPES_PUBLIC_URL to the https address of your proxy.",
        )
    store = settings.chat_store
    if isinstance(store, Path) and store.is_file() and store.stat().st_mode & _OTHERS:
        yield doubtful(
            "rights",
            f"Others on this machine may read {store}, and with it what people said.",
            f"chmod 600 {store}*",
        )
    yield _mail(settings)


def _mail(settings: Settings) -> Finding:
    # Here, because nobody else needs the library.
    from bot.messaging.mail import server_of, why_not  # noqa: PLC0415

    try:
        server = server_of(settings)
    except StartupError as error:
        return broken("e-mail", str(error), "Mend the setting.")
    if server is None:
        return doubtful(
            "e-mail",
            "HOSPES_SMTP_HOST is not set: whoever closed the page hears of nothing.",
            "Set HOSPES_SMTP_HOST and HOSPES_SMTP_FROM.",
        )
    if why := asyncio.run(why_not(server)):
        return broken(
            "e-mail",
            f"{settings.smtp_host}:{settings.smtp_port} does not take any ({why}).",
            "See what HOSPES_SMTP_HOST, _PORT, _USER, _PASSWORD and _TLS say.",
        )
    return good("e-mail", f"{settings.smtp_host}:{settings.smtp_port} takes them.")
