"""Whatever people, facilitators, plans and time do, in whatever order: what must hold holds.

`LIVES` says how many visits are lived through; without it they are few, and always the same.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.messages import Receipt
from bot.domain.plan.calendar import day_start
from bot.domain.plan.model import Plan
from bot.domain.prompts import ANSWER
from bot.domain.timeline import decided_at
from bot.errors import Refused
from bot.rehearsal.diary import Line, Said
from bot.rehearsal.facts import Facts
from bot.rehearsal.invariants import answers, considerate, delivery, outcomes
from bot.services import account, listening, starting
from bot.services.answering import tap
from bot.services.attending import press_word
from bot.services.day_words import word_of_the_day
from bot.services.opening import open_run, reopen_run
from bot.services.planning import import_plan
from bot.services.running import close_run, prolong_run
from bot.services.runs import prompt_card
from storage.ids import short
from tests.properties.rules_of_the_house import broken
from tests.properties.town import Citizen, Town

Service = Callable[..., Any]

LIVES = int(os.environ.get("LIVES", "0"))
PEOPLE = 4
FAITHFUL = (0, 1)  # of these some earn a certificate
AT_ANY_TIME = (
    delivery.no_other_visits_message,
    delivery.within_limits,
    delivery.nothing_parked,
    considerate.quiet_hours_kept,
    considerate.daily_cap_kept,
    answers.answers_kept,
    answers.few_answers_hidden,
    outcomes.check_ins_kept,
)
AT_THE_END = (
    outcomes.completion_agrees,
    outcomes.certificates_received,
)
OPTIONS = {"p02": ("city", "cooperative"), "p05": ("money", "staff", "trust"), "p06": ("1", "5")}

people = st.integers(0, PEOPLE - 1)
prompts = st.sampled_from(["p01", *OPTIONS])
days = st.integers(0, 3)
choices = st.integers(0, 2)


class Life(RuleBasedStateMachine):
    """A visit from its invitations to its certificates."""

    def __init__(self) -> None:
        super().__init__()
        self.town = Town(PEOPLE)
        self.texts = 0
        self.moves: list[datetime] = []

    @initialize(there=st.sets(people, min_size=2))
    def begin(self, there: set[int]) -> None:
        """Some are quick to join."""
        for who in there:
            self.join(who)

    def teardown(self) -> None:
        """Let some be there on all days that are left, and look what came of it all."""
        town = self.town
        for number, day in enumerate(town.plan.days):
            if (begins := day_start(town.plan, day)) > town.now:
                town.live_until(begins)
                for who in FAITHFUL:
                    self.check_in(who, number)
        town.live_until(max(town.now, decided_at(town.plan)) + timedelta(days=2))
        self.hold(*AT_ANY_TIME, *AT_THE_END)
        town.close()

    @invariant()
    def the_house_is_in_order(self) -> None:
        assert self.town.database.look(broken) == []

    def hold(self, *checks: Callable[[Facts], Iterator[str]]) -> None:
        facts = self.town.facts()
        assert [line for check in checks for line in check(facts) if line] == []
        for period in between(facts, self.moves):
            assert [line for line in delivery.no_message_twice(period) if line] == []

    @rule(who=people)
    def join(self, who: int) -> None:
        """Open one's link and go through joining; come back by it; or be told that one is in."""
        citizen = self.town.people[who]
        if citizen.blocked:
            return
        if self.town.part(citizen).state == "invited":
            citizen.guest.join(citizen.token)
            citizen.zone = citizen.guest.me().person.zone
        else:
            self.do(citizen, starting.start, citizen.token)
        self.town.post()

    @rule(who=people)
    def leave(self, who: int) -> None:
        self.do(self.town.people[who], account.stop, "yes")

    @rule(who=people)
    def block(self, who: int) -> None:
        """Block the bot, or take it back."""
        citizen = self.town.people[who]
        citizen.blocked, citizen.missed = not citizen.blocked, True
        self.town.database.perform(account.set_reachable, citizen.caller, not citizen.blocked)
        self.town.post()

    @rule(who=people, day=days)
    def check_in(self, who: int, day: int) -> None:
        town, citizen, key = self.town, self.town.people[who], f"d{day + 1}"
        word = town.database.look(word_of_the_day, town.visit_id, key)
        receipt = self.do(citizen, press_word, short(town.visit_id), key, word)
        if receipt in {"check-in-done", "check-in-late"}:
            citizen.diary.check_ins[key] = town.now

    @rule(who=people, key=st.sampled_from([*OPTIONS]), choice=choices)
    def choose(self, who: int, key: str, choice: int) -> None:
        """Tap an option, which may take it back."""
        citizen, options = self.town.people[who], OPTIONS[key]
        option = options[choice % len(options)]
        for run_id in self.runs(key, "open"):
            receipt = self.do(citizen, tap, run_id, ANSWER, option)
            if receipt.startswith(("receipt-recorded", "receipt-nothing")):
                self.note(citizen, key, option)

    def note(self, citizen: Citizen, key: str, option: str) -> None:
        """Write into the diary what one's own taps must have made of an answer."""
        given = citizen.diary.answering(key).given
        before = given.get(ANSWER, ())
        now: Said = option
        if key == "p06":
            now = int(option)
        elif key == "p05" and isinstance(before, tuple):
            now = tuple(sorted({option} ^ set(before)))
        if now == ():
            given.pop(ANSWER)
        else:
            given[ANSWER] = now

    @rule(who=people)
    def write(self, who: int) -> None:
        """Answer in words, as a reply to the question, or change that answer by another reply."""
        citizen = self.town.people[who]
        self.texts += 1
        text = f"What I bring is number {self.texts}."
        for run_id in self.runs("p01", "open", "closed"):
            card = self.town.card(citizen, prompt_card(run_id))
            if card is not None and card.message_id is not None:
                self.do(citizen, listening.hear, text, 10_000 + self.texts, card.message_id)
                if self.runs("p01", "open") and self.may_act(citizen):
                    citizen.diary.answering("p01").given[ANSWER] = text

    @rule(key=prompts)
    def open_prompt(self, key: str) -> None:
        """Ask a prompt; asked anew it would be another account of the same people."""
        if not self.runs(key):
            self.lead(open_run, self.town.visit_id, key)

    @rule(key=prompts)
    def close_prompt(self, key: str) -> None:
        for run_id in self.runs(key, "open"):
            self.lead(close_run, run_id)

    @rule(key=prompts)
    def prolong_prompt(self, key: str) -> None:
        for run_id in self.runs(key, "open"):
            self.lead(prolong_run, run_id)

    @rule()
    def reopen_prompt(self) -> None:
        for run_id in self.runs("p01", "closed"):
            self.lead(reopen_run, run_id)

    @rule(minutes=st.sampled_from([1, 4, 15, 70, 300]))
    def let_time_pass(self, minutes: int) -> None:
        self.town.live_until(self.town.now + timedelta(minutes=minutes))
        self.hold(*AT_ANY_TIME)

    @rule(minutes=st.sampled_from([-900, -14, 0, 30, 100]), there=st.sets(people))
    def come_to_the_next_day(self, minutes: int, there: set[int]) -> None:
        """Live until about the time when the next day begins; some are there."""
        town = self.town
        for number, day in enumerate(town.plan.days):
            at = day_start(town.plan, day) + timedelta(minutes=minutes)
            if at > town.now:
                town.live_until(at)
                for who in there:
                    self.check_in(who, number)
                break
        self.hold(*AT_ANY_TIME)

    @rule(key=prompts, acts=st.lists(st.tuples(people, choices), max_size=8))
    def ask(self, key: str, acts: list[tuple[int, int]]) -> None:
        """Open a prompt, and let several answer."""
        self.open_prompt(key)
        for who, choice in acts:
            if key in OPTIONS:
                self.choose(who, key, choice)
            else:
                self.write(who)

    @rule(hours=st.sampled_from([1, 5, 14, 30]))
    def be_down(self, hours: int) -> None:
        """Let time pass without the bot, and wake it up."""
        self.town.clock.move(hours=hours)
        self.town.wake()
        self.hold(*AT_ANY_TIME)

    @rule(change=st.sampled_from(["later", "recap", "places"]), by=st.integers(1, 3))
    def replan(self, change: str, by: int) -> None:
        """Import a changed plan: the days to come are moved, or a reminder is."""
        plan = self.town.plan
        match change:
            case "later":
                plan = moved(plan, self.town.now, timedelta(days=by))
                self.moves.append(self.town.now)
            case "recap":
                plan = with_recap(plan, timedelta(minutes=30 * by))
            case _:
                plan = plan.model_copy(update={"places": 30 + by})
        self.town.database.perform(import_plan, plan)
        self.town.wake()

    def runs(self, key: str, *states: str) -> list[int]:
        """Give the runs of a prompt that are in one of these states, or in any."""
        runs = self.town.database.look(lambda r: r.prompts.runs_of(self.town.visit_id))
        return [r.id for r in runs if r.prompt_key == key and (not states or r.state in states)]

    def may_act(self, citizen: Citizen) -> bool:
        return not citizen.blocked and self.town.part(citizen).state == "joined"

    def do(self, citizen: Citizen, service: Service, *given: object) -> str:
        """Let somebody act; give the key of what they are told in answer, empty if nothing."""
        if citizen.blocked or self.town.part(citizen).state == "invited":
            return ""
        citizen.diary.lines.append(Line(self.town.now, "me", ""))
        try:
            receipt = self.town.database.perform(service, citizen.caller, *given)
        except Refused as refused:
            return refused.key
        self.town.post()
        return receipt.key if isinstance(receipt, Receipt) else ""

    def lead(self, service: Service, *given: object) -> None:
        """Let the facilitator act, as far as it can be done."""
        with suppress(Refused):
            self.town.database.perform(service, *given)
        self.town.post()


def moved(plan: Plan, now: datetime, by: timedelta) -> Plan:
    """Move all days that have not begun, and the last instant to catch up, which follows them."""
    days = [
        day.model_copy(update={"date": day.date + by}) if day_start(plan, day) > now else day
        for day in plan.days
    ]
    until = plan.complete.catch_up_until
    later = until + by if until and tuple(days) != plan.days else until
    complete = plan.complete.model_copy(update={"catch_up_until": later})
    return plan.model_copy(update={"days": tuple(days), "complete": complete})


def with_recap(plan: Plan, after: timedelta) -> Plan:
    reminders = [
        one.model_copy(update={"when": replace(one.when, amount=after)})
        if one.key == "recap"
        else one
        for one in plan.reminders
    ]
    return plan.model_copy(update={"reminders": tuple(reminders)})


def between(facts: Facts, moves: list[datetime]) -> Iterator[Facts]:
    """Split what was sent where days were moved: then the same reminder comes again, rightly."""
    instants = [*moves, datetime.max.replace(tzinfo=UTC)]
    since = datetime.min.replace(tzinfo=UTC)
    for until in instants:
        yield replace(facts, sent=[one for one in facts.sent if since <= one.at < until])
        since = until


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=LIVES or 12,
    stateful_step_count=40,
    derandomize=not LIVES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate],
)
