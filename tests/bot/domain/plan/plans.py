"""A good plan that holds one of everything, for tests to change in one place at a time."""

from functools import cache

from hypothesis import settings

from bot.domain.plan.model import Plan
from bot.domain.plan.reading import Checked, check_plan, read_plan

BRIEFLY = settings(max_examples=40, deadline=None)  # reading YAML takes its milliseconds

GOOD = """\
hospes: 1
visit: test-visit
title: {en: A visit, fr: Une visite}
host: {name: Host, country: FI, zone: Europe/Helsinki}
times_in: Europe/Brussels
languages: [en, fr]
call_link: https://meet.example.org/x
team:
  - {key: ann, name: Ann Example}
  - {key: ben, name: Ben Example, role: host_coordinator}
reminders:
  - {key: eve, when: 1 day before each day at 17:00, say: tomorrow}
  - {key: missed, when: 2 hours after each day, say: missed, only: absent}
complete: {days: 2, minutes_a_day: 60, catch_up_until: 2027-04-30 18:00}
certificate: {issuer: Issuer, signed_by: {name: Ann Example}}
privacy: {controller: Host, contact: privacy@example.org}
days:
  - key: d1
    date: 2027-04-20
    sessions:
      - key: open
        at: 10:00-10:30
        title: Welcome
        run:
          - {ask: say, as: text, required: yes, open: 10 minutes, text: {en: Say, fr: Dites}}
          - ask: pick
            as: choice
            seen_by: no_one
            text: Pick one
            options: {a: Apple, b: Banana}
            correct: a
      - key: close
        at: 10:30-11:30
        title: Close
        run:
          - {ask: many, as: choices, most: 2, text: Pick two, options: {a: A, b: B, c: C}}
  - key: d2
    date: 2027-04-21
    sessions:
      - key: rate
        at: 10:00-11:00
        title: Rate
        run:
          - ask: grade
            as: scale
            text: How much?
            scale: {from: 1, to: 5, low: little, high: much}
            then: {at_most: 2, text: "Why?"}
          - ask: plan
            as: form
            title: My plan
            seen_by: facilitators
            required: yes
            until: 2027-04-30 18:00
            fields:
              - {key: idea, label: Idea}
              - {key: when, label: When, as: date}
              - {key: how, label: How, as: choice, options: {x: X, y: Y}}
              - {key: sure, label: Sure, as: scale, scale: {from: 1, to: 3}}
  - key: d3
    date: 2027-04-22
    sessions:
      - key: trio
        at: 10:00-11:00
        title: Trio
        run:
          - method: troika
            rounds: 3
            steps:
              - {key: talk, lasts: 10 minutes, each_round: yes}
"""


def changed(old: str, new: str) -> str:
    """Give the good plan's text with one passage changed; the passage must be there."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def checked(old: str, new: str) -> Checked:
    """Check the good plan with one passage changed."""
    return check_plan(changed(old, new))


@cache
def plan(old: str = "A visit", new: str = "A visit") -> Plan:
    """Read the good plan, with one passage changed."""
    return read_plan(changed(old, new))
