"""What browsers are told with every answer: what may run, who may look, who hears of it."""

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-src 'none'; frame-ancestors {framed_by}"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Not "no-referrer": with that, browsers would not say whose form they send (Origin: null).
    "Referrer-Policy": "same-origin",
}
_PRIVATE = {"Cache-Control": "no-store"}
_PAGE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def page_headers(*, open_house: bool) -> dict[str, str]:
    """For pages: nothing from elsewhere, nothing inline; a stage may frame an open house."""
    content = _CONTENT.format(framed_by="'self'" if open_house else "'none'")
    frames = {} if open_house else {"X-Frame-Options": "DENY"}
    return {"Content-Security-Policy": content} | ALWAYS | _PRIVATE | _PAGE | frames


def protect(response: Response) -> Response:
    """For answers of the API: for nobody else, unless the answer says otherwise."""
    _set(response.headers, ALWAYS | _PRIVATE)
    return response


class OwnFiles(StaticFiles):
    """The page's own files: what they are never changes by a guess, and they run nowhere else."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, checked for being the newest each time it is used."""
        response = await super().get_response(path, scope)
        content = {"Content-Security-Policy": _CONTENT.format(framed_by="'none'")}
        _set(response.headers, content | ALWAYS | {"Cache-Control": "no-cache"})
        return response


def _set(headers: MutableHeaders, values: dict[str, str]) -> None:
    for name, value in values.items():
        headers.setdefault(name, value)
