"""The JSON Schema of a plan file, for editors that complete and check while one writes."""

from datetime import timedelta
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from bot.domain.plan.model import Plan
from bot.domain.plan.scalars import Localised
from bot.domain.plan.times import write_duration
from bot.domain.plan.written import Written

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """Give the schema, by the names used in files.

    An editor reads `places: 24` as a number and `fictional: yes` as a word or a truth value,
    depending on its YAML; the schema takes each. Rules across settings are beyond it.
    """
    schema = Plan.model_json_schema(by_alias=True, schema_generator=_Generator)
    return {"$schema": DIALECT, **schema, "title": "The plan of a visit"}


class _Generator(GenerateJsonSchema):
    """Tells defaults as they would be written."""

    def encode_default(self, dft: Any) -> Any:  # noqa: ANN401 - the base class's signature
        match dft:
            case Localised():
                return dft.plain()
            case Written():
                return str(dft)
            case timedelta():
                return write_duration(dft)
            case _:
                return super().encode_default(dft)
