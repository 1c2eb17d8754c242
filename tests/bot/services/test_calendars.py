"""/calendar: the file in the chat, and the address that a calendar follows."""

import pytest

from bot.domain.messages import Receipt
from bot.domain.plan.model import Plan, Session
from bot.errors import Refused
from bot.services import account, calendars
from bot.services.callers import Caller
from bot.services.planning import import_plan
from bot.views.content import Content
from storage.database import Database
from storage.work import Work
from tests.bot.documents.strict_calendar import Part, instant, read
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

BASE = "https://visits.example.org"


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    database.perform(publish, BASE)
    return World(database, clock)


def publish(work: Work, address: str) -> None:
    work.records.know("public_url", address)


def sent(world: World, caller: Caller) -> Content:
    """Ask /calendar and read what comes."""
    world.database.perform(calendars.send_all, caller)
    return world.read(caller)[-1]


def opened(content: Content) -> Part:
    """Read the file that came with a message."""
    assert content.attachment is not None
    return read(content.attachment.draw())


def labels(content: Content | None) -> list[str]:
    assert content is not None
    return [key.label for row in content.keyboard for key in row]


def token_of(world: World, caller: Caller) -> str:
    row = world.look(lambda r: r.calendars.of(world.participant(caller).id))
    return str(row.token) if row else ""


def change(world: World, session: str, **settings: object) -> None:
    """Make a version in which one session is different."""

    def other(one: Session) -> Session:
        return one.model_copy(update=settings) if one.key == session else one

    def renewed(plan: Plan) -> Plan:
        days = (
            day.model_copy(update={"sessions": tuple(map(other, day.sessions))})
            for day in plan.days
        )
        return plan.model_copy(update={"days": tuple(days)})

    newest = world.look(lambda r: r.visits.written(world.visit_id))
    world.database.perform(import_plan, renewed(newest), True)


def leave_out(world: World, session: str) -> None:
    """Make a version without one session."""
    newest = world.look(lambda r: r.visits.written(world.visit_id))
    days = (
        day.model_copy(update={"sessions": tuple(s for s in day.sessions if s.key != session)})
        for day in newest.days
    )
    renewed = newest.model_copy(update={"days": tuple(days)})
    world.database.perform(import_plan, renewed, True)


def test_the_file_holds_every_session(world: World) -> None:
    """Each with a UID of its own, the link, the host's clock, in the reader's language."""
    anna = world.add("Anna", language="fr", zone="Atlantic/Azores")
    content = sent(world, anna)
    assert content.attachment is not None
    assert content.attachment.file_name == f"{sample().visit}.ics"
    assert "ouvrez le fichier" in content.text
    found = opened(content)
    events = found.inside("VEVENT")
    assert len(events) == sum(len(day.sessions) for day in sample().days)
    assert found.value("NAME").startswith("Ouvrir le chantier naval")
    assert instant(found, events[0], "DTSTART") == brussels("2027-04-20T10:00")
    assert events[0].value("LOCATION") == sample().call_link
    assert events[0].value("UID").endswith("@hospes")
    assert "11:00\N{EN DASH}11:15 à Helsinki" in events[0].value("DESCRIPTION")


def test_a_change_keeps_the_place_in_the_calendar(world: World) -> None:
    """The same UID rises; what is cancelled says so in words, too."""
    anna = world.add("Anna")
    first = sample().days[0].sessions[0].key
    before = opened(sent(world, anna)).inside("VEVENT")[0]
    change(world, first, cancelled=True)
    content = sent(world, anna)
    after = opened(content).inside("VEVENT")[0]
    assert after.value("UID") == before.value("UID")
    assert (before.value("SEQUENCE"), after.value("SEQUENCE")) == ("0", "1")
    assert after.value("STATUS") == "CANCELLED"
    assert after.value("SUMMARY").startswith("Cancelled: ")


def test_what_is_taken_back_takes_place_again(world: World) -> None:
    """A session that was cancelled, or had left the plan, is confirmed with a higher number."""
    anna, key = world.add("Anna"), sample().days[0].sessions[0].key
    found = []
    for act in (
        lambda: change(world, key, cancelled=True),
        lambda: change(world, key, cancelled=False),
        lambda: leave_out(world, key),
        lambda: world.database.perform(import_plan, sample(), True),
    ):
        act()
        event = opened(sent(world, anna)).inside("VEVENT")[0]
        found.append((event.value("STATUS"), event.value("SEQUENCE"), len(event.parts)))
    assert found == [
        ("CANCELLED", "1", 0),
        ("CONFIRMED", "2", 1),
        ("CANCELLED", "3", 0),
        ("CONFIRMED", "4", 1),
    ]


def test_whoever_joins_later_gets_nothing_that_was_cancelled_before(
    world: World, clock: StillClock
) -> None:
    """Only what is cancelled afterwards stands in their file; the team and others see both."""
    anna, ines = world.add("Anna"), world.lead()
    first, second = (session.key for session in sample().days[0].sessions[:2])
    clock.move(hours=1)
    change(world, first, cancelled=True)
    clock.move(hours=1)
    late = world.add("Léa")
    clock.move(hours=1)
    change(world, second, cancelled=True)
    found = [
        [one.value("STATUS") for one in opened(sent(world, who)).inside("VEVENT")][:3]
        for who in (anna, ines, late)
    ]
    everything = ["CANCELLED", "CANCELLED", "CONFIRMED"]
    assert found == [everything, everything, ["CANCELLED", "CONFIRMED", "CONFIRMED"]]


def test_everybody_of_a_language_shares_a_drawing(world: World) -> None:
    """There is nothing personal in it, so it is uploaded once; a new version is another."""
    anna, ben = world.add("Anna"), world.add("Ben", zone="Asia/Tokyo")
    eva = world.add("Ève", language="fr")
    recipes = [_recipe(sent(world, one)) for one in (anna, ben, eva)]
    assert recipes[0] == recipes[1] != recipes[2]
    change(world, sample().days[0].sessions[0].key, cancelled=True)
    assert _recipe(sent(world, anna)) != recipes[0]


def _recipe(content: Content) -> str:
    assert content.attachment is not None
    return content.attachment.recipe


def test_the_address_is_made_when_it_is_asked_for(world: World) -> None:
    """Nobody has one unasked; asked twice it stays; the card shows it and what can be done."""
    anna = world.add("Anna")
    assert labels(sent(world, anna)) == ["Let my calendar follow", "Agenda"]
    assert token_of(world, anna) == ""
    assert not world.look(lambda r: calendars.follows(r, world.participant(anna).id))
    assert world.database.perform(calendars.subscribe, anna, world.visit) == Receipt()
    token = token_of(world, anna)
    world.database.perform(calendars.subscribe, anna, world.visit)
    assert token_of(world, anna) == token
    assert world.look(lambda r: calendars.follows(r, world.participant(anna).id))
    card = world.card(anna, calendars.card_of(world.visit_id))
    assert card is not None
    assert f"{BASE}/calendar/{token}.ics" in card.text
    assert labels(card) == ["Open in my calendar", "New address", "Switch off"]
    assert card.keyboard[0][0].url == f"{BASE}/calendar/{token}"


def test_a_new_address_ends_the_old_one(world: World) -> None:
    """The old token is nobody's any more, and the card shows the new one."""
    anna = world.add("Anna")
    world.database.perform(calendars.subscribe, anna, world.visit)
    old = token_of(world, anna)
    assert world.database.perform(calendars.renew, anna, world.visit).key == "calendar-renewed"
    new = token_of(world, anna)
    assert new != old
    assert world.look(lambda r: calendars.whose(r, old)) is None
    assert world.look(lambda r: calendars.whose(r, new)).id == world.participant(anna).id
    card = world.card(anna, calendars.card_of(world.visit_id))
    assert card is not None
    assert new in card.text
    assert old not in card.text


def test_switched_off_it_opens_nothing_and_can_be_had_again(world: World) -> None:
    """The card says so and offers another one."""
    anna = world.add("Anna")
    world.database.perform(calendars.subscribe, anna, world.visit)
    old = token_of(world, anna)
    assert world.database.perform(calendars.switch_off, anna, world.visit).key == "calendar-off"
    assert world.look(lambda r: calendars.whose(r, old)) is None
    card = world.card(anna, calendars.card_of(world.visit_id))
    assert labels(card) == ["Let my calendar follow"]


def test_whoever_leaves_or_erases_themselves_has_no_address(world: World) -> None:
    """At once; whoever comes back after leaving has the old one again."""
    anna, ben = world.add("Anna"), world.add("Ben")
    tokens = []
    for one, end in ((anna, account.stop), (ben, account.delete)):
        world.database.perform(calendars.subscribe, one, world.visit)
        tokens.append(token_of(world, one))
        world.database.perform(end, one, "yes")
    assert [world.look(lambda r, t=t: calendars.whose(r, t)) for t in tokens] == [None, None]
    assert world.card(anna, calendars.card_of(world.visit_id)) is None

    def return_(work: Work) -> None:
        work.people.set_joined(world.participant(anna), work.now)

    world.database.perform(return_)
    assert world.look(lambda r: calendars.whose(r, tokens[0])) is not None


@pytest.mark.parametrize("token", ["", "x", "x" * 100, "ä", "../.."])
def test_what_is_no_token_is_nobodys(world: World, token: str) -> None:
    """Made up, too long or malformed: all the same."""
    assert world.look(lambda r: calendars.whose(r, token)) is None


@pytest.mark.parametrize(
    "address", ["", "http://127.0.0.1:8080", "http://localhost:8080", "http://0.0.0.0:80"]
)
def test_without_a_public_address_there_is_only_the_file(world: World, address: str) -> None:
    """Telegram's people could not reach it; an old button says so."""
    anna = world.add("Anna")
    world.database.perform(publish, address)
    assert labels(sent(world, anna)) == ["Agenda"]
    with pytest.raises(Refused, match="calendar-no-address"):
        world.database.perform(calendars.subscribe, anna, world.visit)


def test_on_the_chat_page_the_machines_own_address_will_do(
    database: Database, clock: StillClock
) -> None:
    """Whoever sees the page reaches the feed as well."""
    world = World(database, clock, channel="web")
    database.perform(publish, "http://127.0.0.1:8080")
    assert labels(sent(world, world.add("Anna"))) == ["Let my calendar follow", "Agenda"]


def test_the_team_gets_the_file_without_an_address(world: World) -> None:
    """An address belongs to a participant."""
    ines = world.lead()
    assert labels(sent(world, ines)) == ["Agenda"]
    assert world.database.perform(calendars.send, ines, world.visit) == Receipt()
    with pytest.raises(Refused, match="calendar-not-yours"):
        world.database.perform(calendars.subscribe, ines, world.visit)


def test_others_get_nothing(world: World) -> None:
    """Strangers, those without a visit, and those who pressed somebody else's button."""
    with pytest.raises(Refused, match="stranger"):
        world.database.perform(calendars.send_all, Caller("telegram", 999))
    left = world.add("Lea")
    world.database.perform(account.stop, left, "yes")
    with pytest.raises(Refused, match="calendar-no-visit"):
        world.database.perform(calendars.send_all, left)
    for act in (
        calendars.send,
        calendars.subscribe,
        calendars.renew,
        calendars.switch_off,
    ):
        with pytest.raises(Refused, match="calendar-not-yours"):
            world.database.perform(act, left, world.visit)


def test_buttons_send_the_file(world: World) -> None:
    """The button on other messages names the visit; the bare one means all."""
    anna = world.add("Anna")
    button = calendars.calendar_button(world.visit_id)
    assert button.press == f"ca:send:{world.visit}"
    assert world.database.perform(calendars.send, anna, world.visit) == Receipt()
    assert world.database.perform(calendars.press_send_all, anna) == Receipt()
    assert world.keys(anna) == ["calendar-file", "calendar-file"]
