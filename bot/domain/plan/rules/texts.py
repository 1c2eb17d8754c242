"""Rules for what people read: it is there, in the working language, and fits where it is shown."""

from collections.abc import Iterator

from bot.domain.plan.limits import longest
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import Problem, describe, error
from bot.domain.plan.scalars import Localised
from bot.domain.plan.walk import leaves

NEVER_BLANK = {
    "Plan.title",
    "Host.name",
    "TeamMember.name",
    "Session.title",
    "Prompt.options",
    "Axes.left",
    "Axes.right",
    "Axes.bottom",
    "Axes.top",
    "FollowUp.text",
    "FormField.label",
    "FormField.options",
    "CriticalFriend.questions",
    "LaterQuestion.text",
    "LaterQuestion.options",
    "CertificateTerms.issuer",
    "CertificateTerms.outcomes",
    "Signatory.name",
    "Privacy.controller",
    "Privacy.contact",
    "Method.method",
}


def not_blank(plan: Plan) -> Iterator[Problem]:
    """What somebody will read says something."""
    for where, place, value in leaves(plan):
        if place in NEVER_BLANK and not (value.strip() if isinstance(value, str) else value):
            yield error(where, None, "blank")


def in_working_language(plan: Plan) -> Iterator[Problem]:
    """Every text is in the language that everybody falls back to."""
    known = {"", plan.working_language}
    for where, _, value in leaves(plan):
        if isinstance(value, Localised) and value and not known & set(value.by_language):
            found = ", ".join(value.by_language)
            language = plan.working_language
            yield error(where, found, "not_in_working_language", language=language)


def short_enough(plan: Plan) -> Iterator[Problem]:
    """No text is longer than the place where it is shown."""
    for where, place, value in leaves(plan):
        for language, text in _texts(value):
            if len(text) > longest(place):
                path = f"{where}.{language}" if language else where
                limits = {"most": longest(place), "length": len(text)}
                yield error(path, describe(text), "too_long", **limits)


def _texts(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Localised):
        yield from value.by_language.items()
    elif isinstance(value, str):
        yield "", value


RULES = (not_blank, in_working_language, short_enough)
