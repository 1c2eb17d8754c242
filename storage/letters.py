"""Letters' arguments and buttons as JSON, and back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.messages import Arg, At, Button, Keyboard, Say, Words


def arguments_to_json(args: Mapping[str, Arg]) -> dict[str, Any]:
    """Write a text's arguments."""
    return {name: _to_json(value) for name, value in args.items()}


def arguments_from_json(stored: Mapping[str, Any]) -> dict[str, Arg]:
    """Read a text's arguments."""
    return {name: _from_json(value) for name, value in stored.items()}


def keyboard_to_json(keyboard: Keyboard) -> list[list[dict[str, Any]]]:
    """Write rows of buttons."""
    return [
        [{"label": _to_json(b.label), "press": b.press, "url": b.url} for b in row]
        for row in keyboard
    ]


def keyboard_from_json(stored: Sequence[Sequence[Mapping[str, Any]]]) -> Keyboard:
    """Read rows of buttons."""
    return [
        [Button(_from_json(b["label"]), b["press"], b["url"]) for b in row]  # type: ignore[arg-type]
        for row in stored
    ]


def _to_json(value: Arg) -> Any:  # noqa: ANN401 - JSON
    match value:
        case At():
            return {"at": value.instant.isoformat(), "style": value.style}
        case Words():
            return {"words": dict(value.by_language), "otherwise": value.otherwise}
        case Say():
            return {"say": value.key, "args": arguments_to_json(value.args)}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value


def _from_json(value: Any) -> Arg:  # noqa: ANN401 - JSON
    match value:
        case {"at": instant, "style": style}:
            return At(datetime.fromisoformat(instant), style)
        case {"words": by_language, "otherwise": key}:
            return Words(by_language, key)
        case {"words": by_language}:  # written by an earlier version
            return Words(by_language)
        case {"say": key, "args": args}:
            return Say(key, arguments_from_json(args))
        case {"date": day}:
            return date.fromisoformat(day)
        case _:
            return value  # type: ignore[no-any-return]
