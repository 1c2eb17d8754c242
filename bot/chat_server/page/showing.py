"""How a page is shown: its template, in the words of whoever looks, with the right headers."""

from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.chat_server.chats import Chat
from bot.chat_server.doors.headers import page_headers
from bot.chat_server.errors import BotApiError, PersonError
from bot.chat_server.page.languages import LANGUAGES, offered, words_in
from bot.chat_server.people.person import Person
from bot.chat_server.state import State

HERE = Path(__file__).parent

Endpoint = Callable[[Request], Awaitable[Response]]


class Showing:
    """Shows the pages of one server."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._open_house = state.doors.reception is None
        self._headers = page_headers(open_house=self._open_house)

    def page(
        self,
        request: Request,
        template: str,
        status: int = 200,
        speaks: tuple[str, ...] = (),
        headers: dict[str, str] | None = None,
        **context: object,
    ) -> Response:
        """A page, in the first of these languages that there are words for, or the browser's."""
        language = spoken(*speaks, *accepted(request))
        context |= {
            "bot": self._state.bot,
            "language": language,
            "words": words_in(language),
            "open_house": self._open_house,
        }
        return _templates().TemplateResponse(
            request, template, context, status, self._headers | (headers or {})
        )

    async def chat(self, request: Request, chat: Chat) -> Response:
        """The chat page of somebody."""
        reception = self._state.doors.reception
        guest = await reception.about(chat.id) if reception else None
        known = guest.language if guest else ""
        return self.page(
            request,
            "chat.html",
            speaks=(chat.language, known, chat.user.get("language_code", "")),
            person=Person(self._state, chat),
            email=bool(guest and guest.email),
            offered=offered(),
            parts=_parts(),
        )

    def guarded(self, show: Endpoint) -> Endpoint:
        """The endpoint, with a readable page instead of an error."""

        async def endpoint(request: Request) -> Response:
            try:
                return await show(request)
            except PersonError as error:
                return self._problem(request, error)
            except BotApiError as error:
                return self._problem(request, PersonError(error.code, error.description))

        return endpoint

    def _problem(self, request: Request, error: PersonError) -> Response:
        return self.page(
            request,
            "problem.html",
            error.status,
            headers=error.headers,
            problem=error.text,
            word=error.word,
        )


@cache
def _templates() -> Jinja2Templates:
    """Compiled once, however many servers a test suite starts."""
    return Jinja2Templates(directory=HERE / "templates")


@cache
def _parts() -> list[str]:
    """The modules of the chat page: named at once, they load side by side."""
    return sorted(one.name for one in (HERE / "static").glob("*.js") if one.name != "sw.js")


def spoken(*languages: str) -> str:
    """The first language that there are words for; English if there is none."""
    codes = (language[:2].lower() for language in languages)
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def accepted(request: Request) -> list[str]:
    """The languages that a browser asks for, as two letters, the most wanted first."""
    ranges = request.headers.get("accept-language", "").split(",")[:20]
    wanted = [one.strip()[:2].lower() for one in ranges]
    return [code for code in wanted if code.isascii() and code.isalpha() and len(code) == 2]  # noqa: PLR2004 - ISO 639-1
