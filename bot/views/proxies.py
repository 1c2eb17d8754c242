"""The card on which a facilitator writes down what somebody told them."""

from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import LIMIT, Verb, parse, press
from bot.domain.messages import Arg, Button, Keyboard, Say
from bot.domain.turning import turns
from bot.errors import Refused
from bot.services import proxy_pages
from bot.services.callers import Me
from bot.services.proxy_pages import Entering
from bot.services.proxy_sitting import sit_for, tag_of, those_missing
from bot.services.proxying import DONE, LIST, MOVES, PICKED
from bot.services.runs import prompt_of, title_of
from bot.views.content import Content, Key
from bot.views.prompts import open_content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.scene import Scene
from storage.ids import short, unshort
from storage.work import Reading

ON_A_PAGE = 5  # people
MOST = 8  # buttons


def proxy_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw it for a run (its id as `short` writes it), for one of the team."""
    run = reading.prompts.run(unshort(about))
    if run is None or not reading.people.leads(address.person_id or 0, run.visit_id):
        return None
    reader = reader_of(reading, address, run.visit_id)
    where = proxy_pages.entering(reading, address.person_id, run.id)
    if where is None or run.state != "open":
        return Content(reader.say("proxy-over", {"title": title_of(prompt_of(run))}))
    if where.participant_id is None:
        return _choosing(reading, reader, where)
    return _entering(reading, reader, address, where)


def _choosing(reading: Reading, reader: Reader, where: Entering) -> Content:
    run, people = where.run, those_missing(reading, where.run)
    about = short(run.id)
    rows = [
        [Button(name, press(Verb.PROXY, about, short(one.id), PICKED))]
        for one, name in people[where.start : where.start + ON_A_PAGE]
    ]
    ways = turns(where.start, ON_A_PAGE, len(people))
    turning = [_turn(about, to, way) for way, to in ways]
    end = Button(Say("proxy-button-done"), press(Verb.PROXY, about, "0", DONE))
    args: dict[str, Arg] = {"title": title_of(prompt_of(run)), "count": len(people)}
    keyboard: Keyboard = [*rows, *([turning] if turning else []), [end]]
    return Content(reader.say("proxy-who", args), reader.keyboard(keyboard))


def _entering(reading: Reading, reader: Reader, address: Row[Any], where: Entering) -> Content:
    facilitator = reading.people.by_id(address.person_id)
    if facilitator is None or where.participant_id is None:
        return _choosing(reading, reader, where)
    try:
        sitting = sit_for(reading, Me(address, facilitator), where.run, where.participant_id)
    except Refused as refused:
        return Content(reader.say(refused.key, refused.text_args), _ways(reader, where))
    scene = Scene(
        reading,
        reader,
        sitting.run,
        sitting.prompt,
        sitting.asked,
        sitting.answers,
        sitting.here,
    )
    drawn = open_content(scene)
    head = reader.say("proxy-for", {"name": sitting.me.person.name})
    keys = [[_for_them(key, where.participant_id) for key in row] for row in drawn.keyboard]
    keyboard = [*(tuple(filter(None, row)) for row in keys), *_ways(reader, where)]
    return Content(f"{head}\n\n{drawn.text}", tuple(row for row in keyboard if row))


def _for_them(key: Key, participant_id: int) -> Key | None:
    """Give a button of a participant's card as one that answers for them; none where none may."""
    verb, arguments = parse(key.press)
    run, *others = arguments
    if verb is Verb.FIELD and others[0] in MOVES:
        return Key(key.label, press(Verb.PROXY, run, short(participant_id), others[0]))
    if verb is not Verb.ANSWER:
        return None
    data = ":".join([Verb.PROXY.value, run, tag_of(participant_id), *others])
    return Key(key.label, data) if len(data) <= LIMIT else None  # a long key can still be typed


def _ways(reader: Reader, where: Entering) -> tuple[tuple[Key, ...], ...]:
    about = short(where.run.id)
    back = Button(Say("proxy-button-others"), press(Verb.PROXY, about, "0", LIST))
    end = Button(Say("proxy-button-done"), press(Verb.PROXY, about, "0", DONE))
    return reader.keyboard([[back, end]])


def _turn(run: str, start: int, label: str) -> Button:
    return Button(Say(f"sheet-button-{label}"), press(Verb.PROXY, run, str(start), LIST))
