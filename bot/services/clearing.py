"""What the operator does about letters that wait, and about what could not be sent or drawn.

A letter is named by its number, a card by its address and subject, as in `12/sheet:quay`.
"""

from collections.abc import Collection, Iterable

from storage.work import Reading, Work

REASON = "operator"


def card_name(address_id: int, subject: str) -> str:
    """Name a card."""
    return f"{address_id}/{subject}"


def retry(work: Work, names: Collection[str] | None) -> int:
    """Have parked letters sent and failed cards drawn after all; none named: all of them.

    Returns:
        How many.

    Raises:
        LookupError: one of those named did not fail; nothing was changed.
    """
    letters = _letters(work, "parked")
    failed = work.cards.failed()
    cards = {card_name(row.address_id, row.subject): row for row in failed}
    chosen = _chosen([*letters, *cards], names)
    work.outbox.wait_again([letters[name] for name in chosen if name in letters])
    work.effects.unknown = True  # no new letters, but the sender has to look
    for name in chosen:
        if name in cards:
            work.refresh(cards[name].address_id, cards[name].subject)
    return len(chosen)


def drop(work: Work, names: Collection[str] | None, state: str) -> int:
    """Never send letters that wait or were parked.

    Args:
        work: the transaction.
        names: which; none: all in that state.
        state: `waiting` or `parked`; empty for both.

    Returns:
        How many.

    Raises:
        LookupError: one of those named neither waits nor is parked; nothing was changed.
    """
    letters = _letters(work, state)
    chosen = _chosen(letters, names)
    work.outbox.drop([letters[name] for name in chosen], REASON, work.now)
    return len(chosen)


def _letters(reading: Reading, state: str) -> dict[str, int]:
    return {
        str(row.id): row.id for row in reading.outbox.left() if row.state == (state or row.state)
    }


def _chosen(there: Iterable[str], names: Collection[str] | None) -> list[str]:
    found = list(there)
    missing = set(names or ()) - set(found)
    if missing:
        raise LookupError(min(missing))
    return found if names is None else sorted(set(names))
