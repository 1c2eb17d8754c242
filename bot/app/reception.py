"""What the chat page asks of the bot, and tells it: answered from the database."""

from dataclasses import asdict

import structlog

from bot.chat_server.reception import Guest
from bot.errors import DatabaseDown
from bot.messaging.mail import Post
from bot.services import page_guests, seeing
from bot.services.bots import PAGE
from bot.views.mails import Mail, mail
from storage.database import Database
from storage.work import Reading

log = structlog.get_logger(__name__)


class FrontDesk:
    """Knows who was invited, whose chat is whose, and how to call somebody back.

    Args:
        database: started before the first question.
        post: sends e-mails; none: none are sent.
    """

    def __init__(self, database: Database, post: Post | None) -> None:
        self._database = database
        self._post = post

    async def admit(self, payload: str) -> Guest | None:
        """Tell whose link carries this payload; none: it opens nothing for a newcomer.

        Raises:
            DatabaseDown: that cannot be told now.
        """
        return _guest(await self._database.read(page_guests.admitted, payload))

    async def about(self, person_id: int) -> Guest | None:
        """Tell what is known of the person in a chat; none while the database is away."""
        try:
            return _guest(await self._database.read(page_guests.known_in, person_id))
        except DatabaseDown:
            log.warning("the page cannot ask", means="it speaks the language it knows of")
            return None

    async def wanted(self, email: str) -> tuple[int, ...]:
        """Tell whose chats belong to an e-mail address.

        Raises:
            DatabaseDown: that cannot be told now; to be asked again.
        """
        return await self._database.read(page_guests.chats_of, email)

    async def noticed(self, person_id: int, message_id: int) -> None:
        """Write down how far somebody has looked.

        Raises:
            DatabaseDown: it is not written down; to be told again.
        """
        await self._database.transact(seeing.notice, PAGE, person_id, message_id)

    async def wish(self, person_id: int, *, calls: bool) -> None:
        """Write down whether somebody would have e-mails when something waits.

        Raises:
            DatabaseDown: it is not written down.
        """
        await self._database.transact(page_guests.wish_mail, person_id, calls)

    async def call(self, person_id: int, link: str, *, asked: bool) -> None:
        """Write an e-mail without content to somebody who would have one.

        Raises:
            DatabaseDown: none is written; to be asked again.
        """
        if self._post is None:
            return

        def compose(reading: Reading) -> Mail | None:
            person = page_guests.to_be_called(reading, person_id, asked=asked)
            return mail(reading, person, link, asked=asked) if person is not None else None

        written = await self._database.read(compose)
        if written is not None:
            self._post.send(written)


def _guest(known: page_guests.Known | None) -> Guest | None:
    return None if known is None else Guest(**asdict(known))
