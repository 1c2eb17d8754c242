"""What the team decides about what people wrote, on its card and for everybody else."""

import re
from functools import partial
from typing import Any

import pytest

from bot.domain.buttons import parse
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import disclosure, merging, moderating, running
from bot.services.callers import Caller
from bot.views.content import Content
from storage.database import Database
from storage.ids import unshort
from tests.bot.services.plans import with_prompt
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

TEXTS = ("A roof for all", "Boats instead of buses", "A roof for everybody", "Less noise")


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


@pytest.fixture
def texts(room: Room) -> int:
    """Give an open run to which everybody wrote a text, with names."""
    run_id = room.open("p01")
    for person, text in zip(room.people, TEXTS, strict=True):
        room.write(person, text)
    room.database.perform(moderating.open_card, room.ines, run_id)
    return run_id


def card(room: Room, run_id: int, caller: Caller | None = None) -> Content:
    drawn = room.card(caller or room.ines, moderating.card_of(run_id))
    assert drawn is not None
    return drawn


def labels(room: Room, run_id: int) -> list[str]:
    return [key.label for row in card(room, run_id).keyboard for key in row]


def press(room: Room, run_id: int, label: str, caller: Caller | None = None) -> Receipt:
    """Press a button of the moderation card whose label contains this."""
    rows = card(room, run_id, caller).keyboard
    data = next(key.press for row in rows for key in row if label in key.label)
    _, (run, what, about) = parse(data)
    act: Any
    match what:
        case "apart":
            act = partial(merging.take_apart, name=about)
        case "keep":
            act = partial(merging.keep_apart, names=about)
        case "with" | "same":
            act = partial(merging.merge, what=what, names=about)
        case "spot" | "unspot":
            act = partial(moderating.put_in_spotlight, what=what, name=about)
        case "list" | "one" | "pick" | "review":
            act = partial(moderating.turn, page=what, about=about)
        case _:
            act = partial(moderating.decide, what=what, name=about)
    receipt: Receipt = room.database.perform(act, caller or room.ines, unshort(run))
    return receipt


def choose(room: Room, run_id: int, text: str) -> None:
    """Turn the card to the contribution with a text."""
    press(room, run_id, number_of(card(room, run_id).text, text))


def number_of(drawn: str, text: str) -> str:
    found = re.search(rf"<b>(\d+)\.</b> {re.escape(text)}", drawn)
    assert found is not None, drawn
    return found[1]


def shown(room: Room, run_id: int) -> list[str]:
    """Give the texts that everybody sees once it is closed."""
    run = room.run(run_id)
    if run.state == "open":
        run = room.close(run_id)
    items: Any = room.look(lambda reading: disclosure.items(reading, run, "group"))
    return [item.text for item in items]


def test_what_is_hidden_is_shown_to_nobody_else(room: Room, texts: int) -> None:
    """Hidden, a text is in no result; the card still has it, and the same button shows it again."""
    choose(room, texts, "Less noise")
    assert press(room, texts, "Hide").key == "moderate-done-hide"
    assert "Hidden" in card(room, texts).text
    assert sorted(shown(room, texts)) == sorted(TEXTS[:3])
    assert press(room, texts, "Show again").key == "moderate-done-show"
    assert sorted(shown(room, texts)) == sorted(TEXTS)


def test_stars_come_first(room: Room, texts: int) -> None:
    """A starred text leads the result; without its star it is where it was."""
    before = shown(room, texts)
    choose(room, texts, before[-1])
    press(room, texts, "Star")
    assert shown(room, texts) == [before[-1], *before[:-1]]
    press(room, texts, "star off")
    assert shown(room, texts) == before


def test_two_that_say_the_same_are_one(room: Room, texts: int) -> None:
    """Put together, the picked one is part of the other, until they are taken apart."""
    choose(room, texts, "A roof for all")
    press(room, texts, "Put together")
    assert "A roof for all" in card(room, texts).text.partition("\n\n")[0]
    press(room, texts, number_of(card(room, texts).text, "A roof for everybody"))
    assert "Counted with it:\n• A roof for everybody" in card(room, texts).text
    assert sorted(shown(room, texts)) == sorted([*TEXTS[:2], TEXTS[3]])
    press(room, texts, "Take apart")
    assert sorted(shown(room, texts)) == sorted(TEXTS)


def test_both_facilitators_see_the_same(room: Room, texts: int) -> None:
    """What one decides wants the other's card drawn, too; what both press is done once."""
    elena = room.lead("Elena")
    room.database.perform(moderating.open_card, elena, texts)
    choose(room, texts, "Less noise")
    press(room, texts, "Hide")
    assert moderating.card_of(texts) in room.pending(elena)
    assert "One is hidden" in card(room, texts, elena).text
    assert room.database.perform(
        moderating.decide, elena, texts, "hide", _name(room, texts, "Less noise")
    )
    assert sorted(shown(room, texts)) == sorted(TEXTS[:3])


def test_the_spotlight(room: Room, texts: int) -> None:
    """The board shows one text large, until the same button ends it; nothing hidden, ever."""
    choose(room, texts, "Less noise")
    press(room, texts, "Large on the board")
    board: Any = room.look(lambda reading: reading.boards.of(room.visit_id))
    assert (board.spotlight_run, board.spotlight) == (texts, _name(room, texts, "Less noise"))
    press(room, texts, "Off the board")
    assert room.look(lambda reading: reading.boards.of(room.visit_id)).spotlight == ""
    name = _name(room, texts, "Less noise")
    press(room, texts, "Hide")
    with pytest.raises(Refused, match="moderate-not-shown"):
        room.database.perform(moderating.put_in_spotlight, room.ines, texts, "spot", name)


def test_only_the_team_moderates(room: Room, texts: int) -> None:
    """A participant can neither open the card nor decide anything, with whatever button."""
    anna = room.people[0]
    for service, args in (
        (moderating.open_card, ()),
        (moderating.turn, ("list", "0")),
        (moderating.decide, ("hide", _name(room, texts, "Less noise"))),
    ):
        with pytest.raises(Refused, match="not-your-button"):
            room.database.perform(service, anna, texts, *args)
    assert room.card(anna, moderating.card_of(texts)) is None


def test_never_more_than_eight_buttons(database: Database, clock: StillClock) -> None:
    """Thirty questions are turned five by five, and each page has at most eight buttons."""
    room = Room(database, clock, people=30)
    run_id = room.open("p03")
    for number, person in enumerate(room.people):
        room.write(person, f"Question of number {number}?")
    room.database.perform(running.advance, run_id)
    room.database.perform(moderating.open_card, room.ines, run_id)
    assert "30 contributions" in card(room, run_id).text
    press(room, run_id, "Later")
    assert "<b>6.</b>" in card(room, run_id).text
    assert len(labels(room, run_id)) <= 8
    press(room, run_id, "6")
    assert [label for label in labels(room, run_id) if "Pin" in label or "Answered" in label]
    press(room, run_id, "Put together")
    assert len(labels(room, run_id)) <= 8
    press(room, run_id, "1")
    assert len(labels(room, run_id)) == 7


def test_an_anonymous_prompt_shows_what_was_released(room: Room) -> None:
    """While few have answered, the team learns only how many more it takes, and no names ever."""
    run_id = room.open("p03")
    for person, text in zip(room.people, TEXTS, strict=True):
        room.write(person, text)
    room.database.perform(moderating.open_card, room.ines, run_id)
    assert "more people have answered" in card(room, run_id).text
    assert not any(text in card(room, run_id).text for text in TEXTS)
    room.database.perform(running.advance, run_id)
    drawn = card(room, run_id).text
    assert all(text in drawn for text in TEXTS)
    assert not any(name in drawn for name in ("Anna", "Bruno", "Clara", "David"))


def _voted(room: Room, run_id: int) -> dict[str, str]:
    """Let everybody ask and three people vote; give the name of each question."""
    for person, text in zip(room.people, TEXTS, strict=True):
        room.write(person, text)
    room.database.perform(running.advance, run_id)
    names = {text: _name(room, run_id, text) for text in TEXTS}
    for place, wanted in ((1, TEXTS[0]), (1, TEXTS[2]), (3, TEXTS[0]), (0, TEXTS[2])):
        _vote(room, room.people[place], run_id, wanted)
    return names


def _vote(room: Room, caller: Caller, run_id: int, text: str) -> Receipt:
    return room.tap(caller, run_id, number_of(room.seen(caller, run_id).text, text))


def _votes(room: Room, run_id: int) -> dict[str, int]:
    run = room.run(run_id)
    [ballot] = room.look(lambda reading: disclosure.items(reading, run, "group"))
    return {one.text: one.votes for one in ballot.candidates}


def test_merged_questions_count_nobody_twice(room: Room) -> None:
    """Votes for two questions put together add up, and somebody who voted for both counts once."""
    run_id = room.open("p03")
    names = _voted(room, run_id)
    room.database.perform(
        merging.merge, room.ines, run_id, "with", names[TEXTS[2]] + names[TEXTS[0]]
    )
    assert TEXTS[2] not in room.seen(room.people[1], run_id).text
    assert "2 of 3 votes left" in room.seen(room.people[1], run_id).text
    room.close(run_id)
    assert _votes(room, run_id) == {TEXTS[0]: 3, TEXTS[1]: 0, TEXTS[3]: 0}


def test_sealed_votes_stay_together(room: Room) -> None:
    """Once nobody can tell whose votes are whose, questions are neither merged nor taken apart."""
    run_id = room.open("p03")
    names = _voted(room, run_id)
    room.close(run_id)
    with pytest.raises(Refused, match="moderate-votes-sealed"):
        room.database.perform(
            merging.merge, room.ines, run_id, "with", names[TEXTS[2]] + names[TEXTS[0]]
        )
    with pytest.raises(Refused, match="moderate-votes-sealed"):
        room.database.perform(merging.take_apart, room.ines, run_id, names[TEXTS[0]])


def test_a_vote_for_what_was_just_hidden_is_not_lost(room: Room) -> None:
    """A tap on a hidden question gets a kind word; a vote that it had is free for another."""
    run_id = room.open("p03")
    names = _voted(room, run_id)
    bruno = room.people[1]
    rows = room.seen(bruno, run_id).keyboard
    data = next(key.press for row in rows for key in row if names[TEXTS[0]] in key.press)
    room.database.perform(moderating.decide, room.ines, run_id, "hide", names[TEXTS[0]])
    assert room.press(bruno, data).key == "vote-gone"
    assert "2 of 3 votes left" in room.seen(bruno, run_id).text
    _vote(room, bruno, run_id, TEXTS[3])
    room.database.perform(moderating.decide, room.ines, run_id, "show", names[TEXTS[0]])
    assert "1 of 3 votes left" in room.seen(bruno, run_id).text


def test_a_vote_for_what_was_just_merged_counts(room: Room) -> None:
    """A tap on a question that is part of another one by now votes for that."""
    run_id = room.open("p03")
    names = _voted(room, run_id)
    anna = room.people[0]
    rows = room.seen(anna, run_id).keyboard
    data = next(key.press for row in rows for key in row if names[TEXTS[1]] in key.press)
    room.database.perform(
        merging.merge, room.ines, run_id, "with", names[TEXTS[1]] + names[TEXTS[3]]
    )
    assert room.press(anna, data).key == "vote-given"
    assert f"vote.{names[TEXTS[3]]}" in room.said(anna, run_id)


def test_pinned_and_answered_questions(room: Room) -> None:
    """A pinned question stays on top of the result, an answered one is marked."""
    run_id = room.open("p03")
    names = _voted(room, run_id)
    for what, text in (("pin", TEXTS[3]), ("answered", TEXTS[0])):
        room.database.perform(moderating.decide, room.ines, run_id, what, names[text])
    run = room.close(run_id)
    [ballot] = room.look(lambda reading: disclosure.items(reading, run, "group"))
    first = ballot.candidates[0]
    assert (first.text, first.pinned, first.votes) == (TEXTS[3], True, 0)
    assert [one.text for one in ballot.candidates if one.answered] == [TEXTS[0]]


def test_words_that_look_alike_are_reviewed(room: Room) -> None:
    """The card suggests words that may be one; merged they count as one, spelt as most do."""
    run_id = room.open("p04")
    for person, words in zip(room.people, ("boat", "Boats, idea", "boats", "boot"), strict=True):
        room.write(person, words)
    room.close(run_id)
    room.database.perform(moderating.open_card, room.ines, run_id)
    press(room, run_id, "pair of words")
    assert "<b>boat</b> (1) → <b>boats</b> (2)" in card(room, run_id).text
    press(room, run_id, "Count as one")
    assert "no further words" in card(room, run_id).text
    assert _cloud(room, run_id) == {"boats": 3, "boot": 1, "idea": 1}
    press(room, run_id, "list")
    choose(room, run_id, "boats (3)")
    press(room, run_id, "Take apart")
    assert _cloud(room, run_id)["boats"] == 2


def test_words_are_kept_apart_for_good(room: Room) -> None:
    """A pair that means two things is not suggested again."""
    run_id = room.open("p04")
    for person, words in zip(room.people, ("new", "news", "trust", "hope"), strict=True):
        room.write(person, words)
    room.close(run_id)
    room.database.perform(moderating.open_card, room.ines, run_id)
    press(room, run_id, "pair of words")
    press(room, run_id, "Keep apart")
    assert room.look(lambda r: merging.suggested(r, room.run(run_id))) == ()
    assert _cloud(room, run_id)["news"] == 1


def _cloud(room: Room, run_id: int) -> dict[str, int]:
    run = room.run(run_id)
    [counts] = room.look(lambda reading: disclosure.items(reading, run, "group"))
    return {count.key: count.number for count in counts.counts}


def _name(room: Room, run_id: int, text: str) -> str:
    run = room.run(run_id)
    found = room.look(lambda reading: moderating.contributions_of(reading, run))
    return str(next(one.name for one in found if one.text == text))


def test_a_prompt_without_texts_has_nothing_to_moderate(room: Room) -> None:
    """Where people only choose, the card says so."""
    run_id = room.open("p02")
    with pytest.raises(Refused, match="moderate-nothing-written"):
        room.database.perform(moderating.open_card, room.ines, run_id)


def test_strong_words_wait(database: Database, clock: StillClock) -> None:
    """Where the plan says so, a text with a strong word waits; its author is told, kindly."""
    room = Room(database, clock, plan=with_prompt("p01", moderation={"profanity": True}))
    run_id = room.open("p01")
    anna, bruno, clara, david = room.people
    message = room.write(anna, "This is SHIT")
    room.write(bruno, "From Scunthorpe to Shitake")
    assert "facilitator looks" in room.seen(anna, run_id).text
    assert "facilitator looks" not in room.seen(bruno, run_id).text
    assert room.look(lambda r: moderating.waiting(r, room.run(run_id))) == 1
    room.edit(anna, message, "This is sheet")
    assert room.look(lambda r: moderating.waiting(r, room.run(run_id))) == 0
    room.write(clara, "Merde alors")
    room.write(david, "bitch")
    room.database.perform(moderating.open_card, room.ines, run_id)
    choose(room, run_id, "Merde alors")
    press(room, run_id, "Show it")
    assert "facilitator looks" not in room.seen(clara, run_id).text
    assert "bitch" not in shown(room, run_id)
    assert "Merde alors" in shown(room, run_id)
    assert "facilitator looks" in room.seen(david, run_id).text
    assert "facilitator looks" not in room.seen(anna, run_id).text


def test_strong_words_of_the_plan_and_in_clouds(database: Database, clock: StillClock) -> None:
    """A plan may name further words; in a cloud only the word itself waits."""
    moderation = {"profanity": True, "words": ("Blimey",)}
    room = Room(database, clock, plan=with_prompt("p04", moderation=moderation))
    run_id = room.open("p04")
    for person, words in zip(room.people, ("blimey, trust", "trust", "hope", "joy"), strict=True):
        room.write(person, words)
    room.close(run_id)
    assert _cloud(room, run_id) == {"trust": 2, "hope": 1, "joy": 1}
    assert room.look(lambda r: moderating.waiting(r, room.run(run_id))) == 1


def test_nothing_waits_unless_the_plan_says_so(room: Room) -> None:
    """Without the setting every text is shown."""
    run_id = room.open("p01")
    room.write(room.people[0], "Oh shit")
    assert room.look(lambda r: moderating.waiting(r, room.run(run_id))) == 0
    assert shown(room, run_id) == ["Oh shit"]
