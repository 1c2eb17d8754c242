"""Where free text goes: never guessed silently, never lost.

In this order: what else asks the person just now (joining, a reason), the prompt whose card they
reply to, what a facilitator asks on the spot, the word of the day, the page that they look at
(settings, an announcement, what will be sent, a change, what they prepare or write down for
others), the plan that they were asked for if nothing else waits, the prompt they are in the middle
of, the only one that could take it; where several could, they are asked which.
"""

from bot.domain.joining import PREFIX
from bot.domain.messages import Receipt
from bot.domain.spots import asked_in
from bot.errors import Refused
from bot.services import attending, connecting, forms, intending, joining, marking, spotting, voting
from bot.services.answering import Sitting, retake_text, sit
from bot.services.callers import Caller, Me, someone
from bot.services.pages_heard import settles
from bot.services.placing import WHICH, find_place, give, waiting_in
from bot.services.runs import title_of
from storage.ids import unshort
from storage.work import Work

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
    if connecting.hear(work, caller, text):
        return
    me = someone(work, caller)
    dialogue = intending.let_go(work, me, work.people.dialogue(me.person.id))
    if dialogue is not None and dialogue.expects.startswith(PREFIX):
        joining.hear(work, me, dialogue, text)
    elif dialogue is not None and dialogue.expects == marking.EXPECTS:
        marking.hear_reason(work, me, dialogue, text)
    elif (sitting := _replied_to(work, me, reply_to)) is not None:
        give(work, sitting, text, message_id)
    elif not any(take(work, me, text) for take in _TAKERS):
        find_place(work, me, text, message_id)


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
    if voting.is_voting(sitting.run):
        raise Refused("voting-questions-closed")
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
        give(work, sit(work, me, run_id), draft["text"], draft["message_id"])
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


def _intends(work: Work, me: Me, text: str) -> bool:
    """Take what is typed for the plan that was asked for, where nothing else waits for a text."""
    dialogue = intending.let_go(work, me, work.people.dialogue(me.person.id))
    if dialogue is None or dialogue.expects != intending.EXPECTS or waiting_in(work, me):
        return False
    intending.hear(work, me, dialogue, text)
    return True


def _asks(work: Work, me: Me, text: str) -> bool:
    """Take "ask: …" of the team; without a colon, only where nothing waits for a text."""
    if not asked_in(text, sure=False):
        return False
    return spotting.hear_ask(work, me, text, alone=not waiting_in(work, me))


# Who may take a text before it is anybody's answer, in this order.
_TAKERS = (_asks, attending.hear_word, settles, _intends)
