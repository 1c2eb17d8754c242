"""The room with a prompt on which people vote, talk and vote again."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from bot.domain.buttons import Verb, parse
from bot.domain.messages import Receipt
from bot.domain.plan.model import Plan, Prompt
from bot.services import discussing, partners, running
from bot.services.callers import Caller
from storage.database import Database
from storage.ids import unshort
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

CITY, COOPERATIVE = "The city", "A boat builders' cooperative"


@cache
def discussed_plan(seen_by: str = "group") -> Plan:
    """The sample visit, where the slipway's owner is talked about for five minutes."""
    plan = sample()
    p02 = plan.prompts()["p02"].model_copy(
        update={"seen_by": seen_by, "discuss": timedelta(minutes=5)}
    )
    days = []
    for day in plan.days:
        sessions = [
            one.model_copy(
                update={"run": tuple(p02 if _is_p02(item) else item for item in one.run)}
            )
            for one in day.sessions
        ]
        days.append(day.model_copy(update={"sessions": tuple(sessions)}))
    return plan.model_copy(update={"days": tuple(days)})


def _is_p02(item: object) -> bool:
    return isinstance(item, Prompt) and item.ask == "p02"


class DiscussRoom(Room):
    """Four people of whom each two chose differently, once `voted` was called."""

    def __init__(
        self,
        database: Database,
        clock: StillClock,
        people: int = 4,
        plan: Plan | None = None,
        channel: str = "telegram",
    ) -> None:
        super().__init__(database, clock, people, plan or discussed_plan(), channel)
        self.run_id = self.open("p02")

    def voted(self, votes: str = "ABAB") -> None:
        """Let people vote: A for the city, B for the cooperative, a dash for nothing."""
        options = {"A": CITY, "B": COOPERATIVE}
        for person, vote in zip(self.people, votes, strict=False):
            if vote in options:
                self.tap(person, self.run_id, options[vote])

    def step(self) -> None:
        """Take the prompt a step on, as a facilitator does."""
        self.database.perform(running.advance, self.run_id)

    def talking(self, votes: str = "ABAB") -> None:
        """Let people vote, and send them to talk."""
        self.voted(votes)
        self.step()
        assert self.run(self.run_id).phase == "talking"

    def text(self, caller: Caller) -> str:
        return self.seen(caller, self.run_id).text

    def buttons(self, caller: Caller) -> list[str]:
        return self.labels(caller, self.run_id)

    def pairs(self) -> Mapping[int, list[str]]:
        """Name who talks with whom, by the number of the pair."""
        numbers = self.look(lambda reading: reading.pairs.of_run(self.run_id))
        names = {self.participant(one).id: self.me(one).person.name for one in self.people}
        groups: dict[int, list[str]] = {}
        for who, number in numbers.items():
            groups.setdefault(number, []).append(names[who])
        return {number: sorted(group) for number, group in groups.items()}

    def with_whom(self, caller: Caller) -> list[Caller]:
        """Give those with whom somebody talks."""
        mine = self.participant(caller).id
        found = self.look(lambda r: discussing.companions(r, r.prompts.run(self.run_id), mine))
        ids = {row.id for row in found}
        return [one for one in self.people if self.participant(one).id in ids]

    def press(self, caller: Caller, data: str) -> Receipt:
        verb, arguments = parse(data)
        if verb is Verb.DISCUSS:
            run_id = unshort(arguments[0])
            return self.database.perform(partners.find_another, caller, run_id)
        return super().press(caller, data)
