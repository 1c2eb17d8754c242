"""What comes next in a day, as the plan has it and as the team says."""

from bot.domain.cues import Cue, before

DAY = ["a", "b", "c"]


def test_in_the_order_of_the_plan() -> None:
    """What was opened does not come again; when all were, nothing comes."""
    assert Cue().coming(DAY, []) == "a"
    assert Cue().coming(DAY, ["a", "c"]) == "b"
    assert Cue().coming(DAY, DAY) is None


def test_what_is_skipped_does_not_come() -> None:
    """The next one takes its place, until the team asks it after all."""
    cue = Cue().without("a")
    assert cue.coming(DAY, []) == "b"
    assert cue.asking("a").coming(DAY, []) == "a"


def test_going_back() -> None:
    """The team is at the prompt to which it went, opened or not, even if it had skipped it."""
    cue = Cue(skipped=frozenset({"a"})).at("a")
    assert cue.coming(DAY, ["a", "b"]) == "a"
    assert cue.coming(DAY, []) == "a"
    assert cue.skipped == frozenset()
    assert cue.on().coming(DAY, ["a", "b"]) == "c"


def test_skipping_where_the_team_went_back_to() -> None:
    """The plan's order goes on; skipping another one leaves the team where it is."""
    cue = Cue().at("b")
    assert cue.without("b").coming(DAY, []) == "a"
    assert cue.without("c").coming(DAY, []) == "b"


def test_once_it_is_opened() -> None:
    """An opened prompt is neither skipped nor gone back to any more."""
    cue = Cue(next="b", skipped=frozenset({"b", "c"})).passed("b")
    assert cue == Cue(skipped=frozenset({"c"}))


def test_of_another_day() -> None:
    """A prompt of yesterday to which the team went back does not count today."""
    assert Cue().at("z").coming(DAY, ["a"]) == "b"


def test_the_one_before() -> None:
    """Before the first is none; before nothing, when all is done, is the last."""
    assert [before(DAY, key) for key in (*DAY, None)] == [None, "a", "b", "c"]
    assert before([], None) is None


def test_who_leads_stays() -> None:
    """Moving the cue changes nothing about who leads."""
    cue = Cue().led(7)
    moved = [cue.without("a"), cue.at("a"), cue.passed("a"), cue.on()]
    assert {one.led_by for one in moved} == {7}
