"""Logs: readable on a terminal, JSON elsewhere; ids only, never a text, a name or a token."""

import logging
import sys
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

from bot.messaging.tracing import trace

PLACE = "%(name)s %(levelname)s %(module)s:%(lineno)d"  # of a library's line: who says it, where


def configure() -> None:
    """Send our logs to standard error, and from the libraries only what is wrong."""
    terminal = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            place_only,
            structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(PlaceOnly(PLACE))
    logging.basicConfig(level=logging.ERROR, handlers=[handler])


def tell_from(level: str) -> None:
    """Log what is at least so important: debug, info or warning; before anything was logged."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(number))


def only_warnings() -> None:
    """Log nothing but what an operator should look at: the terminal is needed for more."""
    tell_from("warning")


def place_only(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Put an exception's type and place where its text and its variables would be told."""
    if event.pop("exc_info", None) and (error := sys.exc_info()[1]) is not None:
        event["error"] = trace(error)
    return event


class PlaceOnly(logging.Formatter):
    """The same for the libraries' own logs; their messages, too, may hold what was said."""

    def formatException(  # noqa: N802 - the standard library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Give an exception's type and place."""
        return trace(ei[1]) if ei[1] is not None else ""
