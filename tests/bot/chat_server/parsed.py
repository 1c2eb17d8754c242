"""What python-telegram-bot made of an answer, looked through to its last corner."""

from collections.abc import Iterator, Sequence

from telegram import TelegramObject


def strangers(thing: object) -> list[str]:
    """Every field in it that Bot API 10.0 does not know, as `Class.field`."""
    return sorted(set(_strangers(thing)))


def _strangers(thing: object) -> Iterator[str]:
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        for one in thing:
            yield from _strangers(one)
    if isinstance(thing, TelegramObject):
        yield from (f"{type(thing).__name__}.{name}" for name in thing.api_kwargs)
        for name in _fields(type(thing)):
            yield from _strangers(getattr(thing, name))


def _fields(kind: type) -> Iterator[str]:
    for base in kind.__mro__:
        slots: Sequence[str] = getattr(base, "__slots__", ())
        yield from (name for name in slots if not name.startswith("_"))
