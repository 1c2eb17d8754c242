"""With a store, nothing is answered before it is written."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.chat_server.store import Memory


class WrittenFirst:
    """ASGI middleware; where writing fails, so does the request."""

    def __init__(self, app: ASGIApp, store: Memory) -> None:
        self._app = app
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write before each part of its answer."""

        async def answer(message: Message) -> None:
            self._store.write()
            await send(message)

        await self._app(scope, receive, answer)
