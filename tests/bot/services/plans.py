"""The sample visit's plan with one thing changed, for tests of what that brings."""

from typing import Any

from bot.domain.plan.model import Moderation, Plan
from tests.bot.domain.sample_visit import sample


def with_prompt(
    key: str,
    moderation: dict[str, Any] | None = None,
    **settings: Any,  # noqa: ANN401 - of any kind
) -> Plan:
    """Give the sample's plan with other settings of one prompt, and of the moderation."""
    prompt = sample().prompts()[key].model_copy(update=settings)

    def changed(item: Any) -> Any:  # noqa: ANN401 - a prompt or a method
        return prompt if getattr(item, "ask", "") == key else item

    days = tuple(
        day.model_copy(
            update={
                "sessions": tuple(
                    session.model_copy(update={"run": tuple(map(changed, session.run))})
                    for session in day.sessions
                )
            }
        )
        for day in sample().days
    )
    update = {"days": days, "moderation": Moderation.model_validate(moderation or {})}
    return sample().model_copy(update=update)
