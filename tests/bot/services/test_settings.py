"""How somebody wants to be written to: chosen by taps or words, and followed at once."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.messages import Lane
from bot.domain.preferences import FOREVER
from bot.errors import Refused
from bot.services import account, joining, settings, settings_pages
from bot.services.callers import Caller
from bot.services.planning import import_plan
from bot.services.runs import prompt_card
from bot.services.settings_pages import CARD
from bot.services.telling import NOTICE
from schedules.tick import tick
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.prompt_room import Room
from tests.bot.services.test_telling import shifted
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=1)


@pytest.fixture
def anna(room: Room) -> Caller:
    return room.people[0]


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def shown(world: World, caller: Caller) -> str:
    drawn = world.card(caller, CARD)
    assert drawn is not None
    return drawn.text


def labels(world: World, caller: Caller) -> list[str]:
    drawn = world.card(caller, CARD)
    assert drawn is not None
    return [key.label for row in drawn.keyboard for key in row]


def turn(world: World, caller: Caller, page: str) -> None:
    world.database.perform(settings_pages.turn, caller, page)


def due(world: World, caller: Caller, kind: str, day: str = "d1") -> tuple[str, datetime, str]:
    """Give state, instant and reason or plan to drop of a reminder."""
    rows = world.look(lambda r: r.timeline.of_participant(world.participant(caller).id))
    [row] = [row for row in rows if (row.kind, row.args.get("day")) == (kind, day)]
    return row.state, row.due, row.reason or row.args.get("drop", "")


def test_one_card_says_everything(room: Room, anna: Caller) -> None:
    """Zone beside the host's, quiet hours, fewer, pause, language; six buttons at most."""
    room.database.perform(settings_pages.bring, anna)
    assert CARD in room.pending(anna)
    text = shown(room, anna)
    assert "10:20 (11:20 in Helsinki)" in text
    assert "20:00-08:00" in text
    assert "Fewer messages: <b>off</b>" in text
    assert "Language: <b>English</b>" in text
    assert len(labels(room, anna)) == 6


def test_whoever_takes_part_in_nothing_has_settings_too(world: World) -> None:
    """A facilitator's card shows the visit they run; a stranger has none."""
    ines = world.lead("Inés")
    world.database.perform(settings_pages.bring, ines)
    assert "Helsinki" in shown(world, ines)
    with pytest.raises(Refused, match="stranger"):
        world.database.perform(settings_pages.bring, Caller("telegram", 99))


def test_every_page_has_six_buttons_at_most(room: Room, anna: Caller) -> None:
    """And a way back."""
    for page in settings_pages.PAGES[1:]:
        turn(room, anna, page)
        assert len(labels(room, anna)) <= 6
        assert labels(room, anna)[-1].endswith("Back")
    turn(room, anna, settings_pages.MAIN)
    assert "How I write to you" in shown(room, anna)


async def test_a_zone_is_tapped_or_typed(room: Room, anna: Caller) -> None:
    """A city leads to buttons with clocks; what is no place is answered, and nothing changes."""
    turn(room, anna, settings_pages.ZONE)
    room.write(anna, "Xyzzyville")
    assert "I do not know a place called “Xyzzyville”" in shown(room, anna)
    room.write(anna, "Auckland")
    assert any("Auckland" in label for label in labels(room, anna))
    room.database.perform(settings.choose_zone, anna, "Pacific/Auckland")
    assert room.me(anna).person.zone == "Pacific/Auckland"
    assert "Auckland" in shown(room, anna)
    receipt = room.database.perform(settings.choose_zone, anna, "Mars/Base")
    assert receipt.key == "stale-button"


def test_quiet_hours_are_tapped_or_typed(room: Room, anna: Caller) -> None:
    """Those of the visit come back with a tap; what cannot be read is told what would be right."""
    turn(room, anna, settings_pages.QUIET)
    room.write(anna, "at night")
    assert "I could not read “at night”" in shown(room, anna)
    room.write(anna, "22-7")
    assert "Your quiet hours: <b>22:00-07:00</b>" in shown(room, anna)
    turn(room, anna, settings_pages.QUIET)
    assert "As in the visit" in labels(room, anna)
    room.database.perform(settings.choose_quiet, anna, "2100-0700")
    assert "21:00-07:00" in shown(room, anna)
    room.database.perform(settings.choose_quiet, anna, settings.AS_THE_VISIT)
    assert "Quiet hours: <b>20:00-08:00</b>" in shown(room, anna)


def test_a_language_is_tapped_or_typed(room: Room, anna: Caller) -> None:
    """From then on the card itself speaks it."""
    turn(room, anna, settings_pages.LANGUAGE)
    room.write(anna, "Klingon")
    assert "I do not write in “Klingon” yet" in shown(room, anna)
    room.write(anna, "francais")
    assert "Comment je vous écris" in shown(room, anna)
    room.database.perform(settings.choose_language, anna, "en")
    assert "How I write to you" in shown(room, anna)
    assert room.database.perform(settings.choose_language, anna, "xx").key == "stale-button"


def test_what_a_prompt_waits_for_is_not_lost_on_a_page(room: Room, anna: Caller) -> None:
    """With a page open an answer still finds its prompt; a page's own words go to the page."""
    run = room.open("p01")
    turn(room, anna, settings_pages.ZONE)
    room.write(anna, "A leaking roof")
    assert list(room.said(anna, run).values()) == ["A leaking roof"]
    assert "How I write to you" in shown(room, anna)
    turn(room, anna, settings_pages.QUIET)
    room.write(anna, "22-7")
    assert list(room.said(anna, run).values()) == ["A leaking roof"]


def test_a_forgotten_page_takes_no_text(room: Room, anna: Caller) -> None:
    """After a quarter of an hour a city is an answer again."""
    turn(room, anna, settings_pages.ZONE)
    room.at("2027-04-20 10:36")
    run = room.open("p01")
    room.write(anna, "Auckland")
    assert list(room.said(anna, run).values()) == ["Auckland"]


def test_a_page_gives_back_the_focus(room: Room, anna: Caller) -> None:
    """Whoever was in the middle of a form goes on there; a text without a place comes first."""
    first = room.open("p08")

    def focus(work: Work) -> None:
        work.people.expect(room.me(anna).person.id, "answer", visit_id=room.visit_id, run_id=first)

    room.database.perform(focus)
    turn(room, anna, settings_pages.ZONE)
    turn(room, anna, settings_pages.QUIET)
    turn(room, anna, settings_pages.MAIN)
    dialogue = room.look(lambda r: r.people.dialogue(room.me(anna).person.id))
    assert (dialogue.expects, dialogue.run_id) == ("answer", first)

    def unclear(work: Work) -> None:
        work.people.expect(room.me(anna).person.id, "which", draft={"texts": []})

    room.database.perform(unclear)
    with pytest.raises(Refused, match="settings-later"):
        turn(room, anna, settings_pages.ZONE)


async def test_travelling_over_the_date_line(world: World) -> None:
    """Between the evening message and the link, from Auckland to Honolulu: both once, in time."""
    mere = world.add("Mere", zone="Pacific/Auckland")
    await world.live_until("2027-04-19T10:00")  # 20:00 in Auckland
    before = world.keys(mere)
    assert before[-1] == "reminder-tomorrow"
    assert due(world, mere, "join") == ("planned", brussels("2027-04-20T09:45"), "")
    world.database.perform(settings.choose_zone, mere, "Pacific/Honolulu")
    assert due(world, mere, "tomorrow")[0] == "done"
    evening = datetime(2027, 4, 20, 5, 59, tzinfo=UTC)  # 19:59 in Honolulu
    assert due(world, mere, "join") == ("planned", evening, "")
    await world.live_until("2027-04-20T12:00")
    assert world.keys(mere)[len(before) :] == ["reminder-tomorrow", "reminder-join-early"]
    assert due(world, mere, "tomorrow", "d2")[0] == "done"  # their evening before the second day
    assert world.letters(mere)[-1].not_before == evening
    assert "Monday 19 April, 22:00 (11:00 in Helsinki)" in world.read(mere)[-1].text


async def test_travelling_into_the_night_loses_no_link(world: World) -> None:
    """Whoever lands where the evening before is over already gets the link at once."""
    ben = world.add("Ben")
    await world.live_until("2027-04-20T08:30")
    before = world.keys(ben)
    world.database.perform(settings.choose_zone, ben, "Pacific/Honolulu")
    await tick(world.database)
    fresh = {row.text_key: row.not_before for row in world.letters(ben)[len(before) :]}
    assert fresh["reminder-join-early"] == brussels("2027-04-20T08:30")
    assert due(world, ben, "join")[0] == "done"


async def test_cards_follow_the_traveller(room: Room, anna: Caller) -> None:
    """Agenda and open prompts are drawn anew, closed ones stay."""
    closed, still = room.open("p02"), room.open("p01")
    room.close(closed)

    def show(work: Work) -> None:
        work.refresh(room.me(anna).address.id, f"agenda:{room.visit}")
        for row in work.cards.pending():
            mark = {"address": row.address_id, "what": row.subject, "seen": row.wanted}
            work.cards.show([{**mark, "message": 5, "why": ""}])

    room.database.perform(show)
    assert room.pending(anna) == set()
    room.database.perform(settings.choose_zone, anna, "Asia/Tokyo")
    assert room.pending(anna) >= {f"agenda:{room.visit}", prompt_card(still)}
    assert prompt_card(closed) not in room.pending(anna)


async def test_a_pause_stops_everything_but_its_end_brings_the_link(world: World) -> None:
    """Paused until the morning of the first day: neither prepare nor evening, then the link."""
    anna = world.add("Anna")
    world.database.perform(settings.pause, anna, "2027-04-20 09:00")
    await world.live_until("2027-04-20T09:30")
    assert world.keys(anna) == ["settings-paused", "reminder-tomorrow"]
    assert due(world, anna, "prepare")[::2] == ("dropped", "paused")
    await world.live_until("2027-04-20T10:30")
    assert world.keys(anna)[2:] == ["reminder-join"]


async def test_nothing_old_comes_after_a_pause(world: World) -> None:
    """On /resume in the afternoon there is no heap; the next evening comes as ever."""
    anna = world.add("Anna")
    world.database.perform(settings.choose_pause, anna, settings.ON_CALL)
    await world.live_until("2027-04-20T15:30")
    world.database.perform(settings.resume, anna)
    await tick(world.database)
    assert world.keys(anna) == ["settings-resumed"]
    await world.live_until("2027-04-20T18:00")
    assert world.keys(anna) == ["settings-resumed", "reminder-tomorrow"]


async def test_whoever_comes_back_in_time_gets_one_link(world: World) -> None:
    """Resumed shortly before the day, link and evening message do not both come."""
    anna = world.add("Anna")
    world.database.perform(settings.choose_pause, anna, settings.ON_CALL)
    await world.live_until("2027-04-20T09:50")
    world.database.perform(settings.resume, anna)
    await tick(world.database)
    assert world.keys(anna) == ["settings-resumed", "reminder-join"]


def test_pauses_by_tap(world: World) -> None:
    """Tomorrow at eight, a week, until the next day, on call; resuming ends each."""
    anna = world.add("Anna")
    world.at("2027-04-19T12:00")
    ends = {
        settings.TOMORROW: brussels("2027-04-20T08:00"),
        settings.A_WEEK: brussels("2027-04-26T12:00"),
        settings.NEXT_DAY: brussels("2027-04-20T09:00"),
        settings.ON_CALL: FOREVER,
    }
    who = world.me(anna).person.id
    for choice, end in ends.items():
        world.database.perform(settings.choose_pause, anna, choice)
        assert world.look(lambda r: r.preferences.of(who)).paused_until == end
        assert "ause" in shown(world, anna)
        assert world.database.perform(settings.tap_resume, anna).key == "settings-resumed"
    assert world.database.perform(settings.tap_resume, anna).key == "settings-not-paused"
    assert world.database.perform(settings.choose_pause, anna, "soon").key == "stale-button"


def test_a_typed_pause(room: Room, anna: Caller) -> None:
    """Behind the command or on the page; what cannot be read is answered."""
    with pytest.raises(Refused, match="settings-pause-unclear"):
        room.database.perform(settings.pause, anna, "a while")
    room.database.perform(settings.pause, anna, "")
    assert "Until when shall I pause?" in shown(room, anna)
    room.write(anna, "whenever")
    assert "I could not read “whenever”" in shown(room, anna)
    room.write(anna, "until 18:00")
    assert "Paused until Tuesday 20 April, 18:00" in shown(room, anna)


def test_who_paused_and_is_not_there_is_left_alone_in_a_session(room: Room, anna: Caller) -> None:
    """A prompt comes to those who are there; the others find it on /now."""
    room.database.perform(settings.choose_pause, anna, settings.ON_CALL)
    run = room.open("p02")
    assert not [subject for subject in room.pending(anna) if subject.startswith("prompt")]
    assert room.asked(anna, run) is not None
    room.database.perform(settings.resume, anna)
    assert "One question is open" in room.last_letter(anna)


async def test_fewer_messages(world: World) -> None:
    """Only what is owed, and one other message a day."""
    anna = world.add("Anna")
    assert world.database.perform(settings.tap_fewer, anna).key == "settings-fewer-set"
    await world.live_until("2027-04-20T23:00")
    letters = world.letters(anna)
    today = [row for row in letters if row.not_before >= brussels("2027-04-20T00:00")]
    assert [row.text_key for row in today] == [
        "reminder-join",
        "reminder-recap",
        "reminder-tomorrow",
    ]
    assert due(world, anna, "missed")[::2] == ("dropped", "daily cap")
    world.database.perform(settings.fewer, anna)
    assert world.keys(anna)[-1] == "settings-fewer-unset"


def test_what_waits_follows_too(world: World) -> None:
    """A letter held for the morning waits for the new morning; a pause drops what nobody asked."""
    anna = world.add("Anna")
    world.at("2027-04-20T21:00")

    def hold(work: Work) -> None:
        for lane in (Lane.OWED, Lane.UNSOLICITED):
            work.say(
                world.me(anna).address.id,
                "settings-quiet-set",
                lane=lane,
                visit_id=world.visit_id,
                not_before=brussels("2027-04-21T08:00"),
                unique=lane.value,
            )

    world.database.perform(hold)
    world.database.perform(settings.choose_zone, anna, "Asia/Kolkata")
    waiting: list[Any] = world.letters(anna)
    assert {row.not_before for row in waiting} == {brussels("2027-04-21T04:30")}
    world.database.perform(settings.choose_pause, anna, settings.A_WEEK)
    assert [row.lane for row in world.letters(anna)] == ["owed"]


async def held_over(world: World, moment: str) -> None:
    """Let what fell due be done late, after an outage."""
    world.at(moment)
    await tick(world.database)


async def test_a_link_that_waits_comes_before_the_day_begins(world: World) -> None:
    """Held for 09:55, and then quiet hours until eleven: at once, not an hour after the start."""
    anna = world.add("Anna")
    world.database.perform(settings.choose_quiet, anna, "2000-0955")
    await world.live_until("2027-04-19T19:00")
    await held_over(world, "2027-04-19T21:00")
    link = world.letters(anna)[-1]
    assert (link.text_key, link.not_before) == ("reminder-join", brussels("2027-04-20T09:55"))
    world.database.perform(settings.choose_quiet, anna, "2100-1100")
    assert world.letters(anna)[-1].not_before == brussels("2027-04-19T21:00")
    world.database.perform(settings.choose_quiet, anna, "2000-0955")
    assert world.letters(anna)[-1].not_before == brussels("2027-04-19T21:00")  # it is on its way


async def test_what_waits_comes_earlier_again_too(world: World) -> None:
    """An evening message held over a night follows to India, home, and into an afternoon."""
    anna = world.add("Anna")
    await world.live_until("2027-04-19T16:00")
    await held_over(world, "2027-04-19T21:00")
    held = [world.letters(anna)[-1].not_before]
    for zone in ("Asia/Kolkata", "Europe/Brussels", "America/New_York"):
        world.database.perform(settings.choose_zone, anna, zone)
        held.append(world.letters(anna)[-1].not_before)
    moments = [f"{at.astimezone(ZoneInfo('Europe/Brussels')):%d %H:%M}" for at in held]
    assert moments == ["20 08:00", "20 04:30", "20 08:00", "19 21:00"]


async def test_a_certificate_that_waits_follows(world: World) -> None:
    """Held over the night for eight, in India by then: its morning there, and back again."""
    anna = world.add("Anna")
    world.at("2027-04-19T21:00")

    def hold(work: Work) -> None:
        eight = brussels("2027-04-20T08:00")
        address = world.me(anna).address.id
        work.say(
            address,
            "settings-quiet-set",
            lane=Lane.OWED,
            visit_id=world.visit_id,
            not_before=eight,
            unique="certify/vlm-2027-04/end/1/all#0",
        )

    world.database.perform(hold)
    for zone, moment in (
        ("Asia/Kolkata", "2027-04-20T04:30"),
        ("Europe/Brussels", "2027-04-20T08:00"),
    ):
        world.database.perform(settings.choose_zone, anna, zone)
        assert world.letters(anna)[-1].not_before == brussels(moment)


async def test_whoever_comes_back_from_leaving_is_not_paused(world: World) -> None:
    """Paused for good, left, and in again: the pause is over, it is said, and the link comes."""
    anna = world.add("Anna")
    await world.live_until("2027-04-19T12:00")
    world.database.perform(settings.choose_pause, anna, settings.ON_CALL)
    await world.live_until("2027-04-20T13:30")
    world.database.perform(account.stop, anna, "yes")
    await world.live_until("2027-04-20T14:00")
    part = world.participant(anna)
    world.database.perform(joining.enter, part)
    assert "You had paused. As you are in again, that is over" in world.read(anna)[-1].text
    assert due(world, anna, "join", "d2") == ("planned", brussels("2027-04-21T09:45"), "")
    await world.live_until("2027-04-21T10:30")
    assert world.keys(anna)[-2:] == ["reminder-tomorrow", "reminder-join"]
    world.database.perform(joining.enter, part)
    assert world.keys(anna)[-1] == "reminder-join"  # there was no pause to speak of


async def test_a_link_into_the_day_says_that_it_has_begun(world: World) -> None:
    """Resumed at ten to twelve: the call is going on, and does not start at ten."""
    anna = world.add("Anna")
    world.database.perform(settings.choose_pause, anna, settings.ON_CALL)
    await world.live_until("2027-04-20T11:50")
    world.database.perform(settings.resume, anna)
    await tick(world.database)
    assert world.keys(anna) == ["settings-resumed", "reminder-join-begun"]
    content = world.read(anna)[-1]
    assert "began at 10:00 (11:00 in Helsinki), and is going on" in content.text
    assert "Check in" in [key.label for row in content.keyboard for key in row]


def test_a_page_puts_nothing_aside_that_waits_for_a_reason(world: World) -> None:
    """One of the team who marks somebody by hand answers that first; another page is given up."""
    ines = world.lead("In\u00e9s")
    me = world.me(ines)

    def ask(work: Work, expects: str) -> None:
        work.people.expect(me.person.id, expects, visit_id=world.visit_id, draft={"before": None})

    world.database.perform(ask, "change.day")
    turn(world, ines, settings_pages.ZONE)
    turn(world, ines, settings_pages.MAIN)
    assert world.look(lambda r: r.people.dialogue(me.person.id)) is None
    world.database.perform(ask, "reason.attendance")
    with pytest.raises(Refused, match="settings-later"):
        turn(world, ines, settings_pages.ZONE)


async def test_a_notice_that_waits_follows_too(world: World) -> None:
    """Held over a night for the morning; where the morning would be too late, it leaves at once."""
    anna = world.add("Anna")
    await world.live_until("2027-04-19T19:50")
    world.database.perform(import_plan, shifted(sample(), "d1", 60), True)
    await held_over(world, "2027-04-19T21:00")
    notice = world.letters(anna)[-1]
    assert (notice.text_key, notice.not_before) == (NOTICE, brussels("2027-04-20T08:00"))
    world.database.perform(settings.choose_quiet, anna, "2000-0900")
    assert world.letters(anna)[-1].not_before == brussels("2027-04-20T09:00")
    world.database.perform(settings.choose_quiet, anna, "2000-1030")
    assert world.letters(anna)[-1].not_before == brussels("2027-04-19T21:00")
