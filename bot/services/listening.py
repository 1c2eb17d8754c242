"""Where free text goes: never guessed silently, never lost.

In this order: what else asks the person just now (joining, a reason), the prompt whose card they
reply to, the word of the day, the page that they look at (settings, an
announcement, what will be sent, a change), the plan that they
were asked for if nothing else waits, the prompt they are in the middle of, the only one that could
take it; where several could, they are asked which.
"""

from bot.domain.buttons import Verb, press
from bot.domain.changes import typed_changes
from bot.domain.joining import PREFIX
from bot.domain.messages import Button, Receipt
from bot.errors import Refused
from bot.services import (
    announcing,
    asking,
    attending,
    change_pages,
    changing,
    forms,
    intending,
    joining,
    marking,
    settings_heard,
    settings_pages,
    timeline_pages,
)
from bot.services.answering import Sitting, retake_text, sit, sit_before, take_text
from bot.services.callers import Caller, Me, someone
from bot.services.looking import ANNOUNCING, TIMELINE
from bot.services.runs import title_of
from storage.ids import short, unshort
from storage.work import Work

WHICH = "which"
KINDS = ("voice", "video", "photo", "sticker", "document", "location", "contact", "poll")


def hear(work: Work, caller: Caller, text: str, message_id: int, reply_to: int | None) -> None:
    """Take a typed message to where it belongs.

    Args:
        work: the transaction.
        caller: who wrote.
        text: what they wrote.
        message_id: the message in their chat.
        reply_to: the message that it replies to, if any.

    Raises:
        Refused: from a stranger, or it does not fit where it belongs.
    """
    me = someone(work, caller)
    dialogue = intending.let_go(work, me, work.people.dialogue(me.person.id))
    if dialogue is not None and dialogue.expects.startswith(PREFIX):
        joining.hear(work, me, dialogue, text)
    elif dialogue is not None and dialogue.expects == marking.EXPECTS:
        marking.hear_reason(work, me, dialogue, text)
    elif (sitting := _replied_to(work, me, reply_to)) is not None:
        _give(work, sitting, text, message_id)
    elif not any(take(work, me, text) for take in (attending.hear_word, _settles, _intends)):
        _find_place(work, me, text, message_id)


def edited(work: Work, caller: Caller, text: str, message_id: int) -> None:
    """Change the answer that an edited message was.

    Raises:
        Refused: from a stranger, or the answer cannot be changed any more.
    """
    me = someone(work, caller)
    row = work.answers.typed(me.address.id, message_id)
    if row is None:
        if not attending.hear_word(work, me, text):
            raise Refused("edit-unknown")
        return
    sitting = sit(work, me, row.run_id)
    if sitting.closed:
        raise Refused("edit-too-late", title=title_of(sitting.prompt))
    retake_text(work, sitting, row.part, text)


def other_kind(work: Work, caller: Caller, kind: str) -> None:
    """Ask kindly for words instead of a voice message, a sticker, a photo or a file.

    Raises:
        Refused: from a stranger.
    """
    me = someone(work, caller)
    key = f"kind-{kind}" if kind in KINDS else "kind-other"
    work.say(me.address.id, key)


def choose(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Let what somebody writes go to a run, first of all the text that waits for a place.

    Raises:
        Refused: they were not asked, or the text does not fit there.
    """
    me = someone(work, caller)
    sitting = sit(work, me, run_id)
    if sitting.closed:
        raise Refused("receipt-closed", alert=True)
    dialogue = work.people.dialogue(me.person.id)
    forms.focus(work, me, sitting.run, "")
    if dialogue is None or dialogue.expects != WHICH:
        return Receipt("focus-set", {"title": title_of(sitting.prompt)})
    for draft in dialogue.draft["texts"]:
        _give(work, sit(work, me, run_id), draft["text"], draft["message_id"])
    return Receipt()


def _replied_to(work: Work, me: Me, reply_to: int | None) -> Sitting | None:
    card = work.cards.at(me.address.id, reply_to) if reply_to else None
    kind, _, about = (card.subject if card else "").partition(":")
    if kind != "prompt":
        return None
    sitting = sit(work, me, unshort(about))
    if sitting.closed:
        raise Refused("edit-too-late", title=title_of(sitting.prompt))
    return sitting


def _settles(work: Work, me: Me, text: str) -> bool:
    """Take what is typed while somebody looks at a page; not what another place waits for."""
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is not None and ANNOUNCING.hears(work, dialogue):
        return announcing.hear(work, me, dialogue, text, alone=not _waiting(work, me))
    if dialogue is not None and TIMELINE.hears(work, dialogue):
        return timeline_pages.hear(work, me, dialogue, text, alone=not _waiting(work, me))
    if dialogue is not None and change_pages.hears(work, dialogue):
        return changing.hear(work, me, dialogue, text, alone=not _waiting(work, me))
    if dialogue is None or not dialogue.expects.startswith(settings_pages.PREFIX):
        return False
    alone = not _waiting(work, me)
    if settings_pages.hears(work, dialogue) and settings_heard.hear(
        work, me, dialogue, text, alone=alone
    ):
        return True
    settings_pages.leave(work, me)
    return False


def _intends(work: Work, me: Me, text: str) -> bool:
    """Take what is typed for the plan that was asked for, where nothing else waits for a text."""
    dialogue = intending.let_go(work, me, work.people.dialogue(me.person.id))
    if dialogue is None or dialogue.expects != intending.EXPECTS or _waiting(work, me):
        return False
    intending.hear(work, me, dialogue, text)
    return True


def _find_place(work: Work, me: Me, text: str, message_id: int) -> None:
    focused = _focused(work, me)
    if focused is not None:
        _give(work, focused, text, message_id)
        return
    waiting = _waiting(work, me)
    fitting = waiting if len(waiting) == 1 else [one for one in waiting if _fits(one, text)]
    fitting = fitting or waiting
    if not fitting:
        next_one = asking.what_is_next(work, me.person.id)
        work.say(me.address.id, "hear-nothing-open", args={"next": next_one})
    elif len(fitting) == 1:
        _give(work, fitting[0], text, message_id)
    else:
        _ask_which(work, me, fitting, text, message_id)


def _focused(work: Work, me: Me) -> Sitting | None:
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is None or dialogue.expects != forms.EXPECTS:
        return None
    sitting = sit(work, me, dialogue.run_id)
    return sitting if _can_take(sitting) else None


def _waiting(work: Work, me: Me) -> list[Sitting]:
    """Give the open prompts that could take a text: the unanswered ones, else those answered."""
    sittings = [sit_before(work, me, run) for run, _ in asking.open_for(work, me.person.id)]
    could = [sitting for sitting in sittings if _can_take(sitting)]
    waiting = [one for one in could if not one.asked.answered or one.prompt.kind == "questions"]
    return waiting or could


def _can_take(sitting: Sitting) -> bool:
    return not sitting.closed and sitting.here is not None


def _fits(sitting: Sitting, text: str) -> bool:
    try:
        return sitting.here is not None and bool(typed_changes(sitting.here, text, sitting.answers))
    except Refused:
        return False


def _give(work: Work, sitting: Sitting, text: str, message_id: int) -> None:
    if sitting.here is None:
        raise Refused("form-tap-first", title=title_of(sitting.prompt))
    take_text(work, sitting, sitting.here, text, message_id)


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
