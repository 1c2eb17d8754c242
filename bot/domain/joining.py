"""The steps of joining, in order; each is what a dialogue expects."""

from collections.abc import Sequence

LANGUAGE, CONSENT, NAME, ZONE = "join.language", "join.consent", "join.name", "join.zone"
PREFIX = "join."

# What a button of these steps says besides a language or a zone.
YES, NO, AGAIN, BACK, NOT_ME = "yes", "no", "again", "back", "not-me"

NOTICE = "1"  # version of the privacy notice; raise it when the text in `joining.ftl` changes

_MOST_LANGUAGES = 5  # with "This is not me" the six buttons that a person sees at most


def languages_to_choose(planned: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Give the visit's languages that we speak; without any, or without a visit, all of ours."""
    return (tuple(code for code in planned if code in known) or tuple(known))[:_MOST_LANGUAGES]


def steps(role: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Give the steps of somebody with a role, where they have the choice of these languages."""
    first = (LANGUAGE,) if len(languages) > 1 else ()
    name = (NAME,) if role == "participant" else ()
    return (*first, CONSENT, *name, ZONE)


def step_after(step: str, all_steps: Sequence[str]) -> str:
    """Give the next step, empty after the last."""
    following = all_steps[all_steps.index(step) + 1 :]
    return following[0] if following else ""


def step_before(step: str, all_steps: Sequence[str]) -> str:
    """Give the step to go back to; the first stays where it is."""
    return all_steps[max(0, all_steps.index(step) - 1)]


def notice_version(plan_version: int, language: str) -> str:
    """Name the very text that somebody agreed to: ours, the plan's words in it, the language."""
    return f"{NOTICE}:{plan_version}:{language}"


def plan_version_of(notice: str) -> int:
    """Give the version of the plan whose words stood in a notice."""
    return int(notice.split(":")[1])
