"""One small rehearsal, lived through once for all tests that look at it."""

import asyncio
from pathlib import Path

import pytest

from bot.app.hospes import Hospes
from bot.rehearsal.facts import Facts
from bot.rehearsal.rehearsing import Order, Outcome, rehearse
from bot.rehearsal.stage import House
from handlers.web.site import site

PLAN = """\
hospes: 1
visit: quay
title: {en: The old quay, fr: Le vieux quai}
host: {name: {en: Quay town, fr: Ville du quai}, country: FI, zone: Europe/Helsinki}
times_in: Europe/Brussels
languages: [en, fr]
call_link: https://meet.example.org/quay
team:
  - {key: f1, name: Inés Example}
  - {key: f2, name: Pekka Example, role: host_coordinator}
messages: {quiet: 20:00-08:00}
reminders:
  - {key: prepare, when: 3 days before the first day, say: prepare}
  - {key: eve, when: 1 day before each day at 17:00, say: tomorrow}
  - {key: join, when: 15 minutes before each day, say: join, unless: checked_in}
  - {key: recap, when: 60 minutes after each day, say: recap}
  - {key: missed, when: 120 minutes after each day, say: missed, only: absent}
complete: {days: 2, minutes_a_day: 30, catch_up_until: 2027-10-08 18:00}
certificate: {issuer: Quay trust, signed_by: {name: Inés Example, role: Facilitator}}
privacy: {controller: Quay town, contact: privacy@example.org}
days:
  - key: d1
    date: 2027-10-05
    title: {en: At the quay, fr: Sur le quai}
    sessions:
      - key: s1
        at: 10:00-11:00
        title: {en: Arriving, fr: Arriver}
        run:
          - ask: hopes
            as: text
            required: yes
            open: 20 minutes
            title: {en: Hopes, fr: Attentes}
            text: {en: "What do you hope for?", fr: "Que souhaitez-vous ?"}
  - key: d2
    date: 2027-10-06
    title: {en: On the water, fr: Sur le fleuve}
    sessions:
      - key: s2
        at: 10:00-11:00
        title: {en: The ferry, fr: Le bac}
        run:
          - ask: owner
            as: choice
            open: 5 minutes
            seen_by: no_one
            title: {en: "Who owns it?", fr: "À qui est-ce ?"}
            text: {en: "Who owns the ferry?", fr: "À qui appartient le bac ?"}
            options: {city: {en: The city, fr: La ville}, us: {en: We all, fr: Nous tous}}
  - key: d3
    date: 2027-10-07
    title: {en: Home again, fr: De retour}
    sessions:
      - key: s3
        at: 10:00-11:00
        title: {en: Packing, fr: Les valises}
        run:
          - ask: plan
            as: form
            until: 2027-10-08 12:00
            seen_by: facilitators
            title: {en: My plan, fr: Mon plan}
            fields:
              - {key: step, label: {en: First step, fr: Premier pas}}
              - {key: sure, label: {en: "How sure?", fr: "À quel point ?"}, as: scale, scale: {from: 1, to: 5}}
"""  # noqa: E501 - a plan is written as people write it

PEOPLE = """\
reference,name,name_on_certificate,email,language,zone,country,test_persona
P1,Pille Õunapuu,Pille Õunapuu,p1@example.org,en,Europe/Tallinn,EE,screen_reader_user_withdraws_consent_after_the_visit
P2,Şirin Ågren,Şirin Ågren,p2@example.org,en,Europe/Stockholm,SE,power_user
P3,Żaneta Brzęczyk,Żaneta Brzęczyk,p3@example.org,en,Europe/Warsaw,PL,late_joiner_arrives_25_minutes_late_on_day_1
P4,Krešimir Đurđek,Krešimir Đurđek,p4@example.org,en,Europe/Zagreb,HR,blocks_the_bot_on_day_2
P5,Édouard Lhermitte,Édouard Lhermitte,p5@example.org,fr,Atlantic/Azores,FR,edits_an_answer_twice
P6,Ravi Example,Ravi Example,p6@example.org,en,Asia/Kolkata,IN,sleeps_late
P7,Malia Example,Malia Example,p7@example.org,en,America/Halifax,CA,travels_after_day_1
P8,Farid Example,Farid Example,p8@example.org,en,Asia/Kabul,AF,pauses_after_day_1
P9,Amina Example,Amina Example,p9@example.org,fr,Africa/Casablanca,MA,follows_the_calendar
"""  # noqa: E501 - rows of a table

HOUSE = House(
    app=lambda database, clock, channels: Hospes(database, clock, channels, alarm=False),
    pages=lambda database: site(database, []),
)


def live_through(folder: Path, seed: int = 1) -> Outcome:
    """Rehearse the small visit; its files and the report lie in the folder."""
    plan, people = folder / "plan.yaml", folder / "people.csv"
    plan.write_text(PLAN, encoding="utf-8")
    people.write_text(PEOPLE, encoding="utf-8")
    order = Order(plan, people, folder / "out", seed)
    return asyncio.run(rehearse(HOUSE, order))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rehearsal")


@pytest.fixture(scope="session")
def outcome(folder: Path) -> Outcome:
    """What came of the small rehearsal."""
    return live_through(folder)


@pytest.fixture
def facts(outcome: Outcome) -> Facts:
    return outcome.facts
