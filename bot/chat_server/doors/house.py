"""The doors of one server: who is who, and who may do what how often."""

import asyncio
import hmac
import time
from collections import deque
from collections.abc import Callable
from weakref import WeakValueDictionary

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.chat_server.doors.links import Links
from bot.chat_server.doors.rates import Rates
from bot.chat_server.doors.sessions import LIFE, Session, Sessions
from bot.chat_server.reception import Reception
from bot.chat_server.store import Memory

MOST_ASKED = 1000

_BEARER = "Bearer "


class Doors:
    """Without a reception they are open: everybody may be anybody.

    `asked` are the e-mail addresses for which a way in is wanted and not yet sent.

    Args:
        store: keeps sessions and links.
        clock: seconds since the epoch; rules how long sessions and links last.
        pacing: seconds that never run backwards, for rates.
        reception: who may come in.
        admin_token: opens everything to whoever sends it as `Authorization: Bearer`.
        address: where people find the page, without a slash at the end.
    """

    def __init__(  # noqa: PLR0913 - each has a default and a name
        self,
        store: Memory | None = None,
        clock: Callable[[], float] = time.time,
        pacing: Callable[[], float] = time.monotonic,
        *,
        reception: Reception | None = None,
        admin_token: str | None = None,
        address: str = "",
    ) -> None:
        store = store or Memory()
        self.reception = reception
        self.address = address.rstrip("/")
        self.sessions = Sessions(store)
        self.links = Links(store)
        self.rates = Rates(pacing)
        self.asked: deque[str] = deque(maxlen=MOST_ASKED)
        self._uploading: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._admin_token = admin_token
        self._clock = clock

    def now(self) -> float:
        """The server's clock."""
        return self._clock()

    def uploading(self, person: int) -> asyncio.Lock:
        """What lets one upload of a person in at a time."""
        return self._uploading.setdefault(person, asyncio.Lock())

    def is_admin(self, request: HTTPConnection) -> bool:
        """Whether a request brings the admin token, compared in constant time."""
        given = request.headers.get("authorization", "")
        expected = f"{_BEARER}{self._admin_token}" if self._admin_token else ""
        return bool(expected) and hmac.compare_digest(
            given.encode("utf-8", "replace"), expected.encode()
        )

    def session(self, request: HTTPConnection) -> Session | None:
        """The session that a browser has, if any."""
        return self.sessions.find(self.cookie(request, "chat"), self.now())

    def cookie(self, request: HTTPConnection, name: str) -> str:
        """What a browser kept for us under that name, to the letter; empty: nothing.

        Starlette would strip blanks of all kinds: by those, another host's cookie gets our name.
        """
        wanted = self.cookie_name(name)
        for pair in ";".join(request.headers.getlist("cookie")).split(";"):
            found, _, value = pair.strip(" \t").partition("=")
            if found == wanted:
                return value
        return ""

    def cookie_name(self, name: str) -> str:
        """With https only this very host can have set it."""
        return f"__Host-{name}" if self._secure else name

    def keep_cookie(self, response: Response, name: str, value: str, seconds: int) -> None:
        """Have a browser keep something that no script and no other site can send or read."""
        response.set_cookie(
            self.cookie_name(name),
            value,
            max_age=seconds,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

    def let_in(self, request: HTTPConnection, response: Response, person: int) -> None:
        """Begin a new session in a browser, whatever it had before."""
        if earlier := self.session(request):
            self.sessions.end(earlier)
        secret = self.sessions.begin(person, self.now())
        self.keep_cookie(response, "chat", secret, LIFE)

    def stay_in(self, request: HTTPConnection, response: Response) -> None:
        """Have the browser keep its session for as long as we do."""
        self.keep_cookie(response, "chat", self.cookie(request, "chat"), LIFE)

    def way_in(self, person: int, seconds: float) -> str:
        """The address of a new one-time link for a person."""
        return f"{self.address}/in/{self.links.make(person, self.now(), seconds)}"

    def take_back(self, link: str) -> None:
        """Let an address that was made by `way_in`, and not given away, open nothing."""
        self.links.drop(link.rpartition("/")[2])

    def send_out(self, person: int) -> None:
        """Send a person out everywhere; links that they did not use open nothing any more."""
        self.sessions.end_all(person)
        self.links.close(person)

    def forget(self, person: int) -> None:
        """Forget all about a person who is no more."""
        self.sessions.end_all(person)
        self.links.forget(person)

    @property
    def _secure(self) -> bool:
        return self.address.startswith("https:")
