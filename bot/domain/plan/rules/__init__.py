"""The rules that need more than one setting of a plan, and what is worth knowing about it.

Each rule is a function from a plan to the problems it finds. All are asked; none reads a clock.
"""

from collections.abc import Callable, Collection, Iterable

from bot.domain.plan.model import Plan
from bot.domain.plan.problems import Problem
from bot.domain.plan.rules import days, forms, keys, people, prompts, remarks, texts

Rule = Callable[[Plan], Iterable[Problem]]

RULES: tuple[Rule, ...] = (*days.RULES, *keys.RULES, *prompts.RULES, *forms.RULES)
RULES += (*people.RULES, *texts.RULES)


def broken_rules(plan: Plan) -> list[Problem]:
    """Tell everything that a plan may not be; empty for a good one."""
    return [problem for rule in RULES for problem in rule(plan)]


def notes(plan: Plan, spoken: Collection[str]) -> list[Problem]:
    """Tell what a good plan's writer should know all the same; `spoken` as in `languages`."""
    told = [problem for remark in remarks.REMARKS for problem in remark(plan)]
    return [*remarks.languages(plan, spoken), *told]
