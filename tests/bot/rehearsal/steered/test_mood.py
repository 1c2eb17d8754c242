"""How the crowd is, and what is kept of a stage."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.rehearsal.steered.keeping import Kept, keep, kept
from bot.rehearsal.steered.mood import Mood

HOW = Kept(datetime(2027, 4, 20, 8, tzinfo=UTC), False, 60, Mood(3, 0, "slow"), ("T01",))


def test_wishes_change_only_what_they_name() -> None:
    """The rest of a mood stays as it is."""
    mood = Mood(8, 85, "normal").changed({"size": 3, "pace": "eager"})
    assert mood == Mood(3, 85, "eager")
    assert mood.factor < Mood().factor


@pytest.mark.parametrize("wish", [{"size": -1}, {"size": "9"}, {"share": True}, {"pace": "angry"}])
def test_a_wish_that_makes_no_sense_changes_nothing(wish: dict[str, object]) -> None:
    """A page that errs cannot make the crowd be what there is not."""
    assert Mood().changed(wish) == Mood()


def test_no_more_than_all_can_answer() -> None:
    """A share is a percentage."""
    assert Mood().changed({"share": 400}).share == 100


def test_how_it_was_left_is_read_again(tmp_path: Path) -> None:
    """What was written last counts."""
    file = tmp_path / "stage.json"
    keep(file, Kept(HOW.at))
    keep(file, HOW)
    assert kept(file) == HOW


@pytest.mark.parametrize("written", [None, "", "{}", '{"at": 1}'])
def test_what_cannot_be_read_is_a_beginning(tmp_path: Path, written: str | None) -> None:
    """A file that is missing or broken stops nobody."""
    file = tmp_path / "stage.json"
    if written is not None:
        file.write_text(written)
    assert kept(file) is None
