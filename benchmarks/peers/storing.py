"""The peer that does the same work: aiogram, SQLAlchemy's async ORM, aiosqlite.

For each text: was the update seen, who is it, what are they asked; then the answer is put in the
place of the older one and the reply is written into the outbox, in one transaction. After the
commit the reply is sent and marked. SQLite in WAL mode and at FULL, as Hospes runs it.
"""

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import Message, TelegramObject, Update
from echo import run
from sqlalchemy import ForeignKey, event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

FIRST_CHAT = 100_000
WAIT = 60  # seconds for the one writer that SQLite allows


class Base(DeclarativeBase):
    """Its tables."""


class Seen(Base):
    """An update that was handled."""

    __tablename__ = "seen"

    update_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Prompt(Base):
    """What is asked."""

    __tablename__ = "prompts"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    open: Mapped[bool]


class Person(Base):
    """Who is asked, and what."""

    __tablename__ = "people"

    chat_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompts.id"))
    prompt: Mapped[Prompt] = relationship(lazy="joined", innerjoin=True)


class Answer(Base):
    """What somebody said."""

    __tablename__ = "answers"

    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompts.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("people.chat_id"), primary_key=True)
    value: Mapped[str]
    changed: Mapped[int] = mapped_column(default=0)


class Reply(Base):
    """What is to be sent, and whether it was."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    message_id: Mapped[int | None]


engine = create_async_engine(
    f"sqlite+aiosqlite:///{os.environ['PEER_DATA']}/peer.db",
    connect_args={"timeout": WAIT},
    pool_size=1,  # SQLite has one writer: more of them only wait for each other
    max_overflow=0,
)
sessions = async_sessionmaker(engine, expire_on_commit=False)


@event.listens_for(engine.sync_engine, "connect")
def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's
    connection.isolation_level = None  # the transaction begins where we say
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(engine.sync_engine, "begin")
def _begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # a reader that begins to write would fail


class InSession(BaseMiddleware):
    """Gives every update a session of its own."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - aiogram's signature
        """Handle the update inside a session."""
        async with sessions() as session:
            return await handler(event, {**data, "session": session})


async def answered(message: Message, event_update: Update, session: AsyncSession) -> None:
    """Store an answer, then reply."""
    async with session.begin():
        reply = await _stored(message, event_update.update_id, session)
    if reply is not None:
        sent = await message.answer(reply.text)
        async with session.begin():
            reply.state, reply.message_id = "sent", sent.message_id


async def _stored(message: Message, update_id: int, session: AsyncSession) -> Reply | None:
    if await session.get(Seen, update_id):
        return None
    asked = select(Person).where(Person.chat_id == message.chat.id)
    person = (await session.scalars(asked)).one()
    answer = await session.get(Answer, (person.prompt_id, person.chat_id))
    if answer is None:
        answer = Answer(prompt_id=person.prompt_id, chat_id=person.chat_id, changed=-1)
        session.add(answer)
    answer.value, answer.changed = message.text or "", answer.changed + 1
    text = f"<b>{person.prompt.title}</b>\n\nYour answer: {answer.value}"
    reply = Reply(chat_id=person.chat_id, text=text)
    session.add_all([Seen(update_id=update_id, at=datetime.now(UTC)), reply])
    return reply


async def prepare() -> None:
    """Make the tables, with as many people as write."""
    people = int(os.environ["PEER_PEOPLE"])
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with sessions.begin() as session:
        session.add(Prompt(id=1, title="Challenge and offer", open=True))
        session.add_all(
            Person(chat_id=chat, name=f"Anna Example {chat}", prompt_id=1)
            for chat in range(FIRST_CHAT, FIRST_CHAT + people)
        )


if __name__ == "__main__":
    storing = Dispatcher()
    storing.startup.register(prepare)
    storing.update.outer_middleware(InSession())
    storing.message.register(answered)
    run(storing)
