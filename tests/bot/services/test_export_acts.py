"""Exports from the team's chat, and on the command line."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.buttons import Verb, parse
from bot.errors import Refused
from bot.services import export_acts
from bot.services.callers import Caller
from bot.views.content import Content
from storage.database import Database
from storage.ids import short
from storage.tables.messaging import AuditEntry
from storage.work import Reading
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=3)


def buttons(content: Content) -> list[tuple[str, tuple[str, ...]]]:
    """Give the labels of the buttons with their arguments after the visit."""
    keys = [key for row in content.keyboard for key in row]
    assert {parse(key.press)[0] for key in keys} == {Verb.EXPORT}
    return [(key.label, parse(key.press)[1][1:]) for key in keys]


def act(room: Room, service: Any, *args: str, caller: Caller | None = None) -> Content:  # noqa: ANN401 - any of the four
    """Press a button and read what comes."""
    who = caller or room.ines
    room.database.perform(service, who, room.visit, *args)
    return room.read(who)[-1]


def audited(reading: Reading) -> list[str]:
    rows = reading.connection.execute(select(AuditEntry.__table__)).all()
    return [row.subject for row in rows if row.act == "export"]


def test_the_team_is_asked_in_which_format(room: Room) -> None:
    """Three formats for the team, three for sharing, and a way to one prompt."""
    found = buttons(act(room, export_acts.bring))
    assert [label for label, _ in found] == [
        "CSV",
        "Excel",
        "JSON",
        "Share: CSV",
        "Share: Excel",
        "Share: JSON",
        "One prompt only …",
    ]
    assert found[4] == ("Share: Excel", ("xlsx.share", ""))


def test_one_prompt_is_chosen_the_newest_first(room: Room) -> None:
    """Prompts stand on pages, a second asking says so; each leads to the formats."""
    with pytest.raises(Refused, match="export-list-empty"):
        act(room, export_acts.choose, "0")
    runs = [room.open(key) for key in ("p01", "p02", "p03", "p04", "p05", "p06", "p08")]
    first = buttons(act(room, export_acts.choose, "0"))
    assert len(first) == export_acts.ON_A_PAGE + 1
    assert first[0][1] == ("one", short(runs[-1]))
    assert first[-1][1] == ("list", "1")
    second = buttons(act(room, export_acts.choose, "1"))
    assert [arguments for _, arguments in second] == [("one", short(runs[0])), ("list", "0")]
    formats = buttons(act(room, export_acts.choose_format, short(runs[0])))
    assert formats[0] == ("CSV", ("csv", short(runs[0])))


@pytest.mark.parametrize(
    ("what", "ending"), [("csv", "zip"), ("xlsx", "xlsx"), ("json.share", "json")]
)
def test_a_file_comes(room: Room, what: str, ending: str) -> None:
    """A letter brings the file, named after the visit and the day; the audit has no content."""
    run = room.open("p01")
    room.write(room.people[0], "A bridge")
    room.close(run)
    letter = act(room, export_acts.send, what)
    assert letter.attachment is not None
    assert letter.attachment.kind == "document"
    share = "-share" if what.endswith(".share") else ""
    assert letter.attachment.file_name == f"vlm-2027-04-2027-04-20{share}.{ending}"
    assert letter.attachment.draw()
    assert ("For the team only" in letter.text) is (not share)
    assert room.look(audited) == [what]


def test_a_file_is_never_an_older_one(room: Room) -> None:
    """The same state is the same drawing, another state is another one."""
    run = room.open("p01")

    def drawing() -> str:
        letter = act(room, export_acts.send, "json", short(run))
        assert letter.attachment is not None
        return letter.attachment.recipe

    first = drawing()
    assert drawing() == first
    room.write(room.people[0], "A bridge")
    assert drawing() != first
    assert "bridge" not in first


def test_others_get_nothing(room: Room) -> None:
    """Who does not run the visit is refused; so is a prompt of another visit."""
    run = room.open("p01")
    for service, args in (
        (export_acts.bring, ()),
        (export_acts.choose, ("0",)),
        (export_acts.choose_format, (short(run),)),
        (export_acts.send, ("csv", "")),
    ):
        with pytest.raises(Refused, match="not-your-button"):
            act(room, service, *args, caller=room.people[0])
    with pytest.raises(Refused, match="prompt-unknown"):
        act(room, export_acts.send, "csv", short(run + 2))


def test_the_operator_takes_a_visit_or_a_prompt(room: Room) -> None:
    """By keys: of several askings the last one; what is not there is named."""
    room.open("p01")
    run = room.open("p02")
    perform = room.database.perform
    assert len(perform(export_acts.take_out, "vlm-2027-04", "", "csv").askings) == 2
    [asking] = perform(export_acts.take_out, "vlm-2027-04", "p02", "csv.share").askings
    assert asking.run.id == run
    assert room.look(audited) == ["csv", f"csv.share {short(run)}"]
    with pytest.raises(LookupError) as unknown:
        perform(export_acts.take_out, "no-visit", "", "csv")
    assert unknown.value.args == ("no-visit",)
    with pytest.raises(LookupError) as unasked:
        perform(export_acts.take_out, "vlm-2027-04", "p08", "csv")
    assert unasked.value.args == ("vlm-2027-04", "p08")
