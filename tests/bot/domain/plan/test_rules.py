"""Tests for the rules across settings: each broken rule tells where, what and what is right."""

import pytest

from bot.domain.plan.reading import check_plan
from bot.domain.plan.rules import broken_rules
from tests.bot.domain.plan.plans import GOOD, checked, plan

LONG = "x" * 65
BROKEN = [
    # days and sessions
    (
        ("date: 2027-04-22", "date: 2027-04-23"),
        (
            "line 61, days.3.date: found 2027-04-23; "
            "the days of an online visit follow each other: 2027-04-22"
        ),
    ),
    (
        ("10:00-11:00\n        title: Trio", "10:00-12:01\n        title: Trio"),
        (
            "line 60, days.3: found 121 minutes; "
            "at most 120 minutes of sessions on a day of an online visit"
        ),
    ),
    (
        ("at: 10:30-11:30", "at: 10:29-11:30"),
        (
            "line 33, days.1.sessions.2.at: found 10:29-11:30; "
            "not before the session open has ended, at 10:30"
        ),
    ),
    # keys
    (
        ("key: d2", "key: d1"),
        "line 37, days.2.key: found d1; a key of its own; this one is taken by days.1.key",
    ),
    (
        ("key: rate", "key: open"),
        (
            "line 40, days.2.sessions.1.key: found open; "
            "a key of its own; this one is taken by days.1.sessions.1.key"
        ),
    ),
    (
        ("method: troika", "method: troika\n            key: say"),
        (
            "line 68, days.3.sessions.1.run.1.key: found say; "
            "a key of its own; this one is taken by days.1.sessions.1.run.1.ask"
        ),
    ),
    (
        ("method: troika", "method: say"),
        (
            "line 67, days.3.sessions.1.run.1.method: found say; "
            "a key of its own; this one is taken by days.1.sessions.1.run.1.ask"
        ),
    ),
    (
        ("key: ben", "key: ann"),
        "line 10, team.2.key: found ann; a key of its own; this one is taken by team.1.key",
    ),
    (
        ("key: when", "key: idea"),
        (
            "line 57, days.2.sessions.1.run.2.fields.2.key: found idea; "
            "a key of its own; this one is taken by days.2.sessions.1.run.2.fields.1.key"
        ),
    ),
    (
        (
            "{key: how, label: How, as: choice, options: {x",
            (f"{{key: {'k' * 24}, label: How, as: choice, options: {{{'o' * 24}"),
        ),
        (
            f"line 58, days.2.sessions.1.run.2.fields.3.options.{'o' * 24}: found {'o' * 24}; "
            f"shorter keys: with the field's key, {'k' * 24}, 1 too many for a button"
        ),
    ),
    # prompts
    (
        ("as: text, required", "as: text, votes: 3, required"),
        (
            "line 25, days.1.sessions.1.run.1.votes: found text; "
            "`votes` counts only for prompts as questions"
        ),
    ),
    (
        ("correct: a", "correct: a\n            scale: {from: 1, to: 3}"),
        (
            "line 32, days.1.sessions.1.run.2.scale: found choice; "
            "`scale` counts only for prompts as scale"
        ),
    ),
    (
        ("            text: Pick one\n", ""),
        (
            "line 26, days.1.sessions.1.run.2: found nothing; "
            "a prompt has a text, or at least a title"
        ),
    ),
    (
        ("{a: Apple, b: Banana}", "{a: Apple}"),
        "line 30, days.1.sessions.1.run.2.options: found 1; 2 to 10 options",
    ),
    (
        ("correct: a", "correct: c"),
        "line 31, days.1.sessions.1.run.2.correct: found c; the key of one of the options: a, b",
    ),
    (
        ("{a: Apple, b: Banana}", "{a: Apple, other: Banana}\n            other: yes"),
        (
            "line 30, days.1.sessions.1.run.2.options.other: found other; "
            "another key: with `other: yes` this one is taken"
        ),
    ),
    (
        ("most: 2, text: P", "most: 4, text: P"),
        (
            "line 36, days.1.sessions.2.run.1.most: found 4; "
            "2 to 3, the number of options; to choose one, write `as: choice`"
        ),
    ),
    (
        ("            scale: {from: 1, to: 5, low: little, high: much}\n", ""),
        "line 44, days.2.sessions.1.run.1.scale: found nothing; a scale, like {from: 1, to: 5}",
    ),
    (
        ("from: 1, to: 5", "from: 2, to: 2"),
        "line 47, days.2.sessions.1.run.1.scale.to: found 2; `to` greater than `from`, 2",
    ),
    (
        ("at_most: 2", "at_most: 5"),
        (
            "line 48, days.2.sessions.1.run.1.then.at_most: found 5; "
            "1 to 4, below the upper end of the scale"
        ),
    ),
    (
        ("seen_by: no_one", "seen_by: own_group"),
        (
            "line 28, days.1.sessions.1.run.2.seen_by: found own_group; "
            "group, facilitators or no_one: only methods make groups"
        ),
    ),
    (
        ("seen_by: no_one", "seen_by: no_one\n            may_share: yes"),
        (
            "line 29, days.1.sessions.1.run.2.may_share: found yes; "
            "not together with `seen_by: no_one`, because nobody may know whose it is"
        ),
    ),
    (
        ("seen_by: no_one", "seen_by: no_one\n            feedback: {friends: 1}"),
        (
            "line 29, days.1.sessions.1.run.2.feedback: found it; "
            "not together with `seen_by: no_one`, because nobody may know whose it is"
        ),
    ),
    (
        ("seen_by: facilitators", "seen_by: facilitators\n            open: 5 minutes"),
        (
            "line 55, days.2.sessions.1.run.2.until: found 2027-04-30 18:00; "
            "either `open` or `until`"
        ),
    ),
    (
        (
            "until: 2027-04-30 18:00\n            fields",
            "until: 2027-04-20 18:00\n            fields",
        ),
        (
            "line 54, days.2.sessions.1.run.2.until: found 2027-04-20 18:00; "
            "after its session starts, 2027-04-21 10:00"
        ),
    ),
    (
        ("catch_up_until: 2027-04-30 18:00", "catch_up_until: 2027-04-29 18:00"),
        (
            "line 54, days.2.sessions.1.run.2.until: found 2027-04-30 18:00; not after completion "
            "is decided, 2027-04-29 18:00; `complete.catch_up_until` may be later"
        ),
    ),
    (
        (", catch_up_until: 2027-04-30 18:00", ""),
        (
            "line 54, days.2.sessions.1.run.2.until: found 2027-04-30 18:00; not after completion "
            "is decided, 2027-04-22 11:00; `complete.catch_up_until` may be later"
        ),
    ),
    (
        ("as: text, required: yes", "as: text, retired: yes, required: yes"),
        (
            "line 25, days.1.sessions.1.run.1.required: found yes; "
            "no: a retired prompt is not asked, so it cannot be required"
        ),
    ),
    # forms
    (
        (
            "fields:\n              - {key: idea",
            (
                "feedback:\n              questions: [q]\n"
                "            fields:\n              - {as: choice, key: idea"
            ),
        ),
        "line 58, days.2.sessions.1.run.2.fields.1.options: found 0; 2 to 10 options",
    ),
    (
        ("label: When, as: date", "label: When, as: date, options: {x: X, y: Y}"),
        (
            "line 57, days.2.sessions.1.run.2.fields.2.options: found date; "
            "`options` counts only for fields as choice or choices"
        ),
    ),
    (
        ("label: When, as: date", "label: When, as: date, scale: {from: 1, to: 2}"),
        (
            "line 57, days.2.sessions.1.run.2.fields.2.scale: found date; "
            "`scale` counts only for fields as scale"
        ),
    ),
    (
        ("as: scale, scale: {from: 1, to: 3}", "as: scale"),
        (
            "line 59, days.2.sessions.1.run.2.fields.4.scale: found nothing; "
            "a scale, like {from: 1, to: 5}"
        ),
    ),
    (
        ("as: choice, options: {x: X, y: Y}", "as: choices, options: {x: X, y: Y}"),
        (
            "line 58, days.2.sessions.1.run.2.fields.3.most: found 1; 2 to 2, the number of "
            "options; to choose one, write `as: choice`"
        ),
    ),
    (
        ("label: When, as: date", "label: When, as: date, most: 2"),
        (
            "line 57, days.2.sessions.1.run.2.fields.2.most: found date; "
            "`most` counts only for fields as choices"
        ),
    ),
    # people and promises
    (
        ("name: Ann Example}\n  -", "name: Ann Example, role: organiser}\n  -"),
        "line 8, team: found nothing; at least one of the team is a facilitator",
    ),
    (
        ("days: 2,", "days: 4,"),
        "line 14, complete.days: found 4; at most 3, the days of the visit",
    ),
    (
        ("minutes_a_day: 60", "minutes_a_day: 61"),
        "line 14, complete.minutes_a_day: found 61; at most 60, the planned minutes of d2",
    ),
    (
        ("2 hours after each day, say: missed", "2 hours before each day, say: missed"),
        (
            "line 13, reminders.2.when: found 2 hours before each day; "
            "an offset after a day: who was absent is not known before"
        ),
    ),
    (
        ("call_link: https://meet", "call_link: http://meet"),
        (
            'line 7, call_link: found "http://meet.example.org/x"; '
            "an address that starts with https://"
        ),
    ),
    (
        ("https://meet.example.org/x", "https://meet.example.org/\u200bx"),
        (
            'line 7, call_link: found "https://meet.example.org/\u200bx"; '
            "an address that starts with https://"
        ),
    ),
    (
        ("https://meet.example.org/x", "https://["),
        'line 7, call_link: found "https://["; an address that starts with https://',
    ),
    (
        ("languages: [en, fr]", "languages: [fr]"),
        "line 6, languages: found fr; the working language, en, among them",
    ),
    # texts
    (
        ("title: Trio", 'title: " "'),
        "line 65, days.3.sessions.1.title: found nothing; something to read",
    ),
    (
        ("issuer: Issuer", 'issuer: " "'),
        "line 15, certificate.issuer: found nothing; something to read",
    ),
    (
        ("{en: Say, fr: Dites}", "{fr: Dites}"),
        ("line 25, days.1.sessions.1.run.1.text: found fr; a text in en too, the working language"),
    ),
    (
        ("a: Apple", f"a: {LONG}"),
        (
            f'line 30, days.1.sessions.1.run.2.options.a: found "{"x" * 59}…"; '
            "at most 64 characters; these are 65"
        ),
    ),
    (
        ("{en: Say, fr: Dites}", f"{{en: Say, fr: {'x' * 3001}}}"),
        (
            f'line 25, days.1.sessions.1.run.1.text.fr: found "{"x" * 59}…"; '
            "at most 3000 characters; these are 3001"
        ),
    ),
    (
        ("issuer: Issuer", f"issuer: {'x' * 201}"),
        (
            f'line 15, certificate.issuer: found "{"x" * 59}…"; '
            "at most 200 characters; these are 201"
        ),
    ),
]


@pytest.mark.parametrize(("change", "told"), BROKEN)
def test_a_broken_rule_is_told_with_what_is_right(change: tuple[str, str], told: str) -> None:
    """One change against a rule gives one sentence."""
    assert [str(problem) for problem in checked(*change).errors] == [told]


def test_a_good_plan_breaks_no_rule() -> None:
    """The plan that all these changes start from is good."""
    assert broken_rules(plan()) == []


def _told(text: str) -> list[str]:
    return [str(problem) for problem in check_plan(text).errors]


def test_an_online_visit_of_two_days_is_too_short() -> None:
    """Three to five days; an onsite visit may be shorter."""
    text = GOOD[: GOOD.index("  - key: d3")]
    told = ["line 17, days: found 2; an online visit has 3 to 5 days"]
    assert _told(text) == told
    assert _told(text.replace("times_in:", "format: onsite\ntimes_in:")) == []


def test_days_of_an_onsite_visit_are_in_order() -> None:
    """Onsite days may have gaps between them, not run backwards."""
    text = GOOD.replace("times_in:", "format: onsite\ntimes_in:")
    assert _told(text.replace("date: 2027-04-22", "date: 2027-04-28")) == []
    assert _told(text.replace("date: 2027-04-22", "date: 2027-04-21")) == [
        "line 62, days.3.date: found 2027-04-21; each day after the one before, 2027-04-21"
    ]


def test_catching_up_ends_after_the_visit() -> None:
    """Time to catch up that is over before the visit ends is no time."""
    text = GOOD.replace("until: 2027-04-30 18:00", "until: 2027-04-22 10:30")
    assert _told(text) == [
        (
            "line 14, complete.catch_up_until: found 2027-04-22 10:30; "
            "after the last session ends, 2027-04-22 11:00"
        )
    ]


def test_no_session_lies_where_the_clocks_change() -> None:
    """On the last Sunday of March 2027 the clocks of Brussels skip 2:00 to 3:00."""
    text = GOOD
    for old, new in (("04-20", "03-26"), ("04-21", "03-27"), ("04-22", "03-28")):
        text = text.replace(f"date: 2027-{old}", f"date: 2027-{new}")
    at = text.rindex("10:00-11:00")
    assert _told(text[:at] + "02:30-03:30" + text[at + 11 :]) == [
        (
            "line 64, days.3.sessions.1.at: found 02:30-03:30; another time: "
            "the clocks of Europe/Brussels change then; it comes twice or never"
        )
    ]


def test_a_form_has_fields() -> None:
    """A form without a field asks nothing."""
    start, end = GOOD.index("            fields:"), GOOD.index("  - key: d3")
    assert _told(GOOD[:start] + GOOD[end:]) == [
        "line 49, days.2.sessions.1.run.2.fields: found nothing; a form has fields"
    ]


def test_one_prompt_opens_with_its_session() -> None:
    """Two prompts that open by themselves at the same moment would talk over each other."""
    text = GOOD.replace("ask: say,", "ask: say, start: with_session,")
    assert _told(text) == []
    assert _told(text.replace("as: choice\n", "as: choice\n            start: with_session\n")) == [
        "line 24, days.1.sessions.1.run: found 2; at most one prompt that starts with its session"
    ]
