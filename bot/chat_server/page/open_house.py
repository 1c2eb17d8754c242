"""The pages of an open house: choose who you are, chat, follow a link. Forms need no scripts."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.chat_server.doors.same_site import check_same_site
from bot.chat_server.errors import PersonError
from bot.chat_server.page.named import LONGEST_FORM, named
from bot.chat_server.page.showing import Showing, accepted
from bot.chat_server.people.messages import is_payload
from bot.chat_server.people.person import Person
from bot.chat_server.state import State
from bot.chat_server.wire.requests import read_parameters


class OpenHouse:
    """Everybody may be anybody."""

    def __init__(self, state: State, showing: Showing) -> None:
        self._state = state
        self._showing = showing

    def routes(self) -> list[Route]:
        """All addresses of these pages."""
        shown = self._showing.guarded
        return [
            Route("/", shown(self._people)),
            Route("/people", shown(self._create), methods=["POST"]),
            Route("/people/{person:id}", shown(self._chat)),
            Route("/t/{payload}", shown(self._ask_who)),
            Route("/t/{payload}", shown(self._follow), methods=["POST"]),
        ]

    async def _people(self, request: Request) -> Response:
        chosen = request.query_params.get("person", "")
        if chosen.isascii() and chosen.isdigit():
            return RedirectResponse(f"/people/{chosen}", 303)
        return self._showing.page(request, "people.html", people=self._people_by_name())

    async def _create(self, request: Request) -> Response:
        return _to_chat(await self._chosen(request))

    async def _chat(self, request: Request) -> Response:
        return await self._showing.chat(request, self._state.chat(request.path_params["person"]))

    async def _ask_who(self, request: Request) -> Response:
        """Only asks: link previews fetch this address, so it must not change anything."""
        check_payload(request)
        name, people = request.query_params.get("name", ""), self._people_by_name()
        return self._showing.page(request, "follow.html", name=name, people=people)

    async def _follow(self, request: Request) -> Response:
        payload = check_payload(request)
        person = await self._chosen(request)
        await person.open(payload)
        return _to_chat(person)

    async def _chosen(self, request: Request) -> Person:
        """The person that a form names by id, or a new one by name."""
        check_same_site(request, address=self._state.doors.address)
        form = await read_parameters(request.scope, request.receive, LONGEST_FORM)
        if form.text("person"):
            return Person(self._state, self._state.chat(form.integer("person")))
        language = next(iter(accepted(request)), "en")
        return Person(self._state, self._state.add_person(named(form.text("name"), language)))

    def _people_by_name(self) -> list[Person]:
        people = [Person(self._state, chat) for chat in self._state.chats.values()]
        return sorted(people, key=lambda person: (person.name.casefold(), person.id))


def check_payload(request: Request) -> str:
    """What a link carries; raises PersonError 404 if it cannot be one."""
    payload = str(request.path_params["payload"])
    if not payload or not is_payload(payload):
        raise PersonError(404, "This link is not complete.", word="incomplete")
    return payload


def _to_chat(person: Person) -> Response:
    return RedirectResponse(f"/people/{person.id}", 303)
