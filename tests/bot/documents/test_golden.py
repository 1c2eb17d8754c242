"""Each kind of picture looks as the golden one that somebody has looked at."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.documents.charts import render_chart
from tests.bot.documents.golden import FOLDER, LARGEST, TOLERANCE, draw
from tests.bot.documents.pictures import PICTURES
from tests.bot.documents.png import difference, pixels, size
from tests.bot.documents.samples import CHARTS


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_looks_as_it_should(name: str, tmp_path: Path) -> None:
    """What is drawn now is the golden picture; if not, it lies in the named folder to look at."""
    golden, drawn = (FOLDER / f"{name}.png").read_bytes(), draw(name)
    if drawn == golden:
        return
    actual = tmp_path / f"{name}.png"
    actual.write_bytes(drawn)
    told = f"{actual} does not look like {FOLDER / name}.png"
    assert size(drawn) == size(golden), told
    assert difference(drawn, golden) <= TOLERANCE, told


def test_golden_pictures_are_small_and_all_used() -> None:
    """The folder has one file for each picture, and none weighs much."""
    files = {path.stem: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert set(files) == set(PICTURES)
    assert max(files.values()) < LARGEST


def test_a_changed_digit_is_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tolerance is less than one changed digit."""
    silence = CHARTS["silence"]
    one = replace(silence, bars=(replace(silence.bars[0], number="8"), silence.bars[1]))
    monkeypatch.setitem(PICTURES, "bars-silence", partial(render_chart, one))
    golden = (FOLDER / "bars-silence.png").read_bytes()
    assert difference(golden, draw("bars-silence")) > TOLERANCE


def test_pictures_are_read_back() -> None:
    """The reader of pictures sees the white margin and ink inside, all opaque."""
    golden = (FOLDER / "bars-silence.png").read_bytes()
    seen = pixels(golden)
    width, height = size(golden)
    assert len(seen) == width * height * 4
    assert seen[:4] == b"\xff\xff\xff\xff"
    assert set(seen[3::4]) == {255}
    assert min(seen) < 64
