"""Checking in, as a card: three words to tap, then that one is there."""

from typing import Any

from sqlalchemy import Row

from bot.domain.attendance import credit, window
from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button
from bot.services.day_words import offered_words
from bot.services.progress import presence
from bot.services.visiting import name_of
from bot.views.content import Content
from bot.views.readers import reader_of
from storage.ids import unshort
from storage.work import Reading


def check_in_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the check-in of a day: `about` is the visit's id and the day's key."""
    visit, _, key = about.partition(":")
    visit_id = unshort(visit)
    participant = reading.people.participant_in(visit_id, address.person_id or 0)
    if participant is None:
        return None
    plan, reader = reading.visits.plan(visit_id), reader_of(reading, address, visit_id)
    day = plan.day(key)
    title = name_of(day)
    there = reading.presence.on(participant.id, key)
    if there is not None and there.present:
        earned = credit(plan, day, presence(there))
        args: dict[str, Arg] = {"day": title, "since": At(there.since), "minutes": earned.minutes}
        return Content(reader.say("check-in-card-done", args))
    if there is not None or window(plan, day)[1] <= reading.now:
        return Content(reader.say("check-in-card-closed", {"day": title}))
    words = offered_words(reading, visit_id, key, participant.id)
    buttons = [[Button(word, press=press(Verb.CHECK_IN, visit, key, word)) for word in words]]
    return Content(reader.say("check-in-card", {"day": title}), keyboard=reader.keyboard(buttons))
