"""How a call is answered over HTTP: with an envelope, or not at all."""

from typing import Any

from starlette.types import Receive, Scope, Send

from bot.chat_server.snapshots import written

NOT_ALLOWED = 405
VERBS = ("GET", "POST")

Envelope = dict[str, Any]


async def respond(send: Send, envelope: Envelope) -> None:
    """Send an envelope with the HTTP status that belongs to it."""
    body = written(envelope).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    if envelope.get("error_code") == NOT_ALLOWED:
        headers.append((b"allow", ", ".join(VERBS).encode()))
    if "parameters" in envelope and "retry_after" in envelope["parameters"]:
        headers.append((b"retry-after", str(envelope["parameters"]["retry_after"]).encode()))
    status = envelope.get("error_code", 200)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def drop_connection(scope: Scope, receive: Receive, send: Send) -> None:
    """Close the connection without a word; under a foreign server, in the middle of one."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        headers = [(b"content-length", b"1"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 500, "headers": headers})
        raise ConnectionAbortedError(scope["path"])
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
