"""/connect: one person on another channel too, or instead; all that is theirs stays one.

A one-use code is shown where they are. Who opens its link on another channel, or writes it there,
is the same person from then on and written to there. Answers, attendance and certificates hang on
the person, so nothing of them moves.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain import codes
from bot.domain.buttons import Verb, press
from bot.domain.joining import PREFIX
from bot.domain.messages import Button, Keyboard, Receipt, Say
from bot.domain.names import first_name
from bot.domain.tokens import hash_of, link
from bot.errors import Refused
from bot.services import asking, joining
from bot.services.bots import PAGE, USUAL, bot_of
from bot.services.callers import Caller, Me, address_of, hold, hold_everywhere, known, someone
from bot.services.inviting import link_templates
from bot.services.visiting import concerning, run_by
from storage.work import Reading, Work

HERE = "here"  # what the button says by which somebody is written to in this chat again


def offer(work: Work, caller: Caller, said: str = "") -> None:
    """Show somebody a code for another channel; or take the one that they wrote behind it.

    Raises:
        Refused: nobody that we know; there is no other channel; or the code opens nothing.
    """
    if said:
        take(work, caller, said)
        return
    me = hold(work, someone(work, caller))
    ways = ways_for(work, me)
    if not ways and me.address.preferred:
        raise Refused("connect-nowhere")
    if not ways:
        work.say(me.address.id, "connect-back", buttons=_keyboard(me, {}, ""))
        return
    code = codes.new_code()
    expires_at = work.now + codes.LIVES
    work.connect_codes.add(
        hash_of(code), person_id=me.person.id, address_id=me.address.id, expires_at=expires_at
    )
    work.say(
        me.address.id,
        "connect-offer",
        args={"code": codes.shown(code), "minutes": int(codes.LIVES.total_seconds()) // 60},
        buttons=_keyboard(me, ways, code),
        expires_at=expires_at,
    )


def press_offer(work: Work, caller: Caller) -> Receipt:
    """Do as /connect, from a button.

    Raises:
        Refused: as `offer`.
    """
    offer(work, caller)
    return Receipt()


def stay_here(work: Work, caller: Caller) -> Receipt:
    """Write to somebody in this chat again, of those that are theirs."""
    me = hold(work, someone(work, caller))
    address = work.people.address(me.address.id)
    if address is None or address.person_id != me.person.id:
        raise Refused("stranger")
    if not address.preferred:
        _move(work, address, me.person)
    return Receipt("connect-here")


def take(work: Work, caller: Caller, text: str) -> bool:
    """Take a code that somebody wrote or opened; tell whether it was one at all.

    Raises:
        Refused: it opens nothing any more, or not in this chat; says what to do.
    """
    code = codes.read_code(text)
    if not code:
        return False
    found = _open(work, code)
    hold_everywhere(work, found.person_id)
    found = _open(work, code)  # somebody may have used it until we had the lock
    person = work.people.by_id(found.person_id)
    address = address_of(work, caller)
    if person is None:
        raise Refused("connect-unknown")
    if address.id == found.address_id:
        raise Refused("connect-same-chat")
    _free(work, address, person)
    work.connect_codes.use(found.code_hash, work.now)
    _move(work, address, person)
    return True


def hear(work: Work, caller: Caller, text: str) -> bool:
    """Take what somebody wrote if it is a code; tell whether it was.

    From somebody whose chat is known only a code that was given out counts: what merely looks like
    one may be their answer. But their code must never become an answer that others read.

    Raises:
        Refused: as `take`.
    """
    code = codes.read_code(text)
    if not code:
        return False
    given_out = work.connect_codes.of(hash_of(code)) is not None
    return (given_out or known(work, caller) is None) and take(work, caller, text)


def ways_for(reading: Reading, me: Me) -> dict[str, str]:
    """Give what links look like on the other channels on which somebody could be met."""
    visits = concerning(reading, me.person.id)
    there = {PAGE, *(bot_of(reading, visit_id) for visit_id in visits or ())}
    there |= set() if visits else {USUAL}
    templates = link_templates(reading)
    return {
        channel: template
        for channel, template in templates.items()
        if channel in there and channel != me.address.channel
    }


def _keyboard(me: Me, ways: dict[str, str], code: str) -> Keyboard:
    rows = [
        [Button(Say("connect-button", {"channel": channel}), url=link(template, code))]
        for channel, template in ways.items()
    ]
    back = Button(Say("connect-button-here"), press(Verb.CONNECT, HERE))
    return rows if me.address.preferred else [*rows, [back]]


def _open(work: Work, code: str) -> Row[Any]:
    """Find what a code opens.

    Raises:
        Refused: nothing, or nothing any more.
    """
    found = work.connect_codes.of(hash_of(code))
    if found is None:
        raise Refused("connect-unknown")
    if found.used_at is not None:
        raise Refused("connect-used")
    if found.expires_at <= work.now:
        raise Refused("connect-expired")
    return found


def _free(work: Work, address: Row[Any], person: Row[Any]) -> None:
    """Take a chat from somebody who only stood at the door.

    Raises:
        Refused: it belongs to somebody else who has joined.
    """
    if address.person_id in {None, person.id}:
        return
    work.hold_person(0, address.person_id)
    other = work.people.by_id(address.person_id)
    if other is None or not joining.is_newcomer(work, other.id):
        raise Refused("connect-taken")
    joining.step_back(work, Me(address, other))


def _move(work: Work, address: Row[Any], person: Row[Any]) -> None:
    """Let a chat be a person's, and the one in which they are written to from now on."""
    others = [row for row in work.people.addresses_of(person.id) if row.id != address.id]
    work.people.bind(address.id, person.id)
    work.people.set_reachable(address.id, reachable=True)
    work.records.audit("connected", address.channel, work.now, person=person.id, visit=None)
    for other in others:
        _leave(work, other, address)
    work.effects.unknown = True  # letters were moved, so the sender has to look
    _greet(work, Me(address, person))


def _leave(work: Work, old: Row[Any], new: Row[Any]) -> None:
    """Have what waits for later go to the new chat; the old one is told, and its cards go on."""
    if old.reachable:
        work.say(old.id, "connect-moved", args={"channel": new.channel})
    else:
        work.outbox.owe_again(old.id, work.now)
    work.outbox.move(old.id, new.id, work.now, all_of_it=not old.reachable)


def _greet(work: Work, me: Me) -> None:
    """Bring to a chat what somebody would have before them by now."""
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is not None and dialogue.expects.startswith(PREFIX):
        work.refresh(me.address.id, joining.CARD, anew=True)
        return
    work.say(
        me.address.id,
        "connect-done",
        args={"name": first_name(me.person.name), "channel": me.address.channel},
    )
    for visit_id in run_by(work, me.person.id):
        joining.show_sheet(work, me, visit_id)
    asking.ask_again(work, me.person.id)
