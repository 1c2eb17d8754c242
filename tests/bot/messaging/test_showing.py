"""What is remembered of the cards that were drawn: little, and not for ever."""

from types import SimpleNamespace
from typing import Any, cast

from bot.messaging.showing import Showing
from bot.views.content import Content, Key

ONE, TWO = Content("one"), Content("one", ((Key("Tap", press="tap"),),))


def row(subject: str = "now:", **more: int) -> Any:  # noqa: ANN401 - stands for a row of `cards`
    made = {"address_id": 1, "message_id": 7, "wanted": 2, "shown": 1, "anew": 0} | more
    return cast("Any", SimpleNamespace(subject=subject, **made))


def test_the_same_drawing_is_known_once_it_was_marked() -> None:
    """Words and buttons count; so do the message, and that nobody else has drawn it since."""
    for drawn, later, known in (
        (ONE, row(shown=2), True),
        (TWO, row(shown=2), False),
        (ONE, row(shown=1), False),
        (ONE, row(shown=3), False),
        (ONE, row(shown=2, message_id=8), False),
        (ONE, row(shown=2, anew=3), False),
        (ONE, row("me:", shown=2), False),
    ):
        showing = Showing()
        showing.put(row(), 7, ONE)
        assert showing.take(later, drawn) is known


def test_what_is_being_drawn_is_not_known() -> None:
    """A drawing may fail half way, so nothing is known of its message until it is done."""
    showing = Showing()
    showing.put(row(), 7, ONE)
    assert showing.take(row(shown=2), ONE)
    assert not showing.take(row(shown=2), ONE)


def test_the_oldest_are_forgotten() -> None:
    """No more cards are remembered than were allowed."""
    showing = Showing(most=2)
    for subject in ("a", "b", "c"):
        showing.put(row(subject), 7, ONE)
    found = [showing.take(row(subject, shown=2), ONE) for subject in ("a", "b", "c")]
    assert found == [False, True, True]


def test_whether_there_are_buttons_to_be_taken_off() -> None:
    """A message without buttons is known as such only while nobody else has drawn its card."""
    for drawn, later, bare in (
        (ONE, row(shown=2), True),
        (TWO, row(shown=2), False),
        (ONE, row(shown=3), False),
        (ONE, row(shown=2, message_id=8), False),
        (ONE, row("me:", shown=2), False),
    ):
        showing = Showing()
        showing.put(row(), 7, ONE)
        showing.put(row(), 7, drawn)
        assert showing.is_bare(later) is bare
        showing.take(later, drawn)
        assert not showing.is_bare(later)
