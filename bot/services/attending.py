"""Being there: the word of the day, typed or tapped, and what a facilitator says about it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.attendance import Presence, credit, day_at, window
from bot.domain.day_words import heard, is_slip
from bot.domain.messages import Arg, At, Receipt
from bot.domain.plan.model import Day, Plan
from bot.errors import Refused
from bot.services.callers import Caller, Me, someone
from bot.services.day_words import word_of_the_day
from bot.services.runs import prompt_of, refresh_mine, refresh_sheets
from bot.services.visiting import name_of, parts_in
from storage.ids import short, unshort
from storage.work import Work

TYPED = ("text", "questions", "words", "form")  # kinds of prompts that are answered with free text


def card_of(visit_id: int, day_key: str) -> str:
    """Name the card on which one checks in."""
    return f"checkin:{short(visit_id)}:{day_key}"


def hear_word(work: Work, me: Me, text: str) -> bool:
    """Take a typed message for a word of the day if it is one, and answer it.

    Today's word counts always, the first time. A word again, another day's, or today's with one
    slip of a finger is only answered while nothing else waits for this person's text.

    Returns:
        Whether it was one; then it has been answered.
    """
    word = heard(text)
    parts = parts_in(work, me.person.id) if word else []
    return any(_heard_in(work, me, part, word) for part in parts)


def _heard_in(work: Work, me: Me, part: Row[Any], word: str) -> bool:
    plan = work.visits.plan(part.visit_id)
    words = {heard(w): day for day, w in work.presence.words(part.visit_id).items()}
    today = day_at(plan, work.now)
    said = next((day for day in plan.days if day.key == words.get(word)), None)
    if said is not None and _is_news(work, me, part, said, today):
        key, args = _give_word(work, me, part, plan, said)
    elif today and _is_near(word, words, today) and not _waits_for_text(work, me, part):
        key, args = "check-in-nearly", {}
    else:
        return False
    work.say(me.address.id, key, args=args, visit_id=part.visit_id)
    return True


def _is_news(work: Work, me: Me, part: Row[Any], said: Day, today: Day | None) -> bool:
    """Tell whether a day's word is more likely meant as a check-in than as an answer."""
    expected = said == today and work.presence.on(part.id, said.key) is None
    return expected or not _waits_for_text(work, me, part)


def _is_near(word: str, words: Mapping[str, str], today: Day) -> bool:
    return any(is_slip(word, one) for one, day in words.items() if day == today.key)


def _waits_for_text(work: Work, me: Me, part: Row[Any]) -> bool:
    if work.people.dialogue(me.person.id) is not None:
        return True
    return any(prompt_of(run).kind in TYPED for run in work.prompts.open_for(part.id))


def open_check_in(work: Work, caller: Caller, visit: str, day_key: str) -> Receipt:
    """Show the card with three words to tap, at the end of the chat.

    Raises:
        Refused: the caller takes no part in the visit, or the window is not open.
    """
    me, part, plan, day = _at_the_door(work, caller, visit, day_key)
    if work.presence.on(part.id, day.key) is None:
        _in_window(work, plan, day)
    work.refresh(me.address.id, card_of(part.visit_id, day.key), anew=True)
    return Receipt()


def press_word(work: Work, caller: Caller, visit: str, day_key: str, word: str) -> Receipt:
    """Take a tapped word; a wrong one may be tried again.

    Raises:
        Refused: not the word, not the time, or the caller takes no part in the visit.
    """
    me, part, plan, day = _at_the_door(work, caller, visit, day_key)
    if heard(word) != heard(word_of_the_day(work, part.visit_id, day.key)):
        raise Refused("check-in-wrong-word", alert=True)
    key, args = _give_word(work, me, part, plan, day)
    return Receipt(key, args, alert=key != "check-in-done")


def _at_the_door(
    work: Work, caller: Caller, visit: str, day_key: str
) -> tuple[Me, Row[Any], Plan, Day]:
    me, visit_id = someone(work, caller), unshort(visit)
    part = work.people.participant_in(visit_id, me.person.id)
    if part is None or part.state != "joined":
        raise Refused("not-your-button", alert=True)
    plan = work.visits.plan(visit_id)
    try:
        return me, part, plan, plan.day(day_key)
    except KeyError:
        raise Refused("check-in-no-such-day", alert=True) from None


def _give_word(
    work: Work, me: Me, part: Row[Any], plan: Plan, day: Day
) -> tuple[str, Mapping[str, Arg]]:
    """Check somebody in with a day's right word; give the answer to it."""
    work.hold_person(part.visit_id, me.person.id)
    there = work.presence.on(part.id, day.key)
    title = name_of(day)
    if there is not None:
        key = "check-in-already" if there.present else "check-in-marked-absent"
        return key, {"day": title, "since": At(there.since)}
    try:
        _in_window(work, plan, day)
    except Refused as refused:
        return refused.key, refused.text_args
    work.presence.check_in(part.id, day.key, work.now)
    refresh_sheets(work, part.visit_id)
    refresh_mine(work, me.person.id, card_of(part.visit_id, day.key))
    earned = credit(plan, day, Presence(work.now))
    if earned.counts:
        return "check-in-done", {"day": title}
    needed = plan.complete.minutes_a_day
    return "check-in-late", {"day": title, "minutes": earned.minutes, "needed": needed}


def _in_window(work: Work, plan: Plan, day: Day) -> None:
    opens, closes = window(plan, day)
    title = name_of(day)
    if work.now < opens:
        raise Refused("check-in-too-early", alert=True, day=title, opens=At(opens, "moment"))
    if work.now >= closes:
        today = day_at(plan, work.now)
        key = "check-in-other-day" if today else "check-in-too-late"
        raise Refused(key, alert=True, day=title)
