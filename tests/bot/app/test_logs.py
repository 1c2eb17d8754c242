"""Logs say where something failed and never what was said."""

import logging

from bot.app.logs import PLACE, PlaceOnly, place_only

SECRET = "Ana's answer"


def test_our_errors_lose_their_text() -> None:
    """An exception in our logs becomes its type and the place it came from."""
    try:
        int(SECRET)
    except ValueError:
        event = place_only(None, "error", {"event": "failed", "exc_info": True})
    assert SECRET not in str(event)
    assert str(event["error"]).startswith("ValueError < test_logs.py:")
    assert "exc_info" not in event


def test_an_event_without_an_error_stays() -> None:
    """Other events pass as they are."""
    assert place_only(None, "info", {"event": "open"}) == {"event": "open"}


def test_the_libraries_errors_lose_theirs() -> None:
    """A library's message and its exception's text are not printed either."""
    try:
        int(SECRET)
    except ValueError as error:
        record = logging.LogRecord(
            "aiohttp", logging.ERROR, "f.py", 1, SECRET, (), (ValueError, error, None)
        )
    printed = PlaceOnly(PLACE).format(record)
    assert SECRET not in printed
    assert printed.startswith("aiohttp ERROR f:1\n")  # where to look, all the same
