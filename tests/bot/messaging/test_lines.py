"""What waits in one chat, and when it may go."""

from bot.messaging.jobs import AWAITED_RANK, CARD_RANK, CardJob, LetterJob
from bot.messaging.lines import CARD_INTERVAL, MOST_OVERTAKING, Line


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


def test_what_somebody_waits_for_goes_before_letters() -> None:
    """Who taps on a card sees it change before a letter that the tap caused, a picture perhaps."""
    line = Line(1)
    line.add(LetterJob(7, 1, 0))
    line.add(CardJob(1, "sheet:x", awaited=True))
    line.add(CardJob(1, "board:x"))
    assert [line.take(0.0) for _ in range(3)] == [
        CardJob(1, "sheet:x"),
        LetterJob(7, 1, 0),
        CardJob(1, "board:x"),
    ]


def test_letters_are_not_overtaken_for_ever() -> None:
    """Whoever taps all the time gets their letters as well: after a few taps the oldest goes."""
    line = Line(1)
    line.add(LetterJob(7, 1, 0))
    line.add(LetterJob(8, 1, 0))
    taken = []
    for second in range(2 * MOST_OVERTAKING + 2):
        line.add(CardJob(1, "sheet:x", awaited=True))
        taken.append(line.take(float(second)))
    letters = [place for place, job in enumerate(taken) if isinstance(job, LetterJob)]
    assert letters == [MOST_OVERTAKING, 2 * MOST_OVERTAKING + 1]


def test_what_somebody_waits_for_does_not_rest() -> None:
    """A card that its person has just tapped on is drawn at once, before the chat's others."""
    line = Line(1)
    line.add(CardJob(1, "sheet:x"))
    line.take(100.0)
    line.add(CardJob(1, "sheet:x"))
    line.add(CardJob(1, "board:x"))
    assert (line.is_awaited, line.rank()) == (False, CARD_RANK)
    line.add(CardJob(1, "sheet:x", awaited=True))
    assert line.due() < 100.0
    assert (line.is_awaited, line.rank()) == (True, AWAITED_RANK)
    assert line.take(100.1) == CardJob(1, "sheet:x")
    assert not line.is_awaited
