"""Long texts become several messages, each of them whole."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from bot.chat_server.formatting.html import parse_html
from bot.views.splitting import length, split

TEXTS = st.lists(
    st.tuples(st.sampled_from(["", "b", "i"]), st.text(max_size=200)), min_size=1, max_size=12
).map(lambda runs: "".join(f"<{t}>{escape(w)}</{t}>" if t else escape(w) for t, w in runs))


def test_a_short_text_stays_as_it_is() -> None:
    """What fits is not touched."""
    assert split("<b>Hello</b>\n\nthere", 20) == ["<b>Hello</b>\n\nthere"]


def test_cuts_fall_between_lines() -> None:
    """A text is cut where a line ends, as late as possible."""
    assert split("one\ntwo\nthree", 8) == ["one\ntwo", "three"]


def test_a_long_line_is_cut_between_words() -> None:
    """A line that is too long by itself is cut between its words."""
    assert split("one two three", 8) == ["one two", "three"]


def test_tags_are_closed_and_opened_again() -> None:
    """Bold text that is cut is bold on both sides."""
    assert split("<b>one\ntwo</b>", 4) == ["<b>one</b>", "<b>two</b>"]


@given(TEXTS, st.integers(64, 128))
def test_every_part_is_whole(html: str, limit: int) -> None:
    """Every part fits, is good Telegram HTML, and no word is lost."""
    parts = split(html, limit)
    assert all(length(part) <= limit for part in parts)
    said = "".join(parse_html(part)[0] for part in parts)
    assert "".join(said.split()) == "".join(parse_html(html)[0].split())
