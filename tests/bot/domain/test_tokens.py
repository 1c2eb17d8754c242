"""Tokens of one-use links."""

from datetime import timedelta

from bot.domain.plan.calendar import day_end
from bot.domain.tokens import closes_at, hash_of, is_well_formed, link, new_token
from tests.bot.services.guests import sample_plan


def test_tokens_fit_into_links() -> None:
    """A token is at least 128 bits of what Telegram lets a deep link carry; no two are alike."""
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(is_well_formed(token) and len(token) * 6 >= 128 for token in tokens)


def test_what_cannot_be_a_token() -> None:
    """Nothing, too much, and characters that no token has."""
    assert not any(is_well_formed(text) for text in ("", "x" * 65, "a b", "é", "a\n"))


def test_a_hash_is_no_token() -> None:
    """The hash tells tokens apart and does not contain them."""
    token = new_token()
    assert hash_of(token) == hash_of(token) != hash_of(token + "x")
    assert token not in hash_of(token)


def test_links_carry_the_token() -> None:
    """The template says where it goes, and nothing else in it is touched."""
    assert link("https://t.me/b?start={token}&x={y}", "abc") == "https://t.me/b?start=abc&x={y}"


def test_links_outlive_their_visit() -> None:
    """Late joiners can still catch up for some time."""
    plan = sample_plan()
    assert closes_at(plan) - day_end(plan, plan.days[-1]) == timedelta(days=30)
