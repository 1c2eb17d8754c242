"""What makes the page an app: its manifest, its service worker, and what is shown offline."""

from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot.chat_server.doors.headers import ALWAYS
from bot.chat_server.page.languages import Words, words_in
from bot.chat_server.page.showing import HERE, Showing
from bot.chat_server.state import State

_HEADERS = ALWAYS | {"Cache-Control": "no-cache"}
_GROUND, _ACCENT = "#e9eeec", "#1a6653"
_PNG = "image/png"
_ICONS = [
    {"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"},
    {"src": "/static/icon-192.png", "sizes": "192x192", "type": _PNG},
    {"src": "/static/icon-512.png", "sizes": "512x512", "type": _PNG},
    {"src": "/static/icon-whole.png", "sizes": "512x512", "type": _PNG, "purpose": "maskable"},
]


def routes(state: State, showing: Showing) -> list[Route]:
    """The addresses that a browser asks for by itself."""

    async def manifest(request: Request) -> Response:
        words = words_in(request.query_params.get("language", ""))
        described = describe(state.bot["first_name"], words)
        media_type = "application/manifest+json"
        return JSONResponse(described, media_type=media_type, headers=_HEADERS)

    async def worker(_: Request) -> Response:
        file = HERE / "static" / "sw.js"
        return FileResponse(file, media_type="text/javascript", headers=_HEADERS)

    async def offline(request: Request) -> Response:
        return showing.page(request, "offline.html")

    return [
        Route("/manifest.webmanifest", manifest),
        Route("/sw.js", worker),
        Route("/offline", offline),
    ]


def describe(bot: str, words: Words) -> dict[str, Any]:
    """The web app manifest, in a language."""
    language = words["language"]
    return {
        "id": "/",
        "name": words["chat"]["app_name"].format(bot=bot),
        "short_name": bot,
        "lang": language["code"],
        "dir": language["dir"],
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": _GROUND,
        "theme_color": _ACCENT,
        "icons": _ICONS,
    }
