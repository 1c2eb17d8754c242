"""What an organiser reads of a rehearsal."""

import copy
from pathlib import Path

from bot.rehearsal.invariants import INVARIANTS
from bot.rehearsal.rehearsing import Outcome
from bot.rehearsal.telling import tell


def test_a_broken_promise_stands_at_the_top(outcome: Outcome, tmp_path: Path) -> None:
    """How many were broken is the first sentence; what was wrong stands below its name."""
    content = copy.deepcopy(outcome.report)
    content["invariants"][3] |= {"passed": False, "faults": ["web: 31 in a second"]}
    text = tell(content, "The old quay", tmp_path)
    assert f"**1 of {len(INVARIANTS)} promises were broken**" in text
    assert "- ✗ at most 30 messages" in text
    assert "  - web: 31 in a second" in text


def test_all_promises_kept(outcome: Outcome, tmp_path: Path) -> None:
    """Then the first sentence says so, and the figures of the days can be read without pictures."""
    text = tell(outcome.report, "The old quay", tmp_path)
    assert f"All {len(INVARIANTS)} promises held." in text
    assert "How many were there on each day: d1: 9, d2: 9, d3: 8" in text
