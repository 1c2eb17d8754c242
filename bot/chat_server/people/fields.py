"""What an operation of the people's API is asked with: declared once, checked and documented."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.chat_server.errors import PersonError
from bot.chat_server.wire.parameters import Upload

Kind = Literal["string", "integer", "number", "object", "file"]

_TYPES: dict[Kind, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "object": (dict,),
    "file": (Upload,),
}
_LARGEST = 2**53


@dataclass(frozen=True)
class Field:
    """One value: its name, its kind, what it is for, and what it is if not given."""

    name: str
    kind: Kind
    about: str
    required: bool = False
    default: Any = None

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        described: dict[str, Any] = {"type": self.kind, "description": self.about}
        if self.kind == "file":
            return {"type": "string", "format": "binary", "description": self.about}
        if self.default is not None:
            described["default"] = self.default
        if self.kind in ("integer", "number"):
            described |= {"minimum": -_LARGEST, "maximum": _LARGEST}
        return described

    def read(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the kind says what it is
        """The value, of the right type; raises PersonError 400."""
        value = values.get(self.name)
        if value is None or (value == "" and self.kind != "string"):
            if self.required:
                raise PersonError(400, f"{self.name} is missing: {self.about}")
            return self.default
        value = self._from_text(value) if isinstance(value, str) else value
        if not isinstance(value, _TYPES[self.kind]) or isinstance(value, bool):
            raise PersonError(400, f"{self.name} must be of type {self.kind}")
        if isinstance(value, int | float) and not abs(value) <= _LARGEST:
            raise PersonError(400, f"{self.name} is too large")
        return value

    def _from_text(self, text: str) -> str | int | float:
        """Queries and forms know only texts."""
        try:
            return int(text) if self.kind == "integer" else self._number(text)
        except ValueError:
            return text

    def _number(self, text: str) -> str | float:
        return float(text) if self.kind == "number" else text


def read_all(fields: tuple[Field, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    """All declared values by name; what is not declared is ignored. Raises PersonError 400."""
    return {field.name: field.read(values) for field in fields}
