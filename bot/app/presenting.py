"""Telling the operator which bots there are, where, and how somebody comes to run the place."""

from functools import partial

from bot.app.hospes import Hospes
from bot.app.line import Line
from bot.app.terminal import say
from bot.clock import Clock
from bot.domain.tokens import link as link_of
from bot.errors import StartupError
from bot.messaging.persistence import Persistence
from bot.services.bots import PAGE
from bot.services.inviting import first_organiser_link, forget_links, know_links
from storage.work import Work

_USUALLY = 1.0  # seconds within which channels usually answer


class Presenter:
    """Makes known each bot that this process keeps, also one that it takes over later.

    Args:
        hospes: begun.
        address: of our pages, as others see them.
        clock: what waiting for the database goes by.
        with_page: people may also come to our own page.
    """

    def __init__(self, hospes: Hospes, address: str, clock: Clock, *, with_page: bool) -> None:
        self._hospes = hospes
        self._address = address
        self._persistence = Persistence("presenting", clock)
        self._with_page = with_page
        self._token: str | None = None  # the organiser's; empty: there is one; none: not asked yet

    async def present(self) -> None:
        """Tell of each bot as it is kept; ends only when cancelled."""
        if not self._with_page:
            await self._persistence.until_taken(
                partial(self._hospes.database.transact, forget_links, PAGE)
            )
        async for line in self._hospes.kept():
            await self._persistence.until_taken(partial(self._present, line))
            await line.tell_commands()

    async def tell_of_others(self) -> None:
        """Tell which bots another process keeps, and that one has not answered yet."""
        # With a page nobody has waited for Telegram so far.
        if not await self._hospes.begun(_USUALLY if self._with_page else 0):
            say(
                "Telegram has not answered yet; Hospes begins there when it does. "
                f"Its pages: {self._address}"
            )
        try:
            await self._hospes.begun()
        except StartupError:
            return  # whoever waits for a failure says so
        for line in self._hospes.lines:
            if not self._hospes.keeps(line.name):
                say(
                    f"@{line.username} is kept by another process. "
                    f"This one stands by: {self._address}"
                )

    async def _present(self, line: Line) -> None:
        on_page = line.name == PAGE
        link = (
            _on_page(self._address) if on_page else f"https://t.me/{line.username}?start={{token}}"
        )
        if self._token is None:
            self._token = await self._hospes.database.transact(
                introduce, line.name, link, self._address
            )
            more = "Nobody runs it yet. This link makes its opener the organiser, once:"
        else:
            await self._hospes.database.transact(know_links, line.name, link)
            more = "Or, the same link there:"
        if on_page:
            say(f"Hospes is on its own page: {self._address}/")
        else:
            say(f"Hospes is @{line.username} on Telegram. Its pages: {self._address}")
        if self._token:
            say(more, link_of(link, self._token))


def introduce(work: Work, channel: str, link: str, address: str) -> str:
    """Write down how links look; give the organiser's token while nobody runs the place yet."""
    know_links(work, channel, link)
    work.records.know("public_url", address)
    return first_organiser_link(work)


def _on_page(address: str) -> str:
    return f"{address.rstrip('/')}/t/{{token}}"
