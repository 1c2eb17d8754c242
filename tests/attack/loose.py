"""Messages that the chat server took and nobody wrote down: the only ones that may come again."""

from collections.abc import Iterator, Sequence

from bot.chat_server import Call, ChatServer
from bot.services.runs import prompt_card
from storage.work import Reading
from tests.attack.arrivals import Place, arrived, unknown
from tests.attack.crowd import Member
from tests.attack.visit import TITLES, TOPIC, Asked

_UNANSWERED = ("drop_after", "delay")  # the message stands, and the bot may not know it


def loose_letters(reading: Reading, server: ChatServer) -> set[Place]:
    """Give the messages that are no card, and that no letter knows as its own."""
    found = arrived(server.calls)
    cards = {
        place for place, text in found.items() if any(title in text for title in TITLES.values())
    }
    return unknown(reading, found.keys() - cards)


def loose_cards(reading: Reading, members: Sequence[Member], asked: Asked) -> set[Place]:
    """Give the cards that stand beside the one that lives, still with their buttons."""
    return {
        (member.person.id, one["message_id"])
        for member in members
        for living in [_living(reading, member, asked)]
        for one in member.person.from_bot
        if one["message_id"] not in living
        and "reply_markup" in one
        and TITLES[TOPIC] in one["text"]
    }


def loose(
    reading: Reading, server: ChatServer, members: Sequence[Member], asked: Asked
) -> set[Place]:
    """Give both."""
    return loose_letters(reading, server) | loose_cards(reading, members, asked)


def excused(calls: Sequence[Call]) -> set[Place]:
    """Give the messages whose answer a fault kept back, and the cards it did not let us strip."""
    return set(_excused(calls))


def _excused(calls: Sequence[Call]) -> Iterator[Place]:
    for call in calls:
        if call.method == "sendMessage" and call.outcome.get("fault") in _UNANSWERED:
            if call.chat_id and "message_id" in call.outcome:
                yield call.chat_id, call.outcome["message_id"]
        elif call.method == "editMessageReplyMarkup" and "fault" in call.outcome and call.chat_id:
            yield call.chat_id, int(call.parameters["message_id"])


def _living(reading: Reading, member: Member, asked: Asked) -> set[int | None]:
    row = reading.people.address_of("telegram", member.person.id)
    assert row is not None
    cards = [reading.cards.of(row.id, prompt_card(run)) for run in asked.runs.values()]
    return {card.message_id for card in cards if card is not None}
