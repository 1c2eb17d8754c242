"""Calling the Bot API with our own JSON: quicker than the library's Bot, with the same errors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.messaging.http import Request
from bot.messaging.payload import File, Payload
from bot.views.content import Key

Keyboard = Sequence[Sequence[Key]]

LONG_POLL_GRACE = 10.0  # seconds that an answer may take beyond the long poll itself
_LONGEST_TOAST = 200  # code points (Bot API, answerCallbackQuery)


@dataclass(frozen=True)
class Calls:
    """The methods that we call, on one bot.

    Args:
        request: the HTTP session.
        address: the Bot API's address with the token: never shown.

    Raises (all of them):
        telegram.error.TelegramError: the library's family; `TooFast` for 429.
    """

    request: Request
    address: str = field(repr=False)

    async def updates(self, offset: int, kinds: Sequence[str], seconds: int) -> list[Any]:
        """Wait up to this long for updates, as they come; confirm those below the offset."""
        found: list[Any] = await self._call(
            "getUpdates",
            {"offset": offset, "limit": 100, "timeout": seconds, "allowed_updates": kinds},
            patience=seconds + LONG_POLL_GRACE,
        )
        return found

    async def set_webhook(
        self, url: str, secret: str, kinds: Sequence[str], connections: int
    ) -> None:
        """Have updates brought to an address, with a secret in their header."""
        await self._call(
            "setWebhook",
            {
                "url": url,
                "secret_token": secret,
                "allowed_updates": kinds,
                "max_connections": connections,
            },
        )

    async def webhook(self) -> dict[str, Any]:
        """Hear how the bringing of updates stands."""
        found: dict[str, Any] = await self._call("getWebhookInfo", {})
        return found

    async def remove_webhook(self) -> None:
        """Have updates kept until they are asked for."""
        await self._call("deleteWebhook", {"drop_pending_updates": False})

    async def send(
        self, chat_id: int, text: str, keyboard: Keyboard = (), *, silent: bool = False
    ) -> int:
        """Send a text, with the sound of a message or without; gives the message's id."""
        quiet = {"disable_notification": True} if silent else {}
        sent = await self._call("sendMessage", _text(chat_id, text, keyboard) | quiet)
        return int(sent["message_id"])

    async def edit(self, chat_id: int, message_id: int, text: str, keyboard: Keyboard = ()) -> None:
        """Replace the text and the buttons of a message."""
        changed = _text(chat_id, text, keyboard) | {"message_id": message_id}
        await self._call("editMessageText", changed)

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message."""
        await self._call("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete a message of ours; the channel takes that for 48 hours."""
        await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})

    async def pin(self, chat_id: int, message_id: int) -> None:
        """Pin a message on top of its chat, without a sound."""
        pinned = {"chat_id": chat_id, "message_id": message_id, "disable_notification": True}
        await self._call("pinChatMessage", pinned)

    async def answer(self, query_id: str, text: str, *, alert: bool) -> None:
        """Answer the tap on a button; a text that is too long is cut."""
        shown = {"text": text[:_LONGEST_TOAST], "show_alert": alert} if text else {}
        await self._call("answerCallbackQuery", {"callback_query_id": query_id} | shown)

    async def send_file(
        self, chat_id: int, kind: str, file: File | str, text: str, keyboard: Keyboard = ()
    ) -> tuple[int, str]:
        """Send a photo or a document, new or (as a file id) one that the channel holds.

        Returns:
            the message's id and the file's id.
        """
        about = _captioned(chat_id, text, keyboard)
        carried = Payload(about | {kind: file}) if isinstance(file, str) else Payload(about, file)
        sent = await self.request.call(f"{self.address}/send{kind.title()}", carried)
        held = sent[kind][-1] if kind == "photo" else sent[kind]
        return int(sent["message_id"]), str(held["file_id"])

    async def _call(
        self, method: str, parameters: dict[str, Any], patience: float | None = None
    ) -> Any:  # noqa: ANN401 - JSON
        return await self.request.call(f"{self.address}/{method}", Payload(parameters), patience)


def _text(chat_id: int, text: str, keyboard: Keyboard) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        **_markup(keyboard),
    }


def _captioned(chat_id: int, text: str, keyboard: Keyboard) -> dict[str, Any]:
    caption = {"caption": text, "parse_mode": "HTML"} if text else {}
    return {"chat_id": chat_id, **caption, **_markup(keyboard)}


def _markup(keyboard: Keyboard) -> dict[str, Any]:
    if not keyboard:
        return {}
    rows = [[_button(key) for key in row] for row in keyboard]
    return {"reply_markup": {"inline_keyboard": rows}}


def _button(key: Key) -> dict[str, str]:
    return {"text": key.label, **({"url": key.url} if key.url else {"callback_data": key.press})}
