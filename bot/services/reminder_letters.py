"""What each kind of reminder says."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say, Words
from bot.domain.plan.calendar import day_start
from bot.domain.timeline import Kind
from bot.services import intending
from bot.services.after_days import last_call, missed, nudge, recap
from bot.services.announcement_letters import announced
from bot.services.calendars import calendar_button
from bot.services.evening import agenda, call, evening
from bot.services.recipients import Recipient, Said, listed
from bot.services.visiting import name_of
from storage.ids import short
from storage.work import Work

_MOST_BUTTONS = 6
_NAMING_TASKS = ("reminder-missed", "reminder-nudge", "reminder-last-call")
_SOON = timedelta(hours=1)  # within which a time of day needs no date


def together(letters: Sequence[Said]) -> Said:
    """Put what comes at once into one letter: each in short, all their buttons, at most six."""
    if len(letters) == 1:
        return letters[0]
    told = any(letter.key.startswith(_NAMING_TASKS) for letter in letters)
    parts = listed([_in_short(letter, tasks_told=told) for letter in letters])
    rows = {
        row[0].press or row[0].url: row for letter in letters for row in _singly(letter.buttons)
    }
    return Said("reminder-together", {"parts": parts}, [*rows.values()][:_MOST_BUTTONS])


def _in_short(letter: Said, *, tasks_told: bool) -> Say:
    """Shorten a letter; a recap leaves out what is open where another part names it."""
    recap = letter.key == "reminder-recap"
    key = "short-reminder-recap-first" if recap and tasks_told else f"short-{letter.key}"
    return Say("together-part", {"part": Say(key, letter.args)})


def _singly(buttons: Keyboard) -> Keyboard:
    return [[button] for row in buttons for button in row]


def prepare(work: Work, to: Recipient) -> Said:
    """Say when it starts, let buttons be tried out, and ask when and where they will sit."""
    args: dict[str, Arg] = {
        "visit": Words(to.plan.title.by_language),
        "starts": At(day_start(to.plan, to.day), "moment"),
        "days": len(to.plan.days),
    }
    intending.ask(work, to.participant)
    visit_id = to.participant.visit_id
    try_out = Button(Say("reminder-button-try-out"), press(Verb.TRY_OUT, short(visit_id)))
    return Said("reminder-prepare", args, [[try_out], [calendar_button(visit_id)], [agenda()]])


def tomorrow(work: Work, to: Recipient) -> Said:
    """Say when tomorrow starts, with the link and one thing to prepare; ask whether they come."""
    return evening(work, to.participant, to.plan, to.day)


def join(_work: Work, to: Recipient) -> Said:
    """Give the link, and the way to check in, nothing else.

    Long before, as where quiet hours have moved it, it says which day, and leaves out the button.
    Where a pause, or an outage, has held it back until the day has begun, it says so.
    """
    starts = day_start(to.plan, to.day)
    if starts - to.leaves > _SOON:
        args: dict[str, Arg] = {"day": name_of(to.day), "starts": At(starts, "moment")}
        return Said("reminder-join-early", args, call(to.plan))
    args = {"day": name_of(to.day), "starts": At(starts)}
    check_in = press(Verb.CHECK_IN, short(to.participant.visit_id), to.day.key)
    button = Button(Say("reminder-button-check-in"), press=check_in)
    key = "reminder-join-begun" if starts < to.leaves else "reminder-join"
    return Said(key, args, [*call(to.plan), [button]])


LETTERS: Mapping[str, Callable[[Work, Recipient], Said]] = {
    Kind.PREPARE: prepare,
    Kind.TOMORROW: tomorrow,
    Kind.JOIN: join,
    Kind.RECAP: recap,
    Kind.MISSED: missed,
    Kind.NUDGE: nudge,
    Kind.LAST_CALL: last_call,
    Kind.ANNOUNCED: announced,
}
