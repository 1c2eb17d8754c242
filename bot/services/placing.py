"""To which open prompt a typed text belongs.

The one that somebody is in the middle of, or the only one that could take it; where several could,
they are asked which.
"""

from datetime import datetime

from bot.domain.buttons import Verb, press
from bot.domain.changes import typed_changes
from bot.domain.messages import At, Button
from bot.domain.phases import TALKING
from bot.errors import Refused
from bot.services import asking, forms, voting
from bot.services.answering import Sitting, sit, sit_before, take_text
from bot.services.callers import Me
from bot.services.runs import title_of
from storage.ids import short
from storage.work import Work

WHICH = "which"


def find_place(work: Work, me: Me, text: str, message_id: int) -> None:
    """Let a text go to the prompt that it is for, or ask for which it is; see above.

    Raises:
        Refused: it does not fit where it belongs, or something else comes first there.
    """
    focused = _focused(work, me)
    if focused is not None:
        give(work, focused, text, message_id)
        return
    waiting = waiting_in(work, me)
    fitting = (
        waiting if len(waiting) == 1 else [one for one in waiting if _fits(one, text, work.now)]
    )
    fitting = fitting or waiting
    if not fitting and (talk := _talk(work, me)):
        raise _tap_first(talk)
    if not fitting:
        next_one = asking.what_is_next(work, me.person.id)
        work.say(me.address.id, "hear-nothing-open", args={"next": next_one})
    elif len(fitting) == 1:
        give(work, fitting[0], text, message_id)
    else:
        _ask_which(work, me, fitting, text, message_id)


def waiting_in(work: Work, me: Me) -> list[Sitting]:
    """Give the open prompts that could take a text: the unanswered ones, else those answered."""
    sittings = [sit_before(work, me, run) for run, _ in asking.open_for(work, me.person.id)]
    could = [sitting for sitting in sittings if _can_take(sitting)]
    waiting = [one for one in could if not one.asked.answered or one.prompt.kind == "questions"]
    return waiting or could


def give(work: Work, sitting: Sitting, text: str, message_id: int) -> None:
    """Take a text as an answer to a prompt, or as votes while these are taken.

    Raises:
        Refused: it does not fit there, or something else comes first.
    """
    if voting.is_voting(sitting.run):
        voting.hear(work, sitting, text)
        return
    if sitting.here is None:
        raise _tap_first(sitting)
    asked = forms.meant(sitting.prompt, sitting.here, text)
    take_text(work, sitting, asked, text, message_id)


def _focused(work: Work, me: Me) -> Sitting | None:
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is None or dialogue.expects != forms.EXPECTS:
        return None
    sitting = sit(work, me, dialogue.run_id)
    return sitting if _can_take(sitting) else None


def _talk(work: Work, me: Me) -> Sitting | None:
    """Give the prompt about which people talk just now, if there is one."""
    sittings = (sit_before(work, me, run) for run, _ in asking.open_for(work, me.person.id))
    return next((one for one in sittings if one.run.phase == TALKING), None)


def _tap_first(sitting: Sitting) -> Refused:
    """Say what comes before a text is taken: the talk, or a tap that says what to change."""
    if sitting.run.phase == TALKING:
        return Refused("discuss-talk-now", until=At(sitting.run.closes_at))
    return Refused("form-tap-first", title=title_of(sitting.prompt))


def _can_take(sitting: Sitting) -> bool:
    return not sitting.closed and sitting.here is not None


def _fits(sitting: Sitting, text: str, now: datetime) -> bool:
    if sitting.here is None:
        return False
    if voting.is_voting(sitting.run):
        return voting.fits(text)
    try:
        typed_changes(sitting.here, text, sitting.answers, sitting.today(now))
    except Refused:
        return False
    return True


def _ask_which(work: Work, me: Me, among: list[Sitting], text: str, message_id: int) -> None:
    """Ask where a text belongs, and keep it, with those before it, until that is told."""
    dialogue = work.people.dialogue(me.person.id)
    held = dialogue.draft["texts"] if dialogue is not None and dialogue.expects == WHICH else []
    texts = [*held, {"text": text, "message_id": message_id}]
    work.people.expect(me.person.id, WHICH, draft={"texts": texts})
    rows = [
        [Button(title_of(one.prompt), press(Verb.FOCUS, short(one.run.id)))] for one in among[-6:]
    ]
    work.say(me.address.id, "hear-which", buttons=rows)
