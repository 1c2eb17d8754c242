"""What prompts and the fields of forms have in common: options and scales."""

from collections.abc import Iterator, Mapping

from bot.domain.plan.model import Scale
from bot.domain.plan.problems import Problem, error
from bot.domain.plan.scalars import Localised

FEWEST_OPTIONS, MOST_OPTIONS = 2, 10


def has_options(where: str, options: Mapping[str, Localised]) -> Iterator[Problem]:
    """Two to ten options: one button each, all on one screen."""
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        limits = {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS}
        yield error(f"{where}.options", len(options), "options", **limits)


def has_scale(where: str, scale: Scale | None) -> Iterator[Problem]:
    """A scale with two ends in their order."""
    if scale is None:
        yield error(f"{where}.scale", None, "scale_missing")
    elif scale.last <= scale.first:
        yield error(f"{where}.scale.to", scale.last, "scale_ends", first=scale.first)
