"""The typed context: all that a handler may use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, Self, TypeVarTuple

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services.callers import Caller
from bot.views.readers import reader_of
from storage.database import Database
from storage.work import Work

Ts = TypeVarTuple("Ts")


class Toasts(Protocol):
    """Answers the tap on a button, directly and at once."""

    def toast(self, query_id: str, text: str, *, alert: bool) -> None:
        """Send it in the background; a tap whose answer is lost loses nothing."""
        ...


@dataclass(frozen=True)
class Parts:
    """What the handlers of one channel share."""

    channel: str
    database: Database
    toasts: Toasts


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """What a handler may use: who acts, and running one service.

    A handler parses the update and calls `tell` or `press` once; it does no network I/O.
    """

    parts: ClassVar[Parts]
    caller: Caller
    query_id: str = ""
    message_id: int = 0

    @classmethod
    def from_update(
        cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]
    ) -> Self:
        """Build the context of an update, as python-telegram-bot asks for it."""
        context = super().from_update(update, application)
        if isinstance(update, Update) and update.effective_chat is not None:
            user = update.effective_user
            context.caller = Caller(
                cls.parts.channel,
                update.effective_chat.id,
                (user.language_code if user else None) or "",
            )
            if update.callback_query is not None:
                context.query_id = update.callback_query.id
            if update.effective_message is not None:
                context.message_id = update.effective_message.message_id
        return context

    async def tell(self, service: Callable[[Work, Caller, *Ts], None], *args: *Ts) -> None:
        """Run a use case for a message; what it refuses is answered with a letter."""
        await self.parts.database.transact(
            service, self.caller, *args, on_refusal=self._refuse_by_letter
        )

    async def press(
        self, service: Callable[[Work, Caller, *Ts], Receipt], *args: *Ts, card: str = ""
    ) -> None:
        """Run a use case for a button; its receipt, or its refusal, answers the tap.

        Args:
            service: the use case.
            args: what it is given besides the caller.
            card: the subject of the card that the button stands on; a message that we do not
                know as that card yet becomes it, because the send's answer may have been lost.
        """

        def with_words(work: Work) -> tuple[str, bool]:
            if card:
                self._adopt(work, card)
            return self._worded(work, service(work, self.caller, *args))

        text, alert = await self.parts.database.transact(
            with_words, on_refusal=self._refuse_by_toast
        )
        self.parts.toasts.toast(self.query_id, text, alert=alert)

    def _refuse_by_letter(self, work: Work, refused: Refused) -> None:
        work.say(self._address(work), refused.key, args=refused.text_args)

    def _refuse_by_toast(self, work: Work, refused: Refused) -> tuple[str, bool]:
        return self._worded(work, Receipt(refused.key, refused.text_args, alert=refused.alert))

    def _worded(self, work: Work, receipt: Receipt) -> tuple[str, bool]:
        if not receipt.key:
            return "", False
        address = work.people.address(self._address(work))
        if address is None:
            raise LookupError(self.caller.channel)
        reader = reader_of(work, address, None)
        return reader.plain(receipt.key, receipt.args), receipt.alert

    def _address(self, work: Work) -> int:
        """Give the chat's address, written down if it is new."""
        row = work.people.address_of(self.caller.channel, self.caller.chat_id)
        if row is not None:
            return int(row.id)
        caller = self.caller
        return work.people.add_address(caller.channel, caller.chat_id, caller.language, work.now)

    def _adopt(self, work: Work, subject: str) -> None:
        address_id = self._address(work)
        card = work.cards.of(address_id, subject)
        if card is not None and (card.message_id or 0) < self.message_id:
            work.cards.adopt(address_id, subject, self.message_id)
            work.effects.cards.add((address_id, subject))


def bound_to(parts: Parts) -> type[Context]:
    """Make the context class of one channel."""
    return type("BoundContext", (Context,), {"parts": parts})
