"""Everything the chat server knows: people and their chats, the bot, its updates and files."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.chat_server.chats import Chat, User
from bot.chat_server.doors.house import Doors
from bot.chat_server.errors import PersonError
from bot.chat_server.faults import Faults
from bot.chat_server.files import Files
from bot.chat_server.fresh_ids import random_person_id
from bot.chat_server.kept_chats import kept_chats
from bot.chat_server.limits import Limits
from bot.chat_server.login import Login
from bot.chat_server.profile import Profile
from bot.chat_server.queries import Queries
from bot.chat_server.record import Record
from bot.chat_server.signals import Signal
from bot.chat_server.store import Memory
from bot.chat_server.updates import Updates

BOT_ID = 7_000_000_001
FIRST_NAME = "Hospes"
FIRST_PERSON_ID = 1001

Clock = Callable[[], float]


@dataclass(eq=False)
class State:
    """What both sides look at; one event loop, so nothing here is locked."""

    clock: Clock
    token: str
    bot: User
    updates: Updates
    queries: Queries
    files: Files
    chats: dict[int, Chat]
    store: Memory
    login: Login
    profile: Profile
    limits: Limits | None = None
    doors: Doors = field(default_factory=Doors)
    faults: Faults = field(default_factory=Faults)
    record: Record = field(default_factory=Record)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    webhook: dict[str, Any] = field(default_factory=dict)
    webhook_changed: Signal = field(default_factory=Signal)
    person_ids: "count[int]" = field(default_factory=lambda: count(FIRST_PERSON_ID))
    closing: bool = False
    ended: bool = False

    def now(self) -> int:
        """The clock in whole seconds, as messages are dated."""
        return int(self.clock())

    def chat(self, person_id: int) -> Chat:
        """The chat of a person; raises PersonError 404 if there is no such person."""
        chat = self.chats.get(person_id)
        if chat is None:
            raise PersonError(404, f"there is no person {person_id}")
        return chat

    def add_person(self, user: User) -> Chat:
        """Let a new person exist; without an id they get the next, or with a store a random one.

        Raises PersonError 409 if the id is taken.
        """
        number = user.get("id")
        if number is None:
            number = self._next_person_id()
        if number in self.chats or number == self.bot["id"]:
            raise PersonError(409, f"there already is a person {number}")
        chat = Chat({"id": number, "is_bot": False} | user | {"id": number}, store=self.store)
        self.chats[number] = chat
        self.store.keep("chat", number, chat)
        return chat

    def _next_person_id(self) -> int:
        if self.store.keeps:  # then a bot remembers who had which, also after the store is gone
            return random_person_id(self.chats)
        return next(one for one in self.person_ids if one not in self.chats)

    def as_json(self) -> dict[str, Any]:
        """What is kept of the bot."""
        menus = [[*key, menu] for key, menu in self.commands.items()]
        return {
            "token": self.token,
            "commands": menus,
            "webhook": self.webhook,
            "profile": vars(self.profile),
            "logged_out_until": self.login.out_until,
            "ended": self.ended,
        }

    def begin(self) -> None:
        """Note that events are told from now on."""
        if self.ended:
            self.ended = False
            self.keep_bot()

    def end(self) -> None:
        """Note how far everything has been counted: an end that is in order."""
        if not self.ended:
            self.ended = True
            for chat in self.chats.values():
                chat.keep_all()
            self.keep_bot()

    def keep_bot(self) -> None:
        """Note that something of the bot has changed: its token, menus, webhook, profile, login."""
        self.store.keep("bot", "", self)


def kept_state(
    store: Memory, clock: Clock, token: str | None, username: str, limits: Limits | None
) -> State:
    """The state that a store has kept, empty if it has none.

    A token that is given wins over the kept one, and if there is none either it is made up; the
    bot's id is its first part.
    """
    kept = store.one("bot")
    token = token or kept.get("token") or f"{BOT_ID}:{secrets.token_urlsafe(26)}"
    first, _, _ = token.partition(":")
    number = int(first) if first.isascii() and first.isdigit() else BOT_ID
    profile = Profile(**kept.get("profile", {}))
    name = profile.text("name", "") or FIRST_NAME
    bot = {"id": number, "is_bot": True, "first_name": name, "username": username}
    state = State(
        clock=clock,
        token=token,
        bot=bot,
        updates=Updates(clock, store),
        queries=Queries(clock),
        files=Files(clock, store),
        chats=kept_chats(store, bot, in_order=kept.get("ended", True)),
        store=store,
        login=Login(clock, kept.get("logged_out_until", 0.0)),
        profile=profile,
        limits=limits,
        commands={(scope, language): menu for scope, language, menu in kept.get("commands", ())},
        webhook=kept.get("webhook", {}),
    )
    state.keep_bot()
    return state


REAL_TIME: Clock = time.time
