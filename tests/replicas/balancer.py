"""One address before several replicas: each delivery goes to the next of them that takes it."""

import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp import web

from bot.messaging.hooking import Webhook
from tests.journeys.process import free_port
from tests.replicas.fleet import Fleet


@dataclass(frozen=True)
class Delivery:
    """One try to bring an update.

    Attributes:
        update: its number.
        chat: who sent it.
        replica: the port of whoever was asked.
        status: what was answered; 502: nothing.
    """

    update: int
    chat: int
    replica: int
    status: int


class Balancer:
    """Forwards what the chat server brings, as a load balancer does.

    Attributes:
        deliveries: what came of each, in the order of the answers.
    """

    def __init__(self, fleet: Fleet) -> None:
        self.deliveries: list[Delivery] = []
        self._fleet = fleet
        self._turns = itertools.count()

    @property
    def shares(self) -> Counter[int]:
        """Count what each replica took."""
        return Counter(
            one.replica for one in self.deliveries if one.status == web.HTTPOk.status_code
        )

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        """Serve it; gives its address."""
        async with aiohttp.ClientSession() as session:

            async def forward(request: web.Request) -> web.Response:
                return await self._forward(session, request)

            app = web.Application()
            app.router.add_post(Webhook.PATH, forward)
            runner = web.AppRunner(app)
            await runner.setup()
            port = free_port()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            try:
                yield f"http://127.0.0.1:{port}"
            finally:
                await runner.cleanup()

    async def _forward(self, session: aiohttp.ClientSession, request: web.Request) -> web.Response:
        """Bring it to the next one; whoever cannot be reached is left out."""
        body, update = await request.read(), await request.json()
        turn = next(self._turns)
        replicas = [replica for replica in self._fleet.replicas if replica.running]
        status, port, again = web.HTTPBadGateway.status_code, 0, None
        for number in range(len(replicas)):
            port = replicas[(turn + number) % len(replicas)].port
            try:
                async with session.post(
                    f"http://127.0.0.1:{port}{request.path}", data=body, headers=_handed(request)
                ) as answer:
                    status, again = answer.status, answer.headers.get("Retry-After")
                break
            except aiohttp.ClientConnectorError:
                continue  # nothing was brought: the next one
            except aiohttp.ClientError:
                break  # it may have been taken: the chat server must bring it again
        chat = next(body["from"]["id"] for body in update.values() if isinstance(body, dict))
        self.deliveries.append(Delivery(update["update_id"], chat, port, status))
        headers = {"Retry-After": again} if status == 503 and again else {}
        return web.Response(status=status, headers=headers)


def _handed(request: web.Request) -> dict[str, str]:
    kept = ("X-Telegram-Bot-Api-Secret-Token", "Content-Type")
    return {name: request.headers[name] for name in kept if name in request.headers}
