"""Our HTTP towards the Bot API: python-telegram-bot's request on aiohttp.

Twice the throughput of the library's own on httpx. No error raised here carries an address,
because the token is part of it. A call is made once, where it was meant to go: nothing is tried
again or followed elsewhere, and what was cancelled before it was sent is never sent.
"""

import json
from typing import Any, cast

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.messaging.payload import Payload, encoded

_TOO_MANY_REQUESTS = 429
_REDIRECT = 300
_SERVER_ERROR = 500

_DEFAULT = BaseRequest.DEFAULT_NONE


class TooFast(RetryAfter):
    """The channel asks for patience, for this many seconds.

    The library's own class warns about a coming change whenever one is made.
    """

    def __init__(self, seconds: float) -> None:
        TelegramError.__init__(self, f"Too many requests: retry after {seconds:g} s")
        self.seconds = seconds


class Request(BaseRequest):
    """One session with a bounded number of connections; bound to the loop that initialises it.

    Args:
        connections: how many at most, the long poll included.
        patience: seconds for a connection and for an answer, unless a call says otherwise.

    Attributes:
        answered: how many calls the channel has answered without failing; tells an outage from
            a call that it cannot digest.
    """

    def __init__(self, connections: int = 64, patience: float = 20) -> None:
        self._connections = connections
        self._patience = patience
        self._session: ClientSession | None = None
        self.answered = 0

    @property
    def read_timeout(self) -> float | None:
        """Seconds that a call waits for its answer unless it says otherwise."""
        return self._patience

    async def initialize(self) -> None:
        """Open the session; once is enough."""
        if self._session is None or self._session.closed:
            connector = TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, url: str, payload: Payload, patience: float | None = None) -> Any:  # noqa: ANN401 - JSON
        """Make a call of ours; the answer's result.

        Raises:
            telegram.error.TelegramError: the library's family, as `do_request` and what the
                channel answers make it.
        """
        # The library hands the data through to `do_request` untouched.
        carried = cast("RequestData", payload)
        return await self.post(url, carried, read_timeout=patience or self._patience)

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is the library's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = _DEFAULT,
        write_timeout: object = _DEFAULT,
        connect_timeout: object = _DEFAULT,
        pool_timeout: object = _DEFAULT,
    ) -> tuple[int, bytes]:
        """Make one request.

        Returns:
            the HTTP status and the body.

        Raises:
            TimedOut: no connection or no answer in time; the call may have taken effect.
            NetworkError: no connection, or it broke; the call may have taken effect. Or a proxy
                refuses in the channel's place, which says nothing about token, chat or call.
            TooFast: the channel wants to be left alone for a while.
        """
        if self._session is None:
            raise NetworkError("The session is not open")
        patience = ClientTimeout(
            total=_sum(self._or(read_timeout), self._or(write_timeout), self._or(connect_timeout)),
            connect=self._or(pool_timeout),
            sock_connect=self._or(connect_timeout),
            sock_read=self._or(read_timeout),
        )
        status, payload = await self._exchange(self._session, method, url, request_data, patience)
        if status == _TOO_MANY_REQUESTS:
            raise TooFast(_patience_asked_for(payload))
        if _REDIRECT <= status < _SERVER_ERROR and not _is_refusal(payload):
            raise NetworkError(f"Something else answers in the channel's place, with {status}")
        if status < _SERVER_ERROR:
            self.answered += 1
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; what cannot be read is not written to the log, it may hold content.

        Raises:
            TelegramError: it is no JSON.
        """
        try:
            return cast("dict[str, Any]", json.loads(payload))
        except ValueError:
            raise TelegramError("Invalid server response") from None

    @staticmethod
    async def _exchange(
        session: ClientSession, method: str, url: str, carried: object, patience: ClientTimeout
    ) -> tuple[int, bytes]:
        """Send and hear; an error here is not chained to the library's, which knows the address."""
        data, headers = encoded(carried)
        failure: NetworkError
        try:
            async with session.request(
                method, url, data=data, headers=headers, timeout=patience, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            failure = TimedOut()
        except (ClientError, OSError) as error:
            failure = NetworkError(type(error).__name__)
        raise failure

    def _or(self, given: object) -> float | None:
        return self._patience if given is _DEFAULT else cast("float | None", given)


def _sum(*seconds: float | None) -> float | None:
    known = [one for one in seconds if one is not None]
    return sum(known) if len(known) == len(seconds) else None


def _is_refusal(payload: bytes) -> bool:
    """Tell whether a body is the Bot API's own (Bot API, Making requests)."""
    try:
        return json.loads(payload)["ok"] is False
    except (ValueError, KeyError, TypeError):
        return False


def _patience_asked_for(payload: bytes) -> float:
    try:
        return float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0
