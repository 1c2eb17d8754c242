"""How far somebody has come."""

import pytest

from bot.domain.standing import standing


@pytest.mark.parametrize(
    ("state", "opened", "reachable", "seen"),
    [
        ("invited", False, True, "invited, not started"),
        ("invited", True, True, "started"),
        ("invited", True, False, "blocked"),
        ("joined", True, True, "joined"),
        ("joined", True, False, "blocked"),
        ("left", True, False, "left"),
    ],
)
def test_standing(state: str, opened: bool, reachable: bool, seen: str) -> None:
    """Leaving counts before blocking, blocking before having joined."""
    assert standing(state, opened=opened, reachable=reachable) == seen
