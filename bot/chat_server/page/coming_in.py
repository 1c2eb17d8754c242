"""How a link lets somebody in: whom it meets, and who they are afterwards.

The cookie of a link says `kind.payload.browser`: `t` for personal links and deep links, `in` for
one-time links of ours, and a random name for the browser's attempt to come in by it.
"""

import logging
from dataclasses import dataclass
from typing import NoReturn

from bot.chat_server.chats import Chat
from bot.chat_server.doors.guard import slow_down
from bot.chat_server.doors.links import Link
from bot.chat_server.doors.rates import WRONG
from bot.chat_server.doors.secrets_kept import new_secret
from bot.chat_server.errors import PersonError
from bot.chat_server.page.named import named
from bot.chat_server.people.person import Person
from bot.chat_server.reception import Guest, Reception
from bot.chat_server.state import State

_UNKNOWN, _USED = 404, 410

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Meeting:
    """Who stands before the door, and what the link is for them.

    Attributes:
        payload: what the link carries.
        guest: whom the reception expects, if the link is a new personal one.
        here: the chat that is already open in this browser, if it is to go on there.
        link: a link that was used by this browser, or a one-time link.
        name: how they are greeted; empty: they are asked.
    """

    payload: str
    guest: Guest | None = None
    here: Chat | None = None
    link: Link | None = None
    name: str = ""
    language: str = ""


class ComingIn:
    """The rules of the door."""

    def __init__(self, state: State, reception: Reception) -> None:
        self._state = state
        self._links = state.doors.links
        self._reception = reception

    def carried(self, kind: str, payload: str, before: str) -> str:
        """What the link's cookie says; the same attempt goes on if the link is the same."""
        start = f"{kind}.{payload}."
        return before if before.startswith(start) else start + new_secret()

    async def meet(self, carried: str, here: Chat | None, client: str) -> Meeting:
        """See what a link is for this browser; raises PersonError 404, 410 or 429."""
        kind, _, rest = carried.partition(".")
        payload, _, browser = rest.partition(".")
        if kind not in ("t", "in") or not payload or not browser:
            raise PersonError(404, "Please open your link once more.", word="once_more")
        slow_down(self._state.doors.rates.wait(WRONG, client))
        link = self._links.find(payload)
        if kind == "in":
            return self._by_one_time_link(payload, browser, link, client)
        if link and (here is None or here.id != link.person):
            return self._by_used_link(payload, browser, link, client)
        guest = None if link else await self._expected(payload)
        if guest and self._links.find(payload):  # somebody was faster
            return await self.meet(carried, here, client)
        if here and self._state.chats.get(here.id) is not here:  # erased since
            here = None
        if here:
            return Meeting(payload, guest, here, None, *self._greeting(here))
        if guest is None:
            self._refuse(client, _UNKNOWN, "over")
        return Meeting(payload, guest, name=guest.name, language=guest.language)

    async def let_in(self, meeting: Meeting, carried: str, name: str, language: str) -> Person:
        """Let them in as whom they are; raises PersonError 400 if they must say a name.

        `name` is what they said, `language` what their browser asks for.
        """
        browser = carried.rpartition(".")[2]
        if meeting.link:
            self._links.use(meeting.link, browser, self._state.doors.now())
            return Person(self._state, self._state.chat(meeting.link.person))
        user = {"name": meeting.name or name, "language": meeting.language or language}
        person = self._person(meeting, browser, user)
        await person.open(meeting.payload)
        return person

    async def _expected(self, payload: str) -> Guest | None:
        """Whom the reception expects; raises PersonError 503 if it cannot tell just now."""
        try:
            return await self._reception.admit(payload)
        except Exception as error:
            log.exception("the reception could not be asked")
            later = {"Retry-After": "10"}
            raise PersonError(503, "Not just now: try again.", later, word="not_now") from error

    def _person(self, meeting: Meeting, browser: str, user: dict[str, str]) -> Person:
        if meeting.here:
            person = Person(self._state, meeting.here)
            if meeting.guest is None:  # no personal link, but one to something in the chat
                return person
        else:
            person = Person(self._state, self._state.add_person(named(**user)))
        link = self._links.give(meeting.payload, person.id)
        self._links.use(link, browser, self._state.doors.now())
        return person

    def _by_one_time_link(
        self, payload: str, browser: str, link: Link | None, client: str
    ) -> Meeting:
        if link is None or link.until is None:
            self._refuse(client, _UNKNOWN, "over")
        return self._by_used_link(payload, browser, link, client)

    def _by_used_link(self, payload: str, browser: str, link: Link, client: str) -> Meeting:
        chat = self._state.chats.get(link.person)
        if chat is None or not link.opens(browser, self._state.doors.now()):
            self._refuse(client, _USED, "used" if link.browser else "over")
        return Meeting(payload, None, None, link, *self._greeting(chat))

    def _greeting(self, chat: Chat) -> tuple[str, str]:
        """Name and language."""
        return Person(self._state, chat).name, chat.language or chat.user.get("language_code", "")

    def _refuse(self, client: str, status: int, word: str) -> NoReturn:
        if status == _UNKNOWN:  # a used link is no guess: whole schools open theirs once more
            self._state.doors.rates.add(WRONG, client)
        raise PersonError(status, "This link opens nothing any more.", word=word)
