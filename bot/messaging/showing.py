"""What the cards show that this process has drawn, so that nothing is sent to show it again.

Kept in memory only: what is drawn may hold an anonymous answer.
"""

from hashlib import blake2b
from secrets import token_bytes
from typing import Any

from sqlalchemy import Row

from bot.views.content import Content

MOST = 10_000  # cards; some 3 MB

_Key = tuple[int, str]  # address and subject


class Showing:
    """Remembers what each card shows, as a digest.

    Args:
        most: how many cards; whichever was drawn longest ago is forgotten.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._secret = token_bytes(32)  # a digest tells nobody what was drawn
        self._shown: dict[_Key, tuple[int, int, bytes]] = {}
        self._bare: set[_Key] = set()  # those of them without buttons

    def is_bare(self, row: Row[Any]) -> bool:
        """Tell whether a card's message is known to have no buttons; to be asked before `take`."""
        key = (row.address_id, row.subject)
        return key in self._bare and self._shown[key][:2] == (row.message_id, row.shown)

    def take(self, row: Row[Any], content: Content) -> bool:
        """Tell whether a card's message shows this; forgotten until `put`, as it may fail.

        What was remembered counts only while nobody else has drawn the card, which its row tells,
        and not if it is to come anew.
        """
        found = self._forget((row.address_id, row.subject))
        here = (row.message_id, row.shown, self._digest(content))
        return row.anew <= row.shown and found == here

    def put(self, row: Row[Any], message_id: int | None, content: Content) -> None:
        """Remember what a card shows once its mark is written."""
        if message_id is None:
            return
        key = (row.address_id, row.subject)
        self._shown[key] = (message_id, row.wanted, self._digest(content))
        (self._bare.discard if content.keyboard else self._bare.add)(key)
        if len(self._shown) > self._most:
            self._forget(next(iter(self._shown)))

    def _forget(self, key: _Key) -> tuple[int, int, bytes] | None:
        self._bare.discard(key)
        return self._shown.pop(key, None)

    def _digest(self, content: Content) -> bytes:
        drawn = repr((content.text, content.keyboard)).encode()
        return blake2b(drawn, digest_size=16, key=self._secret).digest()
