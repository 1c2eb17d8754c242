"""Who is told by e-mail that something waits: nobody misses a message, and nobody is pestered.

All times are in seconds of the server's clock.
"""

from dataclasses import dataclass

from bot.chat_server.chats import Chat

AWAY = 60.0
"""How long a message waits for somebody who has no page open."""
NOT_LOOKING = 120.0
"""How long it waits if a page is open and nothing is seen."""
UNSEEN_PAUSE = 1800.0
"""Between two e-mails, if the first one did not bring them here."""
SEEN_PAUSE = 300.0
"""Between two e-mails, if they have looked since the first one."""


@dataclass(frozen=True)
class Attention:
    """What is known of somebody's attention to their chat.

    Attributes:
        waiting_since: when the oldest message came that they neither saw nor were told of.
        here: whether they have a page open.
        seen_at: when they last saw something new.
        called_at: when they were last told.
    """

    waiting_since: float | None
    here: bool = False
    seen_at: float | None = None
    called_at: float | None = None


def call_at(known: Attention) -> float | None:
    """When they are to be told, unless something happens before; None: not at all."""
    if known.waiting_since is None:
        return None
    looked = known.seen_at or 0.0
    if known.here:
        due = max(known.waiting_since, looked) + NOT_LOOKING
    else:
        due = known.waiting_since + AWAY
    if known.called_at is None:
        return due
    pause = SEEN_PAUSE if looked >= known.called_at else UNSEEN_PAUSE
    return max(due, known.called_at + pause)


def waiting_since(chat: Chat) -> float | None:
    """When the oldest message of the bot came that somebody neither saw nor was told of.

    What the bot sent silently calls nobody.
    """
    if not chat.started:
        return None
    known, silent = max(chat.seen, chat.called_for), set(chat.silent)
    oldest = None
    for number, message in reversed(chat.messages.items()):
        if number <= known:
            break
        if number not in silent and message["from"]["id"] != chat.id:
            oldest = float(message["date"])
    return oldest
