"""Three processes on one PostgreSQL: whatever becomes of the keeper, people do not notice."""

from pathlib import Path

from bot.chat_server import ChatServer
from tests.conftest import PostgreSQL
from tests.replicas.balancer import Balancer
from tests.replicas.crowd import Crowd
from tests.replicas.fleet import fleet
from tests.replicas.stories import BETWEEN, MOST, WORKERS, frozen_for, kill, taken, tell

# Where other tests keep all cores busy, a process may wait for one while all of its workers stand
# between their turn and the network, and what they hold comes together with the next second's.
# Two keepers at once would still be seen. `make replicas` lets no more than MOST pass.
_BUSY = MOST + WORKERS


async def test_keepers_come_and_go(postgresql: PostgreSQL, tmp_path: Path) -> None:
    """One keeper is killed, the next frozen: nothing is lost, disordered, or sent too fast."""
    name = postgresql.make(migrated=True)
    async with fleet(ChatServer(), postgresql.address(name), tmp_path) as afloat:
        crowd = Crowd(afloat, strangers=40, guests=5)
        await crowd.come()
        await afloat.start(3)
        killed = await tell(afloat, crowd, kill, rounds=2)
        assert killed.faults(within=5, most=_BUSY) == {}
        frozen = await tell(afloat, crowd, frozen_for(0), rounds=2)
        assert frozen.faults(within=20, most=_BUSY, between=BETWEEN) == {}
    postgresql.drop(name)


async def test_updates_are_brought_to_all(postgresql: PostgreSQL, tmp_path: Path) -> None:
    """Behind one address every process takes updates; the keeper is killed, letters go on."""
    name = postgresql.make(migrated=True)
    async with fleet(ChatServer(), postgresql.address(name), tmp_path) as afloat:
        balancer = Balancer(afloat)
        async with balancer.serve() as address:
            afloat.words = ("--webhook", address)
            crowd = Crowd(afloat, strangers=10, guests=2)
            await afloat.start(3, together=True)
            await crowd.come()
            killed = await tell(afloat, crowd, kill, rounds=1)
            assert killed.faults(within=5, most=_BUSY) == {}
            found = taken(afloat, balancer)
        assert (found.lost, found.overtaken, found.replicas) == (0, 0, 3)
        assert found.updates == 12 + 2 * 10
    postgresql.drop(name)
