"""The page that tells whether a certificate is genuine: read only, without scripts."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from bot.services.verifying import Status, Verification, verify
from bot.texts import catalogue
from bot.views.certificates import public_facts
from handlers.web.templating import pages
from storage.database import Database

NOT_FOUND = (Status.UNKNOWN, Status.MISTYPED)


def routes(database: Database) -> Sequence[BaseRoute]:
    """Give the addresses: with the token, and without it, where nothing is shown."""

    async def check(request: Request) -> HTMLResponse:
        number, token = request.path_params["number"], request.path_params.get("token", "")
        return _page(request, await database.read(verify, number, token))

    return [Route("/c/{number}", check), Route("/c/{number}/{token}", check)]


def _page(request: Request, found: Verification) -> HTMLResponse:
    language = catalogue.nearest(request.headers.get("accept-language", ""))
    html = pages.get_template("certificate.html").render(
        language=language,
        title=catalogue.plain(language, "verify-title"),
        status=found.status.value,
        verdict=catalogue.plain(language, f"verify-{found.status.value}"),
        lines=public_facts(found, language),
    )
    missing = found.status in NOT_FOUND
    return HTMLResponse(
        html,
        HTTPStatus.NOT_FOUND if missing else HTTPStatus.OK,
        {
            "Cache-Control": "no-store",  # it may be revoked at any time
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
            "Referrer-Policy": "no-referrer",  # the address is the secret
            "Vary": "Accept-Language",
        },
    )
