"""Whether a request comes from our own pages: nobody acts in a person's name from elsewhere."""

from starlette.requests import Request

from bot.chat_server.errors import PersonError

SAFE = frozenset({"GET", "HEAD"})
_OURS = frozenset({"same-origin", "none"})
_ELSEWHERE = PersonError(403, "another site may not do this", word="elsewhere")


def check_same_site(request: Request, *, address: str = "", strict: bool = False) -> None:
    """Refuse what a page of another site sends; raises PersonError 403.

    Browsers say where a request comes from, and no page can keep them from it. With `strict`,
    for requests that a cookie lets in, one that says nothing must have what no form of another
    site can have: a JSON body, or a header of its own. It must not read through one either.
    """
    site = request.headers.get("sec-fetch-site")
    if request.method in SAFE:
        if strict and site not in (None, *_OURS):
            raise _ELSEWHERE
        return
    origin = request.headers.get("origin")
    if site is not None:
        fits = site in _OURS
    elif origin is not None:
        fits = origin == address or _is_here(origin, request, address)
    else:
        fits = not strict or _is_of_a_script(request)
    if not fits:
        raise _ELSEWHERE


def _is_here(origin: str, request: Request, address: str) -> bool:
    """Whether it is the address asked for; who can forge plain http is not our own https."""
    scheme, _, host = origin.partition("://")
    safe = scheme == "https" or (scheme == "http" and not address.startswith("https:"))
    return safe and bool(host) and host == request.headers.get("host")


def _is_of_a_script(request: Request) -> bool:
    kind = request.headers.get("content-type", "").lower()
    return "x-requested-with" in request.headers or kind.startswith("application/json")
