"""Sessions: a browser that has come in as somebody stays in until it is sent out."""

from dataclasses import asdict, dataclass
from typing import Any

from bot.chat_server.doors.secrets_kept import hashed, new_secret
from bot.chat_server.store import Memory

LIFE = 90 * 86_400
SLIDING = 3600
MOST = 20


@dataclass(eq=False)
class Session:
    """One browser of a person; over at `until`, in seconds since the epoch.

    `key` is the hash of its secret.
    """

    key: str
    person: int
    until: float

    def as_json(self) -> dict[str, Any]:
        """What is kept of it."""
        return asdict(self)

    def holds(self, now: float) -> bool:
        """Whether it still lets in."""
        return self.until > now


class Sessions:
    """All sessions, by the hash of their secret; a person has at most 20, the oldest ends."""

    def __init__(self, store: Memory) -> None:
        self._store = store
        found = [Session(**document) for document, _ in store.kept("session")]
        self._kept = {session.key: session for session in found}

    def __len__(self) -> int:
        """Count them."""
        return len(self._kept)

    def begin(self, person: int, now: float) -> str:
        """Let a browser in; gives its secret, which is known to nobody else."""
        self._clear(now)
        own = [one for one in self._kept.values() if one.person == person]
        self._forget(*own[: max(0, len(own) + 1 - MOST)])
        secret = new_secret()
        self._keep(Session(hashed(secret), person, now + LIFE))
        return secret

    def find(self, secret: str, now: float) -> Session | None:
        """The session of a secret, which now lasts 90 days more; None if there is none."""
        session = self._kept.get(hashed(secret))
        if session is None or not session.holds(now):
            return None
        if session.until < now + LIFE - SLIDING:  # not written at every request
            session.until = now + LIFE
            self._keep(session)
        return session

    def end(self, session: Session) -> None:
        """Send one browser out."""
        if session.key in self._kept:
            self._forget(session)

    def end_all(self, person: int) -> None:
        """Send out every browser of a person."""
        self._forget(*[one for one in self._kept.values() if one.person == person])

    def _clear(self, now: float) -> None:
        self._forget(*[one for one in self._kept.values() if not one.holds(now)])

    def _keep(self, session: Session) -> None:
        self._kept[session.key] = session
        self._store.keep("session", session.key, session)

    def _forget(self, *sessions: Session) -> None:
        for session in sessions:
            session.until = 0.0  # for whoever still holds it, as a stream does
            del self._kept[session.key]
            self._store.forget("session", session.key)
