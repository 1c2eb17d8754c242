"""What can be drawn, and what is drawn instead."""

from pathlib import Path

import pytest
import typst

from bot.documents import typesetting
from bot.documents.typesetting import (
    USUAL,
    drawable,
    missing_glyphs,
    typeset_pdf,
    typeset_png,
)
from tests.bot.documents.samples import NAMES, PLAIN
from tests.bot.documents.show import show


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_every_european_name_can_be_drawn(name: str) -> None:
    """Latin, Greek, Cyrillic, Arabic, Hebrew, Georgian and Armenian letters have glyphs."""
    assert missing_glyphs(name) == set()


def test_missing_glyphs_are_named() -> None:
    """Exactly the characters without a glyph are returned."""
    assert missing_glyphs("Anna 王 ก") == {"王", "ก"}


def test_all_usual_letters_are_in_the_fonts() -> None:
    """What is taken to have a glyph without looking has one."""
    page = typeset_pdf("probe.typ", {"text": "".join(sorted(USUAL))}, PLAIN.issued)
    assert page.startswith(b"%PDF")


def test_usual_names_need_no_look_into_the_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Latin, Greek or Cyrillic name costs nothing, so that it can be checked anywhere."""
    monkeypatch.setattr(typesetting, "_has_glyphs", None)
    names = ("Ștefan-Łukasz Nguyễn", "Θεοφανώ Καραδήμου", "Дмитро Їжак")
    assert [missing_glyphs(name) for name in names] == [set(), set(), set()]


def test_no_name_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of glyphs is known of single characters: it tells nobody's name."""
    monkeypatch.setattr(typesetting, "_found", {})
    assert missing_glyphs("Νίνο გამარჯობა 王") == {"王"}
    found = typesetting._found  # noqa: SLF001 - memory cannot be seen from outside
    assert found == dict.fromkeys("გამარჯობა", True) | {"王": False}


def test_a_character_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other names of the same characters cost nothing."""
    missing_glyphs("მარია 王")
    monkeypatch.setattr(typesetting, "_has_glyphs", None)
    assert missing_glyphs("王 ირმა") == {"王"}


def test_letters_are_composed_before_they_are_missed() -> None:
    """A letter typed as base and marks counts as the letter it makes."""
    assert missing_glyphs("Nguye\u0302\u0303n") == set()


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Anna", "Anna"),
        ("Anna 👍🏽 Berg", "Anna Berg"),
        ("王 Wang", "\ufffd Wang"),
        ("👨‍👩‍👧", "\ufffd"),
        ("", ""),
    ],
)
def test_drawable_shows_what_is_missing(text: str, drawn: str) -> None:
    """An emoji is left out, a letter replaced, and something always remains of something."""
    assert drawable(text) == drawn


def test_a_template_of_two_pages_is_no_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture is one page: a template that fills two is a mistake of ours."""
    (tmp_path / "two.typ").write_text("one #pagebreak() two")
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    with pytest.raises(TypeError, match=r"two\.typ"):
        typeset_png("two.typ", {})


def test_a_mistake_in_a_template_is_not_hidden() -> None:
    """An error that is not about glyphs stays the typesetter's own."""
    with pytest.raises(typst.TypstError):
        typeset_pdf("certificate.typ", {"name": "Anna"}, PLAIN.issued)


def test_all_samples_can_be_shown(tmp_path: Path) -> None:
    """The command that draws the samples to look at them works."""
    show(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".pdf", ".png"}
