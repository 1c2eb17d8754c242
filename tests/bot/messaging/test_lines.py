"""What waits in one chat, and when it may go."""

from bot.messaging.jobs import CardJob, LetterJob
from bot.messaging.lines import CARD_INTERVAL, Line


def test_letters_go_before_cards() -> None:
    """In one chat letters leave in the order of their ids, then cards."""
    line = Line(1)
    line.add(CardJob(1, "prompt:x"))
    line.add(LetterJob(8, 1, 0))
    line.add(LetterJob(7, 1, 0))
    assert [line.take(0.0) for _ in range(3)] == [
        LetterJob(7, 1, 0),
        LetterJob(8, 1, 0),
        CardJob(1, "prompt:x"),
    ]
    assert line.empty


def test_a_card_waits_once_and_rests_between_drawings() -> None:
    """A card that is wanted often is drawn once, and not again within its interval."""
    line = Line(1)
    line.add(CardJob(1, "prompt:x"))
    line.add(CardJob(1, "prompt:x"))
    line.take(100.0)
    assert line.empty
    line.add(CardJob(1, "prompt:x"))
    assert line.due() == 100.0 + CARD_INTERVAL
