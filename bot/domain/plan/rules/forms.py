"""Rules for the fields of forms."""

from collections.abc import Iterator

from bot.domain.plan.model import FormField, Plan
from bot.domain.plan.problems import Problem, error
from bot.domain.plan.rules.parts import has_options, has_scale
from bot.domain.plan.walk import prompts


def each_form(plan: Plan) -> Iterator[Problem]:
    """A form has fields, and each field what its kind needs."""
    for where, prompt in prompts(plan):
        if prompt.kind == "form" and not prompt.fields:
            yield error(f"{where}.fields", None, "form_empty")
        for place, field in enumerate(prompt.fields, start=1):
            yield from _field(f"{where}.fields.{place}", field)


def _field(where: str, field: FormField) -> Iterator[Problem]:
    if field.kind in ("choice", "choices"):
        yield from has_options(where, field.options)
    elif field.options:
        kinds = "choice or choices"
        yield error(f"{where}.options", field.kind, "not_for_field", name="options", kind=kinds)
    if field.kind == "choices" and not 1 < field.most <= len(field.options):
        yield error(f"{where}.most", field.most, "most", options=len(field.options))
    elif field.kind != "choices" and field.most != 1:
        yield error(f"{where}.most", field.kind, "not_for_field", name="most", kind="choices")
    if field.kind == "scale":
        yield from has_scale(where, field.scale)
    elif field.scale:
        yield error(f"{where}.scale", field.kind, "not_for_field", name="scale", kind="scale")


RULES = (each_form,)
