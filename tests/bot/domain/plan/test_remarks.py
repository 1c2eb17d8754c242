"""Tests for what the writer of a good plan should know."""

import pytest

from bot.domain.plan.reading import check_plan
from tests.bot.domain.plan.plans import GOOD, checked

UNTRANSLATED = (
    "languages: texts that are not in fr: 23; its readers see them in en. The first: host.name"
)
EARLY = (
    "line 25, days.1.sessions.1.run.1.open: this required prompt closes 10 minutes after it opens: "
    "whoever misses it cannot catch up until 2027-04-30 18:00, unless it is opened again; "
    "with `until` in the place of `open` they can"
)
BY_HAND = (
    "line 67, days.3.sessions.1.run.1: "
    "methods are run by hand in this version; the run sheet shows their steps"
)
REMARKS = [
    (("A visit", "A visit"), []),
    (
        ("fr: Dites", "fr: Dites, nl: Zeg"),
        ["line 6, languages: texts in nl, which is not among `languages`: 1"],
    ),
    (
        ("lasts: 10 minutes", "lasts: 21 minutes"),
        [
            (
                "line 67, days.3.sessions.1.run.1: "
                "the steps of this method take 63 minutes, its session 60"
            )
        ],
    ),
    (
        ("times_in: E", "house_rule: chatham_house\ntimes_in: E"),
        ["line 5, house_rule: `house_rule` is carried along, not acted on in this version"],
    ),
    (
        ("required: yes\n", "required: yes\n            may_share: yes\n"),
        [
            (
                "line 54, days.2.sessions.1.run.2.may_share: "
                "`may_share` is carried along, not acted on in this version"
            )
        ],
    ),
]


@pytest.mark.parametrize(("change", "told"), REMARKS)
def test_a_remark_is_made_and_refuses_nothing(change: tuple[str, str], told: list[str]) -> None:
    """What is worth knowing stands beside a plan that is good all the same."""
    found = checked(*change)
    assert found.errors == ()
    remarks = [str(note) for note in found.notes]
    always = ("run by hand", UNTRANSLATED, "closes 10 minutes")
    assert [remark for remark in remarks if not any(part in remark for part in always)] == told
    assert {note.severity for note in found.notes} == {"note"}


def test_missing_translations_are_counted() -> None:
    """One remark per language says how many texts it lacks and where the first is."""
    notes = [str(note) for note in checked("A visit", "A visit").notes]
    assert f"line 6, {UNTRANSLATED}" in notes


def test_methods_are_said_to_be_run_by_hand() -> None:
    """Nobody should expect the bot to make the groups in this version."""
    assert BY_HAND in [str(note) for note in checked("A visit", "A visit").notes]


def test_a_reminder_to_join_without_a_link_is_remarked() -> None:
    """Who is told to join needs to know where."""
    text = GOOD.replace("say: tomorrow", "say: join").replace("https://meet.example.org/x", '""')
    told = [str(note) for note in check_plan(text).notes]
    assert (
        "line 7, call_link: reminders will have no link to the call, because `call_link` is empty"
    ) in told


def test_a_plan_in_one_language_lacks_none() -> None:
    """Nothing is missing in languages that the visit does not offer."""
    told = [str(note) for note in checked("languages: [en, fr]", "languages: [en]").notes]
    assert not any("not in" in remark for remark in told if "among" not in remark)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("required: yes, open: 10 minutes", "open: 10 minutes"),
        ("open: 10 minutes", "until: 2027-04-30 18:00"),
        ("open: 10 minutes", "open: 12 days"),
        (", catch_up_until: 2027-04-30 18:00", ""),
    ],
)
def test_what_closes_too_early_to_be_caught_up_is_remarked(old: str, new: str) -> None:
    """A required prompt that closes long before completion is decided is named; others are not."""
    assert EARLY in [str(note) for note in checked("A visit", "A visit").notes]
    text = GOOD.replace(old, new).replace("until: 2027-04-30 18:00\n", "\n")
    assert not [note for note in check_plan(text).notes if note.where.endswith("open")]


def test_answers_that_go_before_completion_is_decided_are_remarked() -> None:
    """Whoever keeps answers for some days only is told what that does to catching up."""
    kept = checked("controller: Host", "keep_answers: 36 hours, controller: Host")
    told = [str(note) for note in kept.notes]
    assert (
        "line 16, privacy.keep_answers: answers are deleted at 2027-04-25 00:00, before completion "
        "is decided, 2027-04-30 18:00; what is open then is closed"
    ) in told


def test_languages_that_hospes_does_not_speak_are_remarked() -> None:
    """Texts in them reach nobody, except in the working language, which all see."""
    text = GOOD.replace("languages: [en, fr]", "languages: [en, fi, fr]")
    told = [
        note.right for note in check_plan(text, ["en", "fr"]).notes if note.where == "languages"
    ]
    assert told[0] == (
        "Hospes itself does not speak fi, it speaks en, fr: nobody can choose it, "
        "and what the plan says in it is not shown"
    )
    assert [note.partition(":")[0] for note in told[1:]] == ["texts that are not in fr"]
    [first, *_] = check_plan(GOOD, ["fr"]).notes
    assert first.right.endswith("appears in it, Hospes's own words in English")
