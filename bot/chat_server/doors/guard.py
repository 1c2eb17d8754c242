"""Who may call an operation: everybody in an open house, otherwise the person themselves.

What is refused says nothing about who exists: without a session everything is 401, and the chat
of somebody else is as little there as one of nobody.
"""

from dataclasses import dataclass
from math import ceil
from typing import Literal

from starlette.requests import Request

from bot.chat_server.doors.house import Doors
from bot.chat_server.doors.rates import ASKING, STRANGERS, WRONG, Rate
from bot.chat_server.doors.same_site import check_same_site
from bot.chat_server.doors.sessions import Session
from bot.chat_server.errors import PersonError
from bot.serving import household

Door = Literal["anybody", "person", "admin"]
"""Who may come: somebody with a session, the person in the path, or only the admin token."""


@dataclass(frozen=True)
class Entry:
    """Somebody was let in: by a session, or (None) by the open house or the admin token."""

    doors: Doors
    session: Session | None = None

    def holds(self) -> bool:
        """Whether they still would be."""
        return self.session is None or self.session.holds(self.doors.now())


def enter(doors: Doors, request: Request, door: Door, rate: Rate) -> Entry:
    """Let a request in; raises PersonError 401, 403, 404 or 429."""
    if doors.reception is None:
        check_same_site(request, address=doors.address)
        return Entry(doors)
    client = client_of(request)
    # Another scheme is a proxy's business, which may ask everybody for a password of its own.
    if request.headers.get("authorization", "").lower().startswith("bearer"):
        _check_admin(doors, request, client)
        return Entry(doors)
    session = doors.session(request)
    if session is None:
        slow_down(doors.rates.take(STRANGERS, client))
        raise PersonError(401, "come in by your personal link first")
    check_same_site(request, address=doors.address, strict=True)
    slow_down(doors.rates.take(ASKING, session.person))
    _check_door(session, request, door)
    if rate is not ASKING:
        slow_down(doors.rates.take(rate, session.person))
    return Entry(doors, session)


def client_of(request: Request) -> str:
    """Who asks, as far as the net tells; the server has looked through the proxies it trusts."""
    return household(request.client.host if request.client else "")


def slow_down(seconds: float) -> None:
    """Refuse who has to wait; raises PersonError 429."""
    if seconds:
        wait = {"Retry-After": str(ceil(seconds))}
        raise PersonError(429, f"too much at once: wait {ceil(seconds)} s", wait, word="too_much")


def _check_admin(doors: Doors, request: Request, client: str) -> None:
    slow_down(doors.rates.wait(WRONG, client))
    if not doors.is_admin(request):
        doors.rates.add(WRONG, client)
        raise PersonError(401, "that is not the admin token", {"WWW-Authenticate": "Bearer"})


def _check_door(session: Session, request: Request, door: Door) -> None:
    if door == "admin":
        raise PersonError(403, "this is for whoever runs the server")
    asked = request.path_params.get("person", session.person)
    if door == "person" and asked != session.person:
        raise PersonError(404, f"there is no person {asked}")
