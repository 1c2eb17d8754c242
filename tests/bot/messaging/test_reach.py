"""Absences: after one, of the channel or of ours, everybody with an open card is asked anew."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from structlog.testing import capture_logs

from bot.chat_server import ChatServer, Fault, Person
from bot.errors import DatabaseDown
from bot.messaging.reach import Reach
from bot.services.runs import prompt_card
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.messaging.house import KEY, House, Watch, house
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

NOTE = "I was away for a while."


Still = tuple[Room, StillClock, Callable[[], Awaitable[int]]]


@pytest.fixture
def still(database: Database, clock: StillClock) -> Still:
    """A room where a prompt is open, and what a poll that was answered does to it."""
    room = Room(database, clock, channel=KEY)
    run = room.open("p02")
    reach = Reach(KEY, database, lambda: clock.now().timestamp())

    async def answered() -> int:
        await reach.reached()
        return await database.read(_with_a_note, prompt_card(run))

    return room, clock, answered


def _with_a_note(reading: Reading, subject: str) -> int:
    """Count the cards that stand anew, and have their note taken off by the next count."""
    return sum(bool(card.note) for card in reading.cards.pending() if card.subject == subject)


class TestWithoutAChannel:
    """What counts as an absence, by a clock that stands still."""

    @pytest.fixture
    def clock(self) -> StillClock:
        return StillClock()

    async def test_long_polls_in_vain_are_no_absence(self, still: Still) -> None:
        """A healthy connection on which nobody says anything asks nobody again."""
        _, clock, answered = still
        for _ in range(20):
            clock.move(seconds=25)
            assert await answered() == 0

    async def test_a_silence_of_four_minutes_is_one(self, still: Still) -> None:
        """Whether the channel was away, or we were stopped or asleep: it took that long."""
        room, clock, answered = still
        await answered()
        clock.move(minutes=4)
        assert await answered() == len(room.people)

    async def test_a_clock_that_is_set_back_is_none(self, still: Still) -> None:
        """An hour back asks nobody, and the next real absence is still noticed."""
        room, clock, answered = still
        await answered()
        clock.move(hours=-1)
        assert await answered() == 0
        clock.move(minutes=4)
        assert await answered() == len(room.people)

    async def test_a_restart_remembers(
        self, still: Still, database: Database, clock: StillClock
    ) -> None:
        """Whoever starts after four minutes asks, and whoever starts right after that does not."""
        room, _, answered = still
        await answered()
        clock.move(minutes=4)
        asked = []
        for _ in range(2):
            with capture_logs() as logs:
                await Reach(KEY, database, lambda: clock.now().timestamp()).reached()
            asked += [log["asked_anew"] for log in logs if log["event"] == "back after an absence"]
        assert asked == [len(room.people)]

    async def test_it_waits_for_the_database(
        self, still: Still, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """While the database is down the return is not noticed; it is when it is up again."""
        room, clock, answered = still
        await answered()
        clock.move(minutes=4)

        def down(_work: Work, _channel: str) -> int:
            raise DatabaseDown("gone")

        with monkeypatch.context() as gone:
            gone.setattr("bot.messaging.reach.come_back", down)
            with pytest.raises(DatabaseDown):
                await answered()
        assert await answered() == len(room.people)


def failing(running: House) -> bool | None:
    """Tell whether a poll has run into trouble."""
    return any(call.outcome.get("fault") for call in running.calls("getUpdates")) or None


class TestOnAChannel:
    """The same with a bot that polls."""

    @pytest.fixture
    def clock(self) -> Watch:
        return Watch()

    @pytest.fixture
    async def here(
        self, database: Database, server: ChatServer, url: str, clock: Watch
    ) -> AsyncIterator[tuple[House, Room]]:
        room = Room(database, clock, people=0, channel=KEY)  # type: ignore[arg-type] # as good
        async with house(database, server, url, clock, wall=clock.wall) as running:
            yield running, room

    @staticmethod
    async def asked(running: House, room: Room) -> list[Person]:
        """Let three people have a prompt's card before them."""
        people = [running.server.person(name) for name in ("Anna", "Bruno", "Clara")]
        for person in people:
            room.add(person.name, chat_id=person.id)
            person.chat.started = True
        room.open("p02")
        for person in people:
            await person.wait_for("slipway")
        await running.quiet()
        return people

    async def test_after_an_outage_everybody_is_asked_once(
        self, here: tuple[House, Room], clock: Watch
    ) -> None:
        """Four minutes without the channel: then one card with a note for each, and no second."""
        running, room = here
        people = await self.asked(running, room)
        running.server.fail(Fault("server_error", method="getUpdates", times=10_000))
        await people[0].send("hello?")  # ends the poll that waits; the next ones fail
        await running.server.state.record.changed.until(lambda: failing(running), 5)
        clock.move(minutes=4)
        running.server.faults.clear()
        for person in people:
            await person.wait_for(NOTE)
        await people[0].send("again")
        await people[0].wait_for("again")
        await running.quiet()
        for person in people:
            cards = [one for one in person.from_bot if "slipway" in one["text"]]
            assert [NOTE in card["text"] for card in cards] == [False, True]
            assert ["reply_markup" in card for card in cards] == [False, True]

    async def test_after_a_sleep_everybody_is_asked(
        self, here: tuple[House, Room], clock: Watch
    ) -> None:
        """A machine that slept while a poll waited asks as soon as that poll is answered."""
        running, room = here
        people = await self.asked(running, room)
        clock.move(minutes=4)
        await people[0].send("anybody there?")
        for person in people:
            await person.wait_for(NOTE)

    async def test_a_fault_in_it_stops_nobody(
        self, here: tuple[House, Room], clock: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """If asking anew fails, the log says so, and what people sent is handled."""
        running, room = here
        people = await self.asked(running, room)
        monkeypatch.setattr("bot.messaging.reach.come_back", lambda _work, _channel: 1 / 0)
        clock.move(minutes=4)
        with capture_logs() as logs:
            await people[0].send("hello")
            await people[0].wait_for("hello")
        assert "return not noticed" in [log["event"] for log in logs]
