"""Invitations, presence and numbers that two processes want at once."""

from typing import Any

from sqlalchemy import Row

from bot.domain.tokens import hash_of
from bot.services import attending, listening, settings_pages
from bot.services.callers import Caller, known
from bot.services.day_words import word_of_the_day
from bot.services.inviting import import_people
from bot.services.marks import Mark, mark
from bot.services.planning import import_plan
from bot.services.starting import start
from storage.work import Reading
from tests.bot.services.guests import VISIT, invite_sample, sample_plan, sample_rows
from tests.bot.services.prompt_room import Room
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race, refusals


def invitation(race: Race, token: str) -> Row[Any] | None:
    return race.one.look(lambda reading: reading.invitations.by_token(hash_of(token)))


def opened_by(race: Race, token: str) -> int | None:
    found = invitation(race, token)
    assert found is not None
    return found.used_by  # type: ignore[no-any-return]


async def test_two_accounts_open_one_link(race: Race) -> None:
    """A personal link belongs to one account, whoever is first; the other is turned away."""
    for number, token in enumerate(list(invite_sample(race.one).values())[:ROUNDS]):
        guests = [Caller("telegram", 2 * number + place + 1, "en") for place in range(2)]
        said = await race.run(*((start, guest, token) for guest in guests))
        assert len(refusals(said)) == 1
        people = [race.one.look(known, guest) for guest in guests]
        [owner] = [me for me in people if me is not None]
        assert opened_by(race, token) == owner.address.id


async def test_one_account_opens_its_link_twice(race: Race) -> None:
    """Two taps on one's link make one address and one joining."""
    for number, token in enumerate(list(invite_sample(race.one).values())[:ROUNDS]):
        guest = Caller("telegram", number + 1, "en")
        said = await race.run((start, guest, token), (start, guest, token))
        assert said == [None, None]
        me = race.one.look(known, guest)
        assert me is not None
        assert opened_by(race, token) == me.address.id


async def test_links_are_renewed_while_somebody_opens_theirs(race: Race) -> None:
    """A link that is renewed opens nothing; one that was opened is not renewed."""
    tokens = invite_sample(race.one)
    for number, reference in enumerate(["T01", "T02", "T03", "T04", "T05", "T06"]):
        guest, token = Caller("telegram", number + 1, "en"), tokens[reference]
        renew = (import_people, VISIT, sample_rows(), False, True)
        opened, made = await race.run((start, guest, token), renew)
        tokens |= {one.reference: one.token for one in made.people if one.token}
        if opened is None:
            assert opened_by(race, token) is not None
        else:
            assert (opened.key, invitation(race, token)) == ("link-unknown", None)


async def test_two_visits_invite_the_same_people(race: Race) -> None:
    """Whoever is in the people files of two visits that come in at once is known once."""
    plans = [sample_plan().model_copy(update={"visit": f"visit-{n}"}) for n in range(2)]
    for plan in plans:
        race.one.perform(import_plan, plan)
    await race.run(*((import_people, plan.visit, sample_rows()) for plan in plans))
    known_as = [race.one.look(people_of, plan.visit) for plan in plans]
    assert known_as[0] == known_as[1] != set()


def people_of(reading: Reading, visit: str) -> set[int]:
    row = reading.visits.by_key(visit)
    assert row is not None
    return {part.person_id for part in reading.people.participants_of(row.id)}


async def test_checking_in_twice_at_once(race: Race, clock: StillClock) -> None:
    """Somebody who taps and types the word is checked in once, and told so once."""
    world = World(race.one, clock)
    world.at("2027-04-20T09:50")
    word = world.look(lambda r: word_of_the_day(r, world.visit_id, "d1"))
    for _ in range(ROUNDS):
        anna = world.add("Anna")
        act = (attending.press_word, anna, world.visit, "d1", word)
        said = await race.run(act, act)
        assert sorted(receipt.key for receipt in said) == ["check-in-already", "check-in-done"]


async def test_a_facilitators_word_counts_more(race: Race, clock: StillClock) -> None:
    """Marked absent while checking in: the facilitator's word stands, whoever was first."""
    world = World(race.one, clock)
    ines = world.me(world.lead())
    world.at("2027-04-20T09:50")
    word = world.look(lambda r: word_of_the_day(r, world.visit_id, "d1"))
    for _ in range(ROUNDS):
        anna = world.add("Anna")
        part = world.participant(anna)
        absent = Mark(part.id, "d1", present=False, reason="somebody else")
        await race.run(
            (attending.press_word, anna, world.visit, "d1", word),
            (mark, ines, world.visit_id, absent),
        )
        assert not world.look(lambda r, who=part.id: r.presence.on(who, "d1")).present


async def test_a_page_is_left_while_somebody_turns_to_a_prompt(
    race: Race, clock: StillClock
) -> None:
    """Where their next text goes is not lost, whichever of the two taps is first."""
    room = Room(race.one, clock, people=1)
    [anna] = room.people
    run_id = room.open("p01")
    for page in settings_pages.PAGES[1:] * ROUNDS:
        race.one.perform(settings_pages.turn, anna, page)
        await race.run(
            (settings_pages.turn, anna, settings_pages.MAIN), (listening.choose, anna, run_id)
        )
        dialogue = room.look(lambda r: r.people.dialogue(room.me(anna).person.id))
        assert dialogue is not None
        assert dialogue.run_id == run_id
