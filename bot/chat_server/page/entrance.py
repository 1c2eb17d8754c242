"""The pages for people who come in by a link: nobody is let in by looking, only by a press.

A link's address is left at once: what it carries waits in a cookie of ten minutes, so that it is
in no address bar, no history and no Referer, with or without scripts.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.chat_server.chats import Chat
from bot.chat_server.doors.guard import client_of, slow_down
from bot.chat_server.doors.rates import SAYING, STRANGERS, WAY_IN, WAY_IN_DAY, WAY_IN_MAIL
from bot.chat_server.doors.same_site import check_same_site
from bot.chat_server.doors.secrets_kept import hashed
from bot.chat_server.errors import PersonError
from bot.chat_server.page.coming_in import ComingIn
from bot.chat_server.page.named import LONGEST_FORM
from bot.chat_server.page.open_house import check_payload
from bot.chat_server.page.showing import Endpoint, Showing, accepted
from bot.chat_server.reception import Reception
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters
from bot.chat_server.wire.requests import read_parameters

LINK_SECONDS = 600
FORM_SECONDS = 30.0
LONGEST_EMAIL = 254


class Entrance:
    """Landing page, links, the way in by e-mail, and the chat of whoever has come in."""

    def __init__(self, state: State, showing: Showing, reception: Reception) -> None:
        self._state = state
        self._doors = state.doors
        self._showing = showing
        self._coming_in = ComingIn(state, reception)

    def routes(self) -> list[Route]:
        """All addresses of these pages."""
        return [
            Route("/", self._paced(self._landing)),
            Route("/chat", self._paced(self._chat)),
            Route("/t/{payload}", self._paced(self._personal)),
            Route("/in/{payload}", self._paced(self._one_time)),
            Route("/open", self._paced(self._ask)),
            Route("/open", self._paced(self._open), methods=["POST"]),
            Route("/way-in", self._paced(self._landing)),
            Route("/way-in", self._paced(self._way_in), methods=["POST"]),
        ]

    async def _landing(self, request: Request) -> Response:
        if self._chat_of(request) and request.url.path == "/":
            return RedirectResponse("/chat", 303)
        return self._showing.page(request, "landing.html")

    async def _chat(self, request: Request) -> Response:
        chat = self._chat_of(request)
        if chat is None:
            return RedirectResponse("/", 303)
        response = await self._showing.chat(request, chat)
        self._doors.stay_in(request, response)
        return response

    async def _personal(self, request: Request) -> Response:
        return self._leave_address(request, "t", check_payload(request))

    async def _one_time(self, request: Request) -> Response:
        return self._leave_address(request, "in", check_payload(request))

    def _leave_address(self, request: Request, kind: str, payload: str) -> Response:
        """Only a redirection: link previews fetch addresses, so nothing may change."""
        response = RedirectResponse("/open", 303, {"Referrer-Policy": "no-referrer"})
        kept = self._coming_in.carried(kind, payload, self._doors.cookie(request, "link"))
        self._doors.keep_cookie(response, "link", kept, LINK_SECONDS)
        return response

    async def _ask(self, request: Request) -> Response:
        """Only asks, and greets."""
        carried = self._doors.cookie(request, "link")
        meeting = await self._coming_in.meet(carried, self._chat_of(request), client_of(request))
        speaks, link = (meeting.language,), hashed(carried)
        return self._showing.page(request, "open.html", speaks=speaks, meeting=meeting, link=link)

    async def _open(self, request: Request) -> Response:
        form = await self._form(request)
        carried, client = self._doors.cookie(request, "link"), client_of(request)
        if form.has("link") and form.text("link") != hashed(carried):
            # Another link was opened since, in another tab: they have to see whose that is.
            return await self._ask(request)
        here = None if form.flag("anew") else self._chat_of(request)
        meeting = await self._coming_in.meet(carried, here, client)
        if here:
            slow_down(self._doors.rates.take(SAYING, here.id))
        language = next(iter(accepted(request)), "en")
        person = await self._coming_in.let_in(meeting, carried, form.text("name"), language)
        response = RedirectResponse("/chat", 303)
        self._doors.keep_cookie(response, "link", "", 0)
        if meeting.here is None:
            self._doors.let_in(request, response, person.id)
        return response

    async def _way_in(self, request: Request) -> Response:
        """The same answer at once for every address; whether it is known is looked up later."""
        email = (await self._form(request)).text("email").strip()
        slow_down(self._doors.rates.take(WAY_IN, client_of(request)))
        fits = "@" in email and len(email) <= LONGEST_EMAIL and email.isprintable()
        if fits and self._may_be_written_to(hashed(email.casefold())):
            self._doors.asked.append(email)
        return self._showing.page(request, "sent.html")

    def _may_be_written_to(self, mailbox: str) -> bool:
        rates = self._doors.rates
        if rates.wait(WAY_IN_DAY, mailbox) or rates.take(WAY_IN_MAIL, mailbox):
            return False
        rates.add(WAY_IN_DAY, mailbox)
        return True

    async def _form(self, request: Request) -> Parameters:
        check_same_site(request, address=self._doors.address, strict=True)
        try:
            async with asyncio.timeout(FORM_SECONDS):
                return await read_parameters(request.scope, request.receive, LONGEST_FORM)
        except TimeoutError as error:
            raise PersonError(408, "the form did not come in time") from error

    def _chat_of(self, request: Request) -> Chat | None:
        session = self._doors.session(request)
        return self._state.chats.get(session.person) if session else None

    def _paced(self, show: Endpoint) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            slow_down(self._doors.rates.take(STRANGERS, client_of(request)))
            return await show(request)

        return self._showing.guarded(endpoint)
