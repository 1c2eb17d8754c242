"""The plan file that a newcomer starts from: valid in the fewest lines, the rest as comments."""

from datetime import date, timedelta
from string import Template

from bot.domain.plan.cadence import RECOMMENDED

WEEKS_AHEAD = 8  # time to find a host, a date and people
TUESDAY = 1
DAYS = 3

_STARTER = Template("""\
# The plan of one visit. Every line that starts with # is a comment: take the # and the blank
# after it away where you need what it shows. `hospes plan check FILE` tells what is missing.
hospes: 1                          # the format of this file
visit: my-visit                    # the visit's key; it never changes
title: Our first visit             # any text may also be one per language:
# title: {en: Our first visit, fr: Notre première visite}
# programme: The programme this visit is part of
# fictional: yes                   # marks an invented visit wherever it is shown
# format: onsite                   # default: online
host: {name: Our city, country: BE, zone: Europe/Brussels}
#   practice: what the host shows, in a sentence
times_in: Europe/Brussels          # all times below; everybody sees their own
# working_language: en
# languages: [en, fr]              # what the bot speaks in this visit
# places: 24
# call_link: https://meet.example.org/our-visit
# help_contact: help@example.org
team:
  - {key: anna, name: Anna Example}
#  - {key: ben, name: Ben Example, role: host_coordinator, languages: [en, nl]}
# messages: {quiet: 20:00-08:00, at_most_a_day: 6}
# check_in: {opens: 15 minutes}    # before a day's first session
reminders:                         # as recommended, and as they hold without these lines
$reminders
complete: {days: 2}                # of those below; and every prompt marked `required`
#   minutes_a_day: 60              # of the sessions checked in to, for a day to count
#   catch_up_until: $catch_up 18:00
certificate:
  issuer: Who issues the certificate
  signed_by: {name: Anna Example, role: Facilitator}
#   outcomes: [what people can do afterwards]
privacy:
  controller: Who answers for people's data
  contact: privacy@example.org
#   basis: the legal basis, in a sentence
#   keep_answers: 90 days
days:
  - key: d1
    date: $first
    title: Meet the place and each other
    sessions:
      - {key: welcome, at: 10:00-10:20, title: Welcome}
      - key: round
        at: 10:20-11:30
        title: Who is here
        run:                       # what is asked, where it happens
          - ask: challenge
            as: text               # text, questions, words, choice, choices, ranking, points,
                                   # scale, temperature, grid, form
            text: Which challenge do you bring?
            open: 10 minutes       # or `until: $first 18:00`; without both, closed by hand
            # seen_by: no_one      # group (default), organisation_type, facilitators, no_one
            # required: yes
  - key: d2
    date: $second
    title: Inside the practice
    sessions:
      - key: walk
        at: 10:00-11:30
        title: A walk through the practice
        run:
          - ask: blocker
            as: choice
            seen_by: no_one
            text: What would stop it where you are?
            options: {money: Money, law: The law, people: People}
            # other: yes
  - key: d3
    date: $third
    title: Take it home
    sessions:
      - key: close
        at: 10:00-11:00
        title: What we take home
        run:
          - ask: useful
            as: scale
            seen_by: no_one
            start: with_session    # opens by itself; default: by_hand
            text: How useful was this visit for you?
            scale: {from: 1, to: 5, low: not at all, high: very}
""")


def new_plan(today: date) -> str:
    """Write a commented plan file for a visit that starts on a Tuesday, eight weeks ahead."""
    ahead = today + timedelta(weeks=WEEKS_AHEAD)
    first = ahead + timedelta(days=(TUESDAY - ahead.weekday()) % 7)
    dates = [first + timedelta(days=number) for number in range(DAYS)]
    names = dict(zip(("first", "second", "third"), dates, strict=True))
    catch_up = first + timedelta(days=10)
    return _STARTER.substitute(names, catch_up=catch_up, reminders=_reminders())


def _reminders() -> str:
    """Write out what is sent where a plan says nothing of it."""
    written = (
        {name: str(value) for name, value in reminder if value is not None}
        for reminder in RECOMMENDED
    )
    lines = (", ".join(f"{name}: {value}" for name, value in one.items()) for one in written)
    return "\n".join(f"  - {{{line}}}" for line in lines)
