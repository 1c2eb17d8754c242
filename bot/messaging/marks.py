"""What became of letters and cards, written down for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.revealing import conceal_late
from storage.outbox import UNREACHABLE
from storage.work import Work


@dataclass(frozen=True)
class Upload:
    """A file that the channel holds from now on; an empty id: not any more."""

    channel: str
    recipe: str
    file_id: str


@dataclass(frozen=True)
class LetterMark:
    """What became of a letter: sent, dropped or parked, or waiting for another try."""

    id: int
    state: str
    tries: int = 0
    why: str = ""
    message_id: int | None = None
    upload: Upload | None = None
    cards: str = ""  # those that tell what became of it, with blanks between them
    attached: tuple[int, str] | None = None  # to which address what went along, as its row says


@dataclass(frozen=True)
class CardMark:
    """Which state of a card is shown now, and by which message.

    Attributes:
        same: the message showed it already, so nothing was sent.
    """

    address_id: int
    subject: str
    seen: int
    message_id: int | None
    why: str = ""
    same: bool = False


@dataclass(frozen=True)
class Lost:
    """An address that takes no messages: nothing of what waits for it will be sent."""

    address_id: int
    cards: str = ""  # those that tell what became of what was tried


@dataclass(frozen=True)
class PutOff:
    """A letter that must not leave before an instant."""

    id: int
    until: datetime


Mark = LetterMark | CardMark | Lost | PutOff


def record(work: Work, marks: Sequence[Mark]) -> None:
    """Write outcomes down: one statement for all letters, one for all cards."""
    letters = [mark for mark in marks if isinstance(mark, LetterMark)]
    work.outbox.settle([_letter_row(work, mark) for mark in letters])
    for mark in letters:
        if mark.message_id is not None and mark.attached is not None:
            conceal_late(work, mark.id, *mark.attached, mark.message_id)
    put_off = {mark.id: mark.until for mark in marks if isinstance(mark, PutOff)}
    work.outbox.put_off(put_off)
    work.effects.unknown |= bool(put_off)  # the sender must learn when it is to look again
    work.cards.show([_card_row(mark) for mark in marks if isinstance(mark, CardMark)])
    tried = [mark for mark in marks if isinstance(mark, LetterMark | Lost)]
    for card in sorted({card for mark in tried for card in mark.cards.split()}):
        work.refresh_all(card)
    for upload in {mark.upload for mark in letters if mark.upload}:
        work.records.upload(upload.channel, upload.recipe, upload.file_id)
    for address_id in {mark.address_id for mark in marks if isinstance(mark, Lost)}:
        work.people.set_reachable(address_id, reachable=False)
        work.outbox.drop_for(address_id, UNREACHABLE, work.now)


def _letter_row(work: Work, mark: LetterMark) -> dict[str, object]:
    return {
        "row_id": mark.id,
        "new_state": mark.state,
        "tries": mark.tries,
        "why": mark.why,
        "now": None if mark.state == "waiting" else work.now,
        "message": mark.message_id,
    }


def _card_row(mark: CardMark) -> dict[str, object]:
    return {
        "address": mark.address_id,
        "what": mark.subject,
        "seen": mark.seen,
        "message": mark.message_id,
        "why": mark.why,
    }
