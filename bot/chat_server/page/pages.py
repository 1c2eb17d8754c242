"""The chat page: choose who you are, chat, and follow a deep link. Forms work without scripts."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.chat_server.errors import BotApiError, PersonError
from bot.chat_server.people.messages import is_payload
from bot.chat_server.people.operations import check_same_site
from bot.chat_server.people.person import Person
from bot.chat_server.state import State
from bot.chat_server.wire.requests import read_parameters

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
LONGEST_NAME = 64

Endpoint = Callable[[Request], Awaitable[Response]]


class Page:
    """The HTML side of one server."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._templates = Jinja2Templates(directory=HERE / "templates")

    def routes(self) -> list[BaseRoute]:
        """All addresses of the page."""
        return [
            Route("/", self._guarded(self._people)),
            Route("/people", self._guarded(self._create), methods=["POST"]),
            Route("/people/{person:id}", self._guarded(self._chat)),
            Route("/t/{payload}", self._guarded(self._ask_who)),
            Route("/t/{payload}", self._guarded(self._follow), methods=["POST"]),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]

    async def _people(self, request: Request) -> Response:
        chosen = request.query_params.get("person", "")
        if chosen.isascii() and chosen.isdigit():
            return RedirectResponse(f"/people/{chosen}", 303)
        return self._show(request, "people.html")

    async def _create(self, request: Request) -> Response:
        return _to_chat(await self._chosen(request))

    async def _chat(self, request: Request) -> Response:
        person = Person(self._state, self._state.chat(request.path_params["person"]))
        return self._show(request, "chat.html", person=person)

    async def _ask_who(self, request: Request) -> Response:
        """Only asks: link previews fetch this address, so it must not change anything."""
        self._check_payload(request)
        return self._show(request, "follow.html", name=request.query_params.get("name", ""))

    async def _follow(self, request: Request) -> Response:
        payload = self._check_payload(request)
        person = await self._chosen(request)
        await person.open(payload)
        return _to_chat(person)

    async def _chosen(self, request: Request) -> Person:
        """The person that a form names by id, or a new one by name."""
        check_same_site(request)
        form = await read_parameters(request.scope, request.receive)
        if form.text("person"):
            return Person(self._state, self._state.chat(form.integer("person")))
        name = form.text("name").strip()[:LONGEST_NAME]
        if not name:
            raise PersonError(400, "Please write a name, or choose somebody.")
        first, _, last = name.partition(" ")
        named = {
            "first_name": first,
            "last_name": last.strip(),
            "language_code": _language(request),
        }
        user = {key: value for key, value in named.items() if value}
        return Person(self._state, self._state.add_person(user))

    def _check_payload(self, request: Request) -> str:
        payload = str(request.path_params["payload"])
        if not is_payload(payload):
            raise PersonError(404, "This link is not complete.")
        return payload

    def _show(
        self, request: Request, template: str, status: int = 200, **context: object
    ) -> Response:
        context |= {"bot": self._state.bot, "people": self._people_by_name()}
        return self._templates.TemplateResponse(request, template, context, status, HEADERS)

    def _people_by_name(self) -> list[Person]:
        people = [Person(self._state, chat) for chat in self._state.chats.values()]
        return sorted(people, key=lambda person: (person.name.casefold(), person.id))

    def _guarded(self, show: Endpoint) -> Endpoint:
        """The endpoint, with a readable page instead of an error."""

        async def endpoint(request: Request) -> Response:
            try:
                return await show(request)
            except PersonError as error:
                return self._show(request, "problem.html", error.status, problem=error.text)
            except BotApiError as error:
                return self._show(request, "problem.html", error.code, problem=error.description)

        return endpoint


def _to_chat(person: Person) -> Response:
    return RedirectResponse(f"/people/{person.id}", 303)


def _language(request: Request) -> str:
    """The first language that the browser asks for, as two letters."""
    wanted = request.headers.get("accept-language", "")[:2].lower()
    return wanted if wanted.isascii() and wanted.isalpha() and len(wanted) == 2 else "en"  # noqa: PLR2004 - ISO 639-1
