"""A code for another channel, wanted in two processes at once."""

import re
from typing import Any

from sqlalchemy import Row

from bot.services import account, connecting
from bot.services.callers import Caller, known
from bot.services.inviting import know_links
from bot.services.starting import start
from storage.work import Reading
from tests.bot.services.guests import Guest, invite_sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race, refusals


def code_for(race: Race, world: World, caller: Caller) -> str:
    race.one.perform(connecting.offer, caller)
    found = re.search(r"<code>(.*)</code>", world.read(caller)[-1].text)
    assert found is not None
    return found[1]


def ready(race: Race, clock: StillClock) -> World:
    race.one.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    race.one.perform(know_links, "web", "https://visits.example.org/t/{token}")
    return World(race.one, clock)


async def test_two_chats_open_one_code(race: Race, clock: StillClock) -> None:
    """It brings one of them to its person; the other is told that it was used."""
    world = ready(race, clock)
    for number in range(ROUNDS):
        anna = world.add("Anna")
        code = code_for(race, world, anna)
        chats = [Caller("web", 1000 + 2 * number + place) for place in range(2)]
        said = await race.run(*((connecting.take, chat, code) for chat in chats))
        assert refusals(said) == ["connect-used"]
        [there] = [me for chat in chats if (me := race.one.look(known, chat)) is not None]
        assert there.person.id == world.me(anna).person.id
        assert [row.preferred for row in race.one.look(_addresses, there.person.id)] == [
            True,
            False,
        ]


async def test_a_code_is_opened_while_its_person_is_erased(race: Race, clock: StillClock) -> None:
    """Erased is erased: the new chat belongs to nobody, whoever was first."""
    world = ready(race, clock)
    for number in range(ROUNDS):
        anna = world.add("Anna")
        code, there = code_for(race, world, anna), Caller("web", 1000 + number)
        await race.run((connecting.take, there, code), (account.delete, anna, "yes"))
        assert race.one.look(known, there) is None
        assert race.one.look(known, anna) is None


async def test_a_link_and_a_code_in_one_chat(race: Race, clock: StillClock) -> None:
    """Two people want the same new chat at once: it belongs to one of them, and nobody is lost."""
    tokens = list(invite_sample(race.one).values())
    race.one.perform(know_links, "web", "https://visits.example.org/t/{token}")
    del clock
    for number in range(ROUNDS):
        anna = Guest(race.one, 5000 + number)
        anna.join(tokens[2 * number])
        race.one.perform(connecting.offer, anna.caller)
        found = re.search(r"<code>(.*)</code>", anna.letters()[-1].text)
        assert found is not None
        chat = Caller("web", 1000 + number)
        await race.run((connecting.take, chat, found[1]), (start, chat, tokens[2 * number + 1]))
        there = race.one.look(known, chat)
        assert there is not None
        assert anna.me().person.id in {
            there.person.id,
            *(row.person_id for row in race.one.look(_addresses, anna.me().person.id)),
        }


def _addresses(reading: Reading, person_id: int) -> list[Row[Any]]:
    return reading.people.addresses_of(person_id)
