"""Many timeline entries as a few lines to read."""

from datetime import UTC, datetime, timedelta

from bot.domain.announcements import Fate, fate
from bot.domain.outlook import (
    OWN_SETTINGS,
    Item,
    about_of,
    groups,
    reason_for_team,
    suppressed,
    token,
)
from bot.domain.timeline import SKIPPED, Kind, about, key_of
from bot.services.reminding import NOTHING_LEFT

NOON = datetime(2027, 4, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
RECAP = about("recap", "d1", "recap")


def item(whose: int | None = 1, hours: int = 0, reason: str = "", what: str = RECAP) -> Item:
    return Item(what, what.partition("/")[0], "d1", whose, NOON + hours * HOUR, reason)


def test_what_an_entry_is_about() -> None:
    """It is named without visit, person and occurrence, as the team's decisions name it."""
    keys = [key_of(Kind.RECAP, "quay", "d1.recap", whose, whose) for whose in (1, 2)]
    assert {about_of(key) for key in keys} == {RECAP}
    assert about_of(key_of(Kind.CERTIFY, "quay", "end")) == "certify/end"
    assert about_of("close_prompt/quay/77") == "close_prompt/77"


def test_a_group_for_each_thing() -> None:
    """The same for several people is one group, from the first instant to the last."""
    [group] = groups([item(1, 3), item(2), item(3, 3)])
    assert (group.count, group.first, group.last) == (3, NOON, NOON + 3 * HOUR)
    assert list(group.instants.items()) == [(NOON, 1), (NOON + 3 * HOUR, 2)]
    assert (group.about, group.kind, group.day, group.kept_back) == (RECAP, "recap", "d1", {})


def test_groups_stand_in_order() -> None:
    """What comes next stands first; run sheets are nobody's message."""
    found = groups([item(what="b/2", hours=1), item(what="a/1"), item(what="sheet/d1.over")])
    assert [group.about for group in found] == ["a/1", "b/2"]


def test_what_is_kept_back_counts_apart() -> None:
    """Whoever will not get it is not among those to whom it goes; skipped is what nobody gets."""
    [group] = groups([item(1, 5), item(2, reason="quiet hours"), item(3, reason="quiet hours")])
    assert (group.count, group.first, group.kept_back) == (1, NOON + 5 * HOUR, {"quiet hours": 2})
    assert not group.skipped
    [group] = groups([item(1, reason=SKIPPED), item(2, reason="paused")])
    assert (group.skipped, group.count, group.first) == (True, 0, NOON)


def test_what_was_not_sent() -> None:
    """It is told by what and why, the newest first; what came with another message came."""
    rows = [
        item(1, 0, "paused"),
        item(2, 1, "paused"),
        item(3, 2, "left"),
        item(4, 3, "merged"),
        item(None, 9, "failed", "sheet/d1.over"),
    ]
    found = suppressed(rows)
    assert [(one.reason, list(one.people), one.last) for one in found] == [
        ("left", [3], NOON + 2 * HOUR),
        ("paused", [1, 2], NOON + HOUR),
    ]
    assert found[1].token == token(RECAP, "paused") != token(RECAP)


def test_what_somebody_chose_for_themselves_has_one_name() -> None:
    """A pause, quiet hours or enough messages: the team cannot tell which, nor whose it was."""
    reasons = {reason_for_team(one) for one in ("paused", "quiet hours", "daily cap")}
    assert reasons == {OWN_SETTINGS}
    assert reason_for_team("left") == "left"
    found = suppressed([item(1, 0, OWN_SETTINGS), item(2, 1, "left")])
    assert [(one.reason, one.named) for one in found] == [("left", True), (OWN_SETTINGS, False)]


def test_who_has_answered_everything_is_not_named() -> None:
    """That nothing was left for somebody may be because of an anonymous prompt that is open."""
    [found] = suppressed([item(1, 0, NOTHING_LEFT)])
    assert not found.named


def test_what_becomes_of_an_announcement() -> None:
    """Entry and letter together tell what became of it, and when nobody can know any more."""
    assert fate("planned", "", "", later=False) is Fate.MORNING
    assert fate("dropped", "merged", "sent", later=False) is Fate.TOGETHER
    assert fate("dropped", "merged", "waiting", later=False) is Fate.LEAVING
    assert fate("dropped", "merged", "dropped", later=False) is Fate.UNREACHED
    assert fate("dropped", "merged", "", later=False) is Fate.FORGOTTEN
    assert fate("dropped", "not reachable", "", later=False) is Fate.UNREACHED
    assert fate("dropped", "daily cap", "", later=False) is Fate.KEPT_BACK
    assert fate("failed", "LookupError", "", later=False) is Fate.UNREACHED
    assert fate("done", "", "sent", later=False) is Fate.SENT
    assert fate("done", "", "waiting", later=False) is Fate.LEAVING
    assert fate("done", "", "waiting", later=True) is Fate.MORNING
    assert fate("done", "", "parked", later=False) is Fate.UNREACHED
    assert fate("done", "", "", later=False) is Fate.FORGOTTEN
