"""The message of the evening before: when and where, one thing to prepare, and whether one comes.

It is sent as a letter; with the first tap on what one says it becomes a card, drawn from the state.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say
from bot.domain.plan.calendar import day_start
from bot.domain.plan.model import Day, Plan, Prompt
from bot.services.coming import EXCUSED, LATE, THERE
from bot.services.recipients import Said
from bot.services.runs import title_of
from bot.services.visiting import name_of
from storage.ids import short
from storage.work import Reading

EVENING = "reminder-tomorrow"


def evening(reading: Reading, participant: Row[Any], plan: Plan, day: Day) -> Said:
    """Say when a day starts, with the link and one thing to prepare.

    What they mean to do is put in when it leaves: nobody keeps it but where it can be forgotten.
    """
    args: dict[str, Arg] = {
        "day": name_of(day),
        "starts": At(day_start(plan, day), "moment"),
        "prepare": _to_prepare(day),
    }
    says = reading.rsvps.of_participant(participant.id).get(day.key, "")
    going = [] if says == EXCUSED else call(plan)
    rows = [*going, *rsvp_buttons(participant.visit_id, day, says), [agenda()]]
    return Said(EVENING, args, rows)


def rsvp_buttons(visit_id: int, day: Day, says: str) -> Keyboard:
    """Give the buttons with which one says whether one comes; what was said is ticked."""
    there, late, excused = (
        Button(_label(one, says), press(Verb.RSVP, short(visit_id), day.key, one))
        for one in (THERE, LATE, EXCUSED)
    )
    return [[there], [late, excused]]


def call(plan: Plan) -> Keyboard:
    """Give the button that opens the call, if there is a link to it."""
    button = Button(Say("reminder-button-join-call"), url=plan.call_link)
    return [[button]] if plan.call_link else []


def agenda() -> Button:
    """Give the button that shows the agenda."""
    return Button(Say("reminder-button-agenda"), press=press(Verb.AGENDA))


def _label(one: str, says: str) -> Say:
    label = Say(f"rsvp-button-{one}")
    return Say("ticked", {"label": label}) if one == says else label


def _to_prepare(day: Day) -> Say:
    """Choose the one thing: the first required question of the day, or a quiet place."""
    for session in day.sessions:
        for item in session.run:
            if isinstance(item, Prompt) and item.required:
                return Say("tomorrow-prepare-prompt", {"prompt": title_of(item)})
    return Say("tomorrow-prepare-place")
