"""What every piece of a plan is built on."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A piece of a plan: immutable, and refusing what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
