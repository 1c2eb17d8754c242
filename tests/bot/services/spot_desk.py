"""The cards with which a facilitator asks on the spot, rehearses and writes down for others."""

from collections.abc import Callable, Mapping

from bot.domain.buttons import Verb, parse
from bot.domain.messages import Receipt
from bot.services import ghosts, proxying, spotting
from bot.services.callers import Caller
from bot.views.content import Content
from storage.ids import short
from tests.bot.services.prompt_room import Room

SPOT = "spot:vlm-2027-04"


def desk(room: Room, caller: Caller | None = None, card: str = SPOT) -> Content:
    """Look at one of these cards."""
    drawn = room.card(caller or room.ines, card)
    assert drawn is not None
    return drawn


def tap_desk(room: Room, label: str, caller: Caller | None = None, card: str = SPOT) -> Receipt:
    """Tap the button of such a card whose label contains this."""
    rows = desk(room, caller, card).keyboard
    data = next(key.press for row in rows for key in row if label in key.label)
    return tap_data(room, caller or room.ines, data)


def tap_data(room: Room, caller: Caller, data: str) -> Receipt:
    """Send callback data, as the handlers take it."""
    verb, arguments = parse(data)
    service = _SERVICES[verb, len(arguments)]
    return room.database.perform(service, caller, *arguments)


_SERVICES: Mapping[tuple[Verb, int], Callable[..., Receipt]] = {
    (Verb.SPOT, 1): spotting.bring,
    (Verb.SPOT, 2): spotting.act,
    (Verb.GHOST, 2): ghosts.switch,
    (Verb.PROXY, 1): proxying.bring,
    (Verb.PROXY, 3): proxying.act,
    (Verb.PROXY, 4): proxying.tap,
}


def labels(content: Content) -> list[str]:
    """Name the buttons of a card."""
    return [key.label for row in content.keyboard for key in row]


def newest(room: Room) -> int:
    """Give the run that participants were asked last."""
    return int(room.look(lambda r: r.prompts.runs_of(room.visit_id))[-1].id)


def rehearse(room: Room, to: str = "on") -> Receipt:
    """Switch ghost mode."""
    return room.database.perform(ghosts.switch, room.ines, room.visit, to)


def write_down(room: Room, run_id: int) -> Receipt:
    """Open the card for the answers of others."""
    return room.database.perform(proxying.bring, room.ines, short(run_id))


def ask(room: Room, text: str, *settings: str) -> int:
    """Ask something on the spot, with some settings turned; give its run."""
    room.write(room.ines, f"ask: {text}")
    for label in (*settings, "Send to"):
        tap_desk(room, label)
    return newest(room)


def where_next(room: Room) -> int:
    """Ask for one of two options, with names."""
    return ask(room, "Where next?\n- The city\n- The port")
