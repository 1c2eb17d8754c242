"""What came of an attack, counted from the chat server's own record and from the database."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import Row, func, select

from bot.chat_server import ChatServer, Person
from bot.domain.timeline import PLANNED_FOR_PERSON
from bot.services.authors import author_of
from bot.services.runs import prompt_card
from bot.views import rendering
from bot.views.content import Content
from storage.tables.messaging import OutboxLetter, TimelineEntry
from storage.work import Reading
from tests.attack.arrivals import Place, arrived, letters, plain, turned_away
from tests.attack.crowd import Member
from tests.attack.loose import loose_cards, loose_letters
from tests.attack.visit import OPTIONS, TOPIC, WISHES, Asked

_REFUSED = ("unreachable", "not reachable")  # why a letter, or an entry, was dropped
_WAITING = select(func.count()).where(OutboxLetter.state == "waiting")
_OWED = select(TimelineEntry.__table__).where(
    TimelineEntry.participant_id.is_not(None), TimelineEntry.kind.in_(PLANNED_FOR_PERSON)
)
_PLANNED = select(func.count()).select_from(
    _OWED.where(TimelineEntry.state == "planned").subquery()
)


@dataclass(frozen=True)
class Scene:
    """What an attack is counted from.

    Attributes:
        gone: chats that took no messages for a while; what fell due then need not arrive.
        caught: messages that had arrived, when a process ended or an answer was kept back.
    """

    server: ChatServer
    members: Sequence[Member]
    asked: Asked
    caught: Collection[Place]
    gone: Collection[int] = ()


@dataclass
class Outcome:
    """What an attack did; all but the last four ought to be nought.

    Attributes:
        letters_lost: owed and never arrived, chat by chat, of those who can be reached.
        letters_twice: written more often than they were owed.
        unexplained: messages that came again, or cards that stand twice, and were not caught.
        repeated: letters that came again.
        strays: cards that stand in a chat beside the one that lives, still with their buttons.
        refused: letters of those who took none.
    """

    answers_lost: int = 0
    answers_doubled: int = 0
    answers_wrong: int = 0
    letters_lost: int = 0
    letters_twice: int = 0
    out_of_order: int = 0
    cards_wrong: int = 0
    parked: int = 0
    unexplained: int = 0
    letters: int = 0
    repeated: int = 0
    strays: int = 0
    refused: int = 0

    @property
    def faults(self) -> dict[str, int]:
        """Give what is not nought and ought to be."""
        figures = ("letters", "repeated", "strays", "refused")
        return {key: n for key, n in vars(self).items() if n and key not in figures}


def at_rest(reading: Reading) -> bool:
    """Tell whether nothing is left to send, to draw or to fall due."""
    left = [reading.connection.execute(count).scalar() for count in (_WAITING, _PLANNED)]
    return not any(left) and not reading.cards.pending()


def cards_wrong(reading: Reading, members: Sequence[Member], asked: Asked) -> int:
    """Count the prompts' cards that do not show, in their chat, what the state says."""
    return sum(
        not _shows(member.person, card.message_id, rendering.card(reading, address, card.subject))
        for member, address in _addresses(reading, members)
        for card in (reading.cards.of(address, prompt_card(run)) for run in asked.runs.values())
        if card is not None
    )


def outcome(reading: Reading, scene: Scene) -> Outcome:
    """Count everything, once all is at rest."""
    found = Outcome(
        cards_wrong=cards_wrong(reading, scene.members, scene.asked),
        parked=len(reading.records.parked()),
    )
    for member in scene.members:
        _count_answers(found, reading, member, scene.asked)
    _count_letters(found, reading, scene)
    again = loose_letters(reading, scene.server)
    strays = loose_cards(reading, scene.members, scene.asked)
    found.repeated, found.strays = len(again), len(strays)
    found.unexplained = len((again | strays) - set(scene.caught))
    return found


def gap(server: ChatServer, kills: Sequence[float]) -> float:
    """Give the median of the seconds from a kill until the next process knows the channel."""
    begun = [call.monotonic for call in server.calls if call.method == "getMe"]
    return median(next((at for at in begun if at > kill), kill) - kill for kill in kills)


def _addresses(reading: Reading, members: Sequence[Member]) -> Iterator[tuple[Member, int]]:
    for member in members:
        row = reading.people.address_of("telegram", member.person.id)
        assert row is not None
        yield member, int(row.id)


def _shows(person: Person, message_id: int | None, content: Content | None) -> bool:
    message = person.chat.messages.get(message_id or 0)
    if message is None or content is None:
        return False
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [[key["text"] for key in row] for row in rows]
    wanted = [[key.label for key in row] for row in content.keyboard]
    return message["text"] == plain(content.text) and labels == wanted


def _count_answers(found: Outcome, reading: Reading, member: Member, asked: Asked) -> None:
    participant = asked.participants[member.person.id]
    for key, run_id in asked.runs.items():
        run, row = reading.prompts.run(run_id), reading.asked.of(run_id, participant)
        assert run is not None
        assert row is not None
        more = row.changed - member.said.changed[key]
        found.answers_lost += max(0, -more)
        found.answers_doubled += max(0, more)
        given = reading.answers.of_author(run_id, author_of(run, participant))
        found.answers_wrong += given != _expected(key, member)


def _expected(key: str, member: Member) -> dict[str, Any]:
    said = member.said
    if key == WISHES:
        return {f"answer.{n}": text for n, text in enumerate(said.wishes, 1)}
    assert key == TOPIC
    return {"answer": [one for one in OPTIONS if one in said.chosen]} if said.chosen else {}


def _count_letters(found: Outcome, reading: Reading, scene: Scene) -> None:
    sent, rows = arrived(scene.server.calls), letters(reading)
    refused = Counter(row.chat_id for row in rows if _is_refused(row.error, row.chat_id, scene))
    there = [row for row in rows if _is_there(reading, row, sent)]
    held = Counter(row.chat_id for row in there)
    owed = _owed(reading, scene, refused)
    found.letters, found.refused = len(there), refused.total()
    found.letters_lost = (owed - held - refused).total()
    found.letters_twice = (held + refused - owed).total()
    again = turned_away(scene.server.calls)
    in_turn = [
        row for row in there if (row.chat_id, sent[row.chat_id, row.message_id]) not in again
    ]
    found.out_of_order = len({chat for chat in held if _disordered(chat, in_turn, sent)})


def _owed(reading: Reading, scene: Scene, refused: Counter[int]) -> Counter[int]:
    """Count what fell due, by chat; add what was dropped before it became a letter."""
    chats = {participant: chat for chat, participant in scene.asked.participants.items()}
    entries = list(reading.connection.execute(_OWED))
    owed = Counter(chats[entry.participant_id] for entry in entries)
    refused.update(
        chat
        for entry in entries
        for chat in [chats[entry.participant_id]]
        if _is_refused(entry.reason, chat, scene)
    )
    return owed


def _is_refused(why: str, chat: int, scene: Scene) -> bool:
    return why in _REFUSED and chat in scene.gone


def _is_there(reading: Reading, row: Row[Any], sent: dict[Place, str]) -> bool:
    text = sent.get((row.chat_id, row.message_id))
    return text is not None and text == plain(rendering.letter(reading, row).text)


def _disordered(chat: int, there: Sequence[Row[Any]], sent: dict[Place, str]) -> bool:
    """Tell whether, of the letters of a chat, one came first of all after a later one."""
    first: dict[str, int] = {}
    for place in sorted(place for place in sent if place[0] == chat):
        first.setdefault(sent[place], place[1])
    places = [first[sent[chat, row.message_id]] for row in there if row.chat_id == chat]
    return places != sorted(places)
