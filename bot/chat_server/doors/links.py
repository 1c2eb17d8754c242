"""Links that let somebody in: personal ones, once used, and one-time ones that the server made.

A used link is remembered with the browser that used it: if the answer was lost on its way, as on
a train, that browser may ask again; from anywhere else the link opens nothing any more.
"""

from dataclasses import asdict, dataclass
from typing import Any

from bot.chat_server.doors.secrets_kept import hashed, new_secret
from bot.chat_server.store import Memory

AGAIN = 600.0
MOST = 60


@dataclass(eq=False)
class Link:
    """Lets a person in until `until` (None: always); used by `browser`, a hash, at `used_at`.

    `key` is the hash of what it carries.
    """

    key: str
    person: int
    until: float | None = None
    browser: str = ""
    used_at: float = 0.0

    def opens(self, browser: str, now: float) -> bool:
        """Whether it lets that browser in now."""
        if not self.browser:
            return self.until is None or self.until > now
        return self.browser == hashed(browser) and now < self.used_at + AGAIN

    def as_json(self) -> dict[str, Any]:
        """What is kept of it."""
        return asdict(self)


class Links:
    """All links by the hash of what they carry; at most 60 one-time ones wait for a person."""

    def __init__(self, store: Memory) -> None:
        self._store = store
        found = [Link(**document) for document, _ in store.kept("link")]
        self._kept = {link.key: link for link in found}

    def __len__(self) -> int:
        """Count them."""
        return len(self._kept)

    def make(self, person: int, now: float, seconds: float) -> str:
        """A new one-time link; gives what it carries."""
        self._forget(*[one for one in self._kept.values() if one.until and one.until <= now])
        waiting = [one for one in self._kept.values() if one.person == person and one.until]
        self._forget(*waiting[: max(0, len(waiting) + 1 - MOST)])
        secret = new_secret()
        self._keep(Link(hashed(secret), person, now + seconds))
        return secret

    def find(self, secret: str) -> Link | None:
        """The link that carries this, used or not; None if it never was one, or is long over."""
        return self._kept.get(hashed(secret))

    def give(self, secret: str, person: int) -> Link:
        """Note whose personal link it is that carries this."""
        link = Link(hashed(secret), person)
        self._keep(link)
        return link

    def use(self, link: Link, browser: str, now: float) -> None:
        """Note that a browser came in by a link."""
        if not link.browser:
            link.browser, link.used_at = hashed(browser), now
            self._keep(link)

    def drop(self, secret: str) -> None:
        """Forget a link that was given to nobody."""
        if link := self.find(secret):
            self._forget(link)

    def close(self, person: int) -> None:
        """Let the one-time links of a person open nothing any more; used ones stay used."""
        own = [one for one in self._kept.values() if one.person == person]
        self._forget(*[one for one in own if one.until])

    def forget(self, person: int) -> None:
        """Forget every link of a person who is no more."""
        self._forget(*[one for one in self._kept.values() if one.person == person])

    def _keep(self, link: Link) -> None:
        self._kept[link.key] = link
        self._store.keep("link", link.key, link)

    def _forget(self, *links: Link) -> None:
        for link in links:
            del self._kept[link.key]
            self._store.forget("link", link.key)
