"""Copying a visit: ids, chats and keys are others in each copy, everything else stays."""

from benchmarks import world
from benchmarks.crowd import Copier
from storage.ids import new_id, short, unshort


def test_ids_go_on_from_copy_to_copy_wherever_they_stand() -> None:
    """A number, a text, a short id on a card: all name the same thing in one copy."""
    visit, run = new_id(), new_id()
    row: list[str | int | None] = [
        visit,
        f"prompt:{short(run)}",
        f'{{"run": {run}}}',
        "visit-0",
        "T1",
        None,
        3,
    ]
    first, second = Copier([visit, run]).copies([row], [1, 2])
    copied_run = unshort(str(first[1]).removeprefix("prompt:"))
    assert first[2] == f'{{"run": {copied_run}}}'
    assert (first[3], second[3]) == ("visit-1", "visit-2")
    assert list(first[4:]) == ["T1", None, 3]
    assert len({str(visit), first[0], second[0]}) == 3


def test_every_copy_has_chats_of_its_own() -> None:
    """The people of copy 2 follow those of copy 1, as in a world that was built by hand."""
    row = [world.FIRST_CHAT + 3, world.FIRST_TEAM_CHAT]
    assert list(Copier([]).copies([row], [2])) == [
        [str(world.FIRST_CHAT + 2 * world.PEOPLE + 3), str(world.FIRST_TEAM_CHAT + 2)]
    ]


def test_a_number_inside_another_word_is_left_alone() -> None:
    """A reference that happens to hold a chat's digits stays as it is."""
    row = [f"T{world.FIRST_CHAT}", f"{world.FIRST_CHAT}9"]
    assert list(Copier([]).copies([row], [1])) == [row]
