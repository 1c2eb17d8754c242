"""The room with raised hands, for the tests of the queue."""

from bot.domain.buttons import Verb, parse
from bot.domain.messages import Receipt
from bot.services import giving_floor, hands, raising
from bot.services.callers import Caller
from bot.views.content import Content
from storage.work import Reading, Work
from tests.bot.services.prompt_room import Room

_MINE = {
    "raise": raising.press_raise,
    "again": raising.press_again,
    "lower": raising.press_lower,
}


class HandRoom(Room):
    """People who raise their hands, and a facilitator who gives the floor."""

    def raise_hand(self, caller: Caller) -> None:
        self.database.perform(raising.raise_hand, caller)

    def hand(self, caller: Caller) -> Content:
        """Look at somebody's own hand."""
        drawn = self.card(caller, "hand:vlm-2027-04")
        assert drawn is not None
        return drawn

    def queue(self, caller: Caller | None = None) -> Content:
        """Look at the queue as the team sees it."""
        drawn = self.card(caller or self.ines, "queue:vlm-2027-04")
        assert drawn is not None
        return drawn

    def labels(self, caller: Caller, _run_id: int = 0) -> list[str]:
        """Read the buttons below somebody's own hand."""
        return [key.label for row in self.hand(caller).keyboard for key in row]

    def queue_labels(self) -> list[str]:
        return [key.label for row in self.queue().keyboard for key in row]

    def tap(self, caller: Caller, label: str) -> Receipt:  # type: ignore[override]
        """Tap the button of somebody's own hand."""
        return self.press_button(caller, self.hand(caller), label)

    def steer_queue(self, label: str, caller: Caller | None = None) -> Receipt:
        """Tap a button of the queue."""
        return self.press_button(caller or self.ines, self.queue(caller), label)

    def press_button(self, caller: Caller, card: Content | None, label: str) -> Receipt:
        assert card is not None
        data = next(key.press for row in card.keyboard for key in row if label in key.label)
        verb, (visit, act, whom) = parse(data)
        assert verb is Verb.HAND
        if act in _MINE:
            return self.database.perform(_MINE[act], caller, visit)
        return self.database.perform(giving_floor.act, caller, visit, act, whom)

    def waiting(self) -> list[str]:
        """Name those who wait, in order."""

        def names(reading: Reading) -> list[str]:
            queue = hands.queue(reading, self.visit_id)
            parts = [reading.people.participant(one.participant_id) for one in queue]
            people = [reading.people.by_id(part.person_id) for part in parts if part]
            return [person.name for person in people if person]

        return list(self.look(names))

    def drawn(self) -> None:
        """Let all cards be shown as they stand."""
        self.database.perform(_draw)

    def outsider(self, name: str) -> Caller:
        """Let somebody come who has no part in the visit."""
        caller = self._chat("en", 0)
        self.database.perform(self._person, caller, name)
        return caller


def _draw(work: Work) -> None:
    work.cards.show(
        [
            {
                "address": row.address_id,
                "what": row.subject,
                "seen": row.wanted,
                "message": 1,
                "why": "",
            }
            for row in work.cards.pending()
        ]
    )
