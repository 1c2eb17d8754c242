"""Raised hands: one's own as a card, and for the team the queue of all."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.happening import is_live
from bot.domain.messages import Arg, Button, Keyboard, Say
from bot.domain.speaking import Waiting, fairest
from bot.services import hands
from bot.services.asking import what_is_next
from bot.services.giving_floor import CLEAR, DONE, GIVE, OUT
from bot.services.raising import standing
from bot.texts.countries import country
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import excerpt
from storage.ids import short
from storage.work import Reading

_TAKEN_OUT = 3  # of those who wait longest, with a button each
_LISTED = 30  # names; below them the number of the others
_NAME = 40  # code points on a button


def hand_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw somebody's own hand in a visit (its key): up, down, or in the air as they speak."""
    visit = reading.visits.by_key(about)
    part = reading.people.participant_in(visit.id, address.person_id or 0) if visit else None
    if visit is None or part is None or part.state != "joined":
        return None
    reader = reader_of(reading, address, visit.id)
    if not is_live(reading.visits.plan(visit.id), reading.now):
        args: dict[str, Arg] = {"next": what_is_next(reading, part.person_id)}
        return Content(reader.say("hand-not-now", args))
    place = standing(reading, visit.id).get(part.id)
    if place is None:
        return Content(reader.say("hand-down"), reader.keyboard([_mine(visit.id, "again")]))
    if place == 0:
        return Content(reader.say("hand-speaking"), reader.keyboard([_mine(visit.id, "done")]))
    text = reader.say("hand-up", {"place": place})
    return Content(text, reader.keyboard([_mine(visit.id, "lower")]))


def hand_button(reading: Reading, visit_id: int, person_id: int) -> Keyboard:
    """Give the button that raises somebody's hand; none unless a session goes on for them."""
    part = reading.people.participant_in(visit_id, person_id)
    if part is None or part.state != "joined":
        return []
    live = is_live(reading.visits.plan(visit_id), reading.now)
    return [_mine(visit_id, "raise")] if live else []


def queue_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the queue of a visit (its key) for its team: who waits, who spoke, whose turn it is."""
    visit = reading.visits.by_key(about)
    if visit is None or not reading.people.leads(address.person_id or 0, visit.id):
        return None
    reader = reader_of(reading, address, visit.id)
    waiting, speaker = hands.queue(reading, visit.id), hands.speaker(reading, visit.id)
    lines = [reader.say("queue-title", {"count": len(waiting)})]
    if speaker is not None:
        lines.append(reader.say("queue-speaking", {"who": _described(reading, reader, speaker)}))
    for place, one in enumerate(waiting[:_LISTED], start=1):
        lines.append(_line(reading, reader, place, one))
    if len(waiting) > _LISTED:
        lines.append(reader.say("queue-more", {"count": len(waiting) - _LISTED}))
    if not waiting:
        lines.append(reader.say("queue-empty"))
    keyboard = _team_keys(reading, visit.id, waiting, speaker)
    return Content("\n".join(lines), reader.keyboard(keyboard))


def _line(reading: Reading, reader: Reader, place: int, one: Waiting) -> str:
    who = _described(reading, reader, one.participant_id)
    args: dict[str, Arg] = {"place": place, "who": who, "turns": one.turns}
    return reader.say("queue-line", args)


def _team_keys(
    reading: Reading, visit_id: int, waiting: Sequence[Waiting], speaker: int | None
) -> Keyboard:
    """Give at most eight buttons: who is next, by order or in fairness; done; out; all."""

    def key(label: str, act: str, whom: int) -> list[Button]:
        said = Say(label, {"name": excerpt(_name(reading, whom), _NAME)})
        return [Button(said, press(Verb.HAND, short(visit_id), act, short(whom)))]

    rows = []
    fair = fairest(waiting)
    if waiting and fair is not None:
        rows.append(key("queue-button-next", GIVE, waiting[0].participant_id))
        if fair != waiting[0]:
            words = "queue-button-new" if fair.turns == 0 else "queue-button-fair"
            rows.append(key(words, GIVE, fair.participant_id))
    if speaker is not None:
        rows.append(key("queue-button-done", DONE, speaker))
    rows += [key("queue-button-out", OUT, one.participant_id) for one in waiting[:_TAKEN_OUT]]
    if len(waiting) > 1:
        everybody = press(Verb.HAND, short(visit_id), CLEAR, "")
        rows.append([Button(Say("queue-button-clear"), everybody)])
    return rows


def _mine(visit_id: int, act: str) -> list[Button]:
    verb = "lower" if act == "done" else act
    return [Button(Say(f"hand-button-{act}"), press(Verb.HAND, short(visit_id), verb, ""))]


def _described(reading: Reading, reader: Reader, participant_id: int) -> str:
    """Write a name with what helps to know who that is: the organisation and the country."""
    participant = reading.people.participant(participant_id)
    person = reading.people.by_id(participant.person_id) if participant else None
    if person is None:
        return ""
    nation = country(person.country, reader.language) if person.country else ""
    beside = reader.plain("list-separator").join(filter(None, (person.organisation, nation)))
    args: dict[str, Arg] = {"name": person.name, "beside": excerpt(beside, 2 * _NAME)}
    return reader.plain("queue-who" if beside else "queue-who-alone", args)


def _name(reading: Reading, participant_id: int) -> str:
    participant = reading.people.participant(participant_id)
    person = reading.people.by_id(participant.person_id) if participant else None
    return person.name if person else ""
