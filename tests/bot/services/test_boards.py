"""The board: what it shows when, its secret address, and who may change either."""

import pytest

from bot.domain.buttons import Verb, press
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import board_acts, boards, running, starting
from bot.services.callers import Caller
from bot.views.content import Content
from storage.database import Database
from storage.ids import short
from storage.work import Reading
from tests.bot.services.prompt_room import Room
from tests.bot.services.test_calendars import BASE, publish
from tests.browser.kinds import plan
from tests.conftest import StillClock

CARD = f"board:{plan().visit}"


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    database.perform(publish, BASE)
    made = Room(database, clock, people=4, plan=plan())
    database.perform(boards.make, made.visit_id)
    return made


def act(room: Room, what: str, about: str = "", caller: Caller | None = None) -> Receipt:
    return room.database.perform(board_acts.act, caller or room.ines, room.visit, what, about)


def on_screen(room: Room) -> int | None:
    """Give the run that the board shows."""
    run = room.look(lambda r: boards.run_shown(r, r.boards.of(room.visit_id)))
    return None if run is None else int(run.id)


def shown(room: Room, run_id: int) -> bool:
    return bool(room.look(lambda r: boards.shows_results(r, r.prompts.run(run_id))))


def lit(room: Room) -> bool:
    def look(reading: Reading) -> bool:
        board = reading.boards.of(room.visit_id)
        assert board is not None
        return boards.in_spotlight(board, boards.run_shown(reading, board))

    return bool(room.look(look))


def card(room: Room) -> Content:
    drawn = room.card(room.ines, CARD)
    assert drawn is not None
    return drawn


def labels(room: Room) -> list[str]:
    return [key.label for row in card(room).keyboard for key in row]


def test_it_follows_what_is_opened_last(room: Room, clock: StillClock) -> None:
    """Also after that is closed; a prompt taken back, or closed long ago, makes room."""
    assert on_screen(room) is None
    first = room.open("wall")
    clock.move(minutes=1)
    second = room.open("bars")
    assert on_screen(room) == second
    room.close(second)
    assert on_screen(room) == second
    room.database.perform(running.retract_run, second)
    assert on_screen(room) == first
    room.close(first)
    clock.move(hours=7)
    assert on_screen(room) is None


def test_it_stays_where_it_is_held(room: Room, clock: StillClock) -> None:
    """Until it is to follow again."""
    first = room.open("wall")
    act(room, "hold", short(first))
    clock.move(minutes=1)
    second = room.open("bars")
    assert on_screen(room) == first
    assert act(room, "follow") == Receipt("board-follows")
    assert on_screen(room) == second


def test_results_are_shown_after_closing_unless_hidden(room: Room) -> None:
    """And before it where the team says so; what it said of one run counts for that one."""
    run, other = room.open("wall"), room.open("bars")
    assert not shown(room, run)
    room.database.perform(boards.reveal, room.visit_id, run)
    assert (shown(room, run), shown(room, other)) == (True, False)
    room.database.perform(boards.hide, room.visit_id, run)
    room.close(run)
    room.close(other)
    assert (shown(room, run), shown(room, other)) == (False, True)


def test_a_spotlight_ends_with_what_it_was_put_on(room: Room, clock: StillClock) -> None:
    """It is over when the board turns to another prompt, or when the team ends it."""
    run = room.open("wall")
    room.database.perform(boards.spotlight, room.visit_id, run, "abc")
    assert lit(room)
    clock.move(minutes=1)
    other = room.open("bars")
    assert not lit(room)
    room.database.perform(boards.spotlight, room.visit_id, run, "abc")
    assert lit(room)
    assert act(room, "end") == Receipt("board-spotlight-ended")
    assert not lit(room)
    assert on_screen(room) == other


def test_a_renewed_link_leaves_the_old_one_dead(room: Room) -> None:
    """It asks first; what the board shows stays as it was."""
    run = room.open("wall")
    act(room, "show", short(run))
    old = room.look(lambda r: r.boards.of(room.visit_id)).token
    assert act(room, "ask") == Receipt("")
    assert "new link" in room.last_letter(room.ines)
    assert room.look(lambda r: boards.behind(r, old)) is not None
    assert act(room, "renew") == Receipt("board-renewed")
    assert room.look(lambda r: boards.behind(r, old)) is None
    assert old not in card(room).text
    assert f"{BASE}/b/" in card(room).text
    assert shown(room, run)


@pytest.mark.parametrize("token", ["", "a" * 32, "../health", "%00", "ä" * 32])
def test_a_made_up_address_leads_nowhere(room: Room, token: str) -> None:
    """Whatever it is made of."""
    assert room.look(lambda r: boards.behind(r, token)) is None


def test_every_change_is_told_to_whoever_draws(room: Room) -> None:
    """The run sheets and the board's own card are drawn anew."""
    run = room.open("wall")
    room.database.perform(board_acts.bring, room.ines, room.visit)
    heard: list[set[str]] = []
    forget = room.database.on_commit(lambda effects: heard.append(effects.everywhere))
    for what, about in (
        ("show", short(run)),
        ("hide", short(run)),
        ("hold", short(run)),
        ("follow", ""),
        ("dark", ""),
        ("light", ""),
        ("end", ""),
        ("renew", ""),
    ):
        act(room, what, about)
    forget()
    assert heard == [{CARD, f"sheet:{plan().visit}"}] * 8


def test_its_card_offers_what_can_be_done_now(room: Room) -> None:
    """At most eight buttons, in both languages' keys; what is on the screen stands above them."""
    assert labels(room) == ["Open the board", "Show the title only", "Renew the link"]
    run = room.open("bars")
    assert labels(room)[1:3] == ["Show the result", "Stay with this one"]
    act(room, "show", short(run))
    act(room, "hold", short(run))
    room.database.perform(boards.spotlight, room.visit_id, run, "abc")
    assert labels(room) == [
        "Open the board",
        "End the spotlight",
        "Hide the result",
        "Follow what I open",
        "Show the title only",
        "Renew the link",
    ]
    act(room, "end")
    assert "It stays with this one" in card(room).text
    act(room, "dark")
    assert "title only" in card(room).text
    assert "Show everything again" in labels(room)


def test_only_the_team_has_a_say(room: Room) -> None:
    """Nobody who takes part, not even with the button of a forwarded card."""
    anna, run = room.people[0], room.open("wall")
    for refused in (
        lambda: room.database.perform(board_acts.bring, anna, room.visit),
        lambda: act(room, "show", short(run), anna),
        lambda: act(room, "renew", "", anna),
    ):
        with pytest.raises(Refused, match="not-your-button"):
            refused()
    assert room.card(anna, CARD) is None


def test_a_visit_without_an_address_says_so(room: Room) -> None:
    """Then there is no page to share."""
    room.database.perform(publish, "")
    assert "no address on the web" in card(room).text
    assert "Open the board" not in labels(room)


def test_its_buttons_fit(room: Room) -> None:
    """Callback data of the longest act on a run."""
    run = room.open("wall")
    data = [key.press for row in card(room).keyboard for key in row if key.press]
    assert press(Verb.BOARD, room.visit, "hold", short(run)) in data
    assert max(len(one.encode()) for one in data) <= 64


def test_its_code_brings_people_to_what_is_open(room: Room) -> None:
    """A participant gets the open prompt, a stranger a kind word, the team its run sheet."""
    anna, run = room.people[0], room.open("wall")
    room.database.perform(starting.start, anna, starting.FROM_THE_BOARD)
    assert f"prompt:{short(run)}" in room.pending(anna)
    room.database.perform(starting.start, room.ines, starting.FROM_THE_BOARD)
    assert room.pending(room.ines) == {"sheet:vlm-2027-04"}
    stranger = Caller("telegram", 4711, "en")
    room.database.perform(starting.start, stranger, starting.FROM_THE_BOARD)
    rows = room.look(lambda r: r.outbox.due(r.now.replace(year=2100), 1000))
    assert [row.text_key for row in rows][-1] == "board-stranger"
