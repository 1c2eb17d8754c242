"""A text in one or several languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from bot.domain.plan.wording import wrong
from bot.domain.plan.words import LANGUAGE, read_language

UNMARKED = ""  # the key of a text that names no language: it is in the visit's working language


@dataclass(frozen=True)
class Localised:
    """What a person reads, by language; false where there is no text at all.

    In a file and in JSON it is a string (then it is in the working language, kept under the
    key "") or a map from language to text.
    """

    by_language: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.by_language.values())

    def __hash__(self) -> int:
        return hash(frozenset(self.by_language.items()))

    def in_(self, language: str, fallback: str) -> str:
        """Give the text for a reader: their language, its base, the fallback, or what there is."""
        for key in (language, language.partition("-")[0], fallback, UNMARKED):
            if key in self.by_language:
                return self.by_language[key]
        return next(iter(self.by_language.values()), "")

    @classmethod
    def read(cls, given: object) -> Self:
        """Read a string or a map; surrounding blanks go, and so do empty texts.

        Raises:
            PydanticCustomError: neither a string nor a map from languages to strings.
        """
        if isinstance(given, cls):
            return given
        if isinstance(given, str):
            return cls(_filled({UNMARKED: given}))
        if isinstance(given, Mapping) and all(isinstance(text, str) for text in given.values()):
            return cls(_filled({read_language(language): given[language] for language in given}))
        raise wrong("localised")

    def plain(self) -> str | dict[str, str]:
        """Give what `read` understands, for files and JSON."""
        if set(self.by_language) <= {UNMARKED}:
            return self.by_language.get(UNMARKED, "")
        return dict(self.by_language)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(cls.plain)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        del core, handler
        texts = {
            "type": "object",
            "patternProperties": {LANGUAGE: {"type": "string"}},
            "additionalProperties": False,
        }
        return {"anyOf": [{"type": "string"}, texts]}


def _filled(texts: Mapping[str, str]) -> dict[str, str]:
    return {key: text.strip() for key, text in texts.items() if text.strip()}
