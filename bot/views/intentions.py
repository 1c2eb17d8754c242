"""Letters with somebody's own plan in them, which no letter keeps: it is read when they leave."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg
from bot.services.evening import EVENING
from bot.services.intending import KEPT
from bot.views.reader import Reader
from storage.letters import arguments_from_json
from storage.work import Reading


def evening(reading: Reading, reader: Reader, letter: Row[Any]) -> str:
    """Write the message of the evening before."""
    args = arguments_from_json(letter.args)
    return evening_words(reading, reader, _participant(reading, letter), args)


def evening_words(
    reading: Reading, reader: Reader, participant: Row[Any] | None, args: Mapping[str, Arg]
) -> str:
    """Write it with what they mean to do, if they said so and did not have it forgotten."""
    if meant := _meant(reading, participant):
        return reader.say("reminder-tomorrow-planned", {**args, "plan": meant})
    return reader.say(EVENING, args)


def kept(reading: Reading, reader: Reader, letter: Row[Any]) -> str:
    """Write what was kept, so that a text which meant something else is noticed."""
    if meant := _meant(reading, _participant(reading, letter)):
        return reader.say(KEPT, {"plan": meant})
    return reader.say("intention-forgotten")


def _participant(reading: Reading, letter: Row[Any]) -> Row[Any] | None:
    address = reading.people.address(letter.address_id)
    if address is None or address.person_id is None:
        return None
    return reading.people.participant_in(letter.visit_id, address.person_id)


def _meant(reading: Reading, participant: Row[Any] | None) -> str:
    return reading.rsvps.intention(participant.id) if participant is not None else ""
