"""The order of the steps."""

import pytest

from bot.domain.joining import (
    CONSENT,
    LANGUAGE,
    NAME,
    ZONE,
    languages_to_choose,
    notice_version,
    step_after,
    step_before,
    steps,
)


@pytest.mark.parametrize(
    ("role", "languages", "expected"),
    [
        ("participant", ("en", "fr"), (LANGUAGE, CONSENT, NAME, ZONE)),
        ("participant", ("en",), (CONSENT, NAME, ZONE)),
        ("facilitator", ("en", "fr"), (LANGUAGE, CONSENT, ZONE)),
        ("organiser", ("en", "fr"), (LANGUAGE, CONSENT, ZONE)),
    ],
)
def test_steps(role: str, languages: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """The team needs no name on a certificate, and one language is no choice."""
    assert steps(role, languages) == expected


def test_forward_and_back() -> None:
    """After the last step there is nothing, before the first only itself."""
    way = steps("participant", ("en", "fr"))
    assert [step_after(step, way) for step in way] == [CONSENT, NAME, ZONE, ""]
    assert [step_before(step, way) for step in way] == [LANGUAGE, LANGUAGE, CONSENT, NAME]


def test_languages_to_choose() -> None:
    """The visit's languages that we speak are offered, at most five; without any, all of ours."""
    assert languages_to_choose(("fr", "fi"), ("en", "fr")) == ("fr",)
    assert languages_to_choose(("fi",), ("en", "fr")) == ("en", "fr")
    assert len(languages_to_choose((), tuple("abcdefgh"))) == 5


def test_the_notice_has_a_version() -> None:
    """The version names our text, the plan's and the language."""
    assert notice_version(3, "fr").endswith(":3:fr")
