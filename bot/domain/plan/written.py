"""How a value becomes one readable string in files and JSON, and comes back from it."""

import re
from abc import abstractmethod
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from bot.domain.plan.wording import wrong


class Written:
    """A value that files and JSON hold as one string: `read` and `str()` are each other's way back.

    Subclasses say their `pattern`, the `code` of their wording and how to build from a match.
    """

    code: ClassVar[str]
    pattern: ClassVar[str]

    @classmethod
    @abstractmethod
    def of(cls, text: str) -> Self:
        """Build the value from a string that matches the pattern."""

    @classmethod
    def read(cls, given: object) -> Self:
        """Read the string.

        Raises:
            PydanticCustomError: it does not have the shape.
        """
        if isinstance(given, cls):
            return given
        if isinstance(given, str) and re.fullmatch(cls.pattern, given):
            return cls.of(given)
        raise wrong(cls.code)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        del core, handler
        return {"type": "string", "pattern": f"^{cls.pattern}$"}
