"""What must hold in every rehearsal: pure checks over its facts.

Each check goes through what there is to look at and gives a line for each: empty where it is in
order, else what is wrong with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.rehearsal.facts import Facts
from bot.rehearsal.invariants import (
    answers,
    calendars,
    considerate,
    delivery,
    live,
    outcomes,
    punctual,
    recounts,
    steps,
)

Check = Callable[[Facts], Iterator[str]]

INVARIANTS: Mapping[str, Check] = {
    "nobody gets two of the same message": delivery.no_message_twice,
    "nobody gets another visit's message": delivery.no_other_visits_message,
    "every message and keyboard is within its limits": delivery.within_limits,
    "at most 30 messages in any second, and a short burst in any chat": delivery.paced,
    "nothing is parked, nothing is refused but what was provoked": delivery.nothing_parked,
    "every card shows the newest state": delivery.cards_shown,
    "everybody reads their own language": delivery.in_their_language,
    "no unsolicited message in quiet hours": considerate.quiet_hours_kept,
    "no more unsolicited messages a day than the plan allows": considerate.daily_cap_kept,
    "every reminder comes at the right local time": punctual.reminders_on_time,
    "nothing but changes and certificates in a pause": considerate.pauses_kept,
    "everybody hears of a change once, and not at night": considerate.changes_told,
    "everybody gets an announcement once": considerate.announced_to_all,
    "every calendar file has every session at its instant": calendars.calendars_right,
    "everybody has the join link before every day": considerate.join_link_in_time,
    "joining takes less than two minutes": considerate.joined_quickly,
    "every prompt of the plan was asked": answers.every_prompt_asked,
    "every confirmed answer is kept once, with its last value": answers.answers_kept,
    "no result below three anonymous answers": answers.few_answers_hidden,
    "every result is what a recount gives": recounts.results_recounted,
    "every result is what people say they answered": recounts.results_as_told,
    "the words beside every picture have its numbers": recounts.pictures_recounted,
    "the board shows no step of one or two people": steps.board_moves_in_steps,
    "the run sheet counts no step of one or two people": steps.sheets_move_in_steps,
    "nobody votes for their own question": live.own_questions_not_voted_for,
    "what was hidden comes to nobody any more": live.hidden_stays_hidden,
    "a rehearsal among the team reaches nobody else": live.rehearsals_reach_nobody,
    "every check-in counts from the moment it was given": outcomes.check_ins_kept,
    "completion agrees with everybody's own account": outcomes.completion_agrees,
    "every certificate verifies, and no mistyped number does": outcomes.certificates_verify,
    "everybody received their certificate": outcomes.certificates_received,
    "the team's buttons are refused to participants": outcomes.buttons_refused,
    "who is erased leaves no name behind": outcomes.erased_leave_nothing,
}


@dataclass(frozen=True)
class Verdict:
    """What came of a check: how much it looked at, and what was wrong."""

    name: str
    looked_at: int
    faults: Sequence[str]

    @property
    def passed(self) -> bool:
        """Tell whether nothing was wrong."""
        return not self.faults


def judge(facts: Facts) -> list[Verdict]:
    """Hold the facts of a rehearsal against every invariant."""
    return [_verdict(name, list(check(facts))) for name, check in INVARIANTS.items()]


def _verdict(name: str, lines: Sequence[str]) -> Verdict:
    return Verdict(name, len(lines), sorted(line for line in lines if line))
