"""`hospes people` as an organiser types it."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.services.inviting import know_links
from bot.services.planning import import_plan
from handlers.cli.people import app
from storage.database import Database
from tests.bot.services.guests import SAMPLE, VISIT, Guest, sample_plan

PEOPLE = SAMPLE / "participants.csv"


@pytest.fixture
def house(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A running Hospes with the sample visit, on whose database the command line works."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("HOSPES_PUBLIC_URL", "https://hospes.example.org")
    database.perform(import_plan, sample_plan())
    return database


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def links(out: Path) -> dict[str, dict[str, str]]:
    with out.open(encoding="utf-8-sig", newline="") as file:
        return {row["reference"]: row for row in csv.DictReader(file)}


def test_import_writes_links(house: Database, tmp_path: Path) -> None:
    """Beside a running Hospes people are invited, and each link in the file opens."""
    house.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    house.perform(know_links, "web", "https://hospes.example.org/t/{token}")
    out = tmp_path / "links.csv"
    result = run("import", PEOPLE, "--visit", VISIT, "--out", out)
    assert result.exit_code == 0, result.output
    assert "26 people are invited to vlm-2027-04; 26 links are new" in result.output
    rows = links(out)
    assert list(rows["T01"]) == [
        "reference",
        "name",
        "email",
        "language",
        "role",
        "state",
        "link",
        "page_link",
    ]
    assert rows["T03"]["name"].endswith('"Λοΐζου')
    assert rows["f01"]["role"] == "facilitator"
    assert rows["T09"]["link"].startswith("https://hospes.example.org/t/")
    telegram = rows["T01"]["link"]
    assert telegram.startswith("https://t.me/a_bot?start=")
    token = telegram.partition("=")[2]
    assert rows["T01"]["page_link"] == f"https://hospes.example.org/t/{token}"
    assert rows["T09"]["page_link"] == rows["T09"]["link"]
    Guest(house, 1).start(telegram.partition("=")[2])
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("house")
def test_links_of_a_page_that_was_never_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People may be invited before the first start: the page's address is known by then."""
    monkeypatch.setenv("HOSPES_CHAT", "on")
    out = tmp_path / "links.csv"
    run("import", SAMPLE / "participants.csv", "--visit", VISIT, "--out", out)
    page = links(out)["T01"]["page_link"]
    assert page.startswith("https://hospes.example.org/t/")
    assert run("link", "T01", "--visit", VISIT).output.startswith("https://hospes.example.org/t/")


def test_both_links_of_one_person(house: Database, tmp_path: Path) -> None:
    """The bot's first; the other on a line of its own."""
    house.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    house.perform(know_links, "web", "https://hospes.example.org/t/{token}")
    run("import", SAMPLE / "participants.csv", "--visit", VISIT, "--out", tmp_path / "l.csv")
    first, second = run("link", "T01", "--visit", VISIT).output.splitlines()
    token = first.removeprefix("https://t.me/a_bot?start=")
    assert second.endswith(f": https://hospes.example.org/t/{token}")


def test_one_person_is_erased(house: Database, tmp_path: Path) -> None:
    """After a yes, in every visit; others stay, and a wrong reference is told."""
    run("import", SAMPLE / "participants.csv", "--visit", VISIT, "--out", tmp_path / "l.csv")
    assert run("erase", "T01", "--visit", VISIT).exit_code == 1  # nobody said yes
    assert house.look(lambda r: r.people.by_email("t01@example.org")) is not None
    assert "T01 is erased" in run("erase", "T01", "--visit", VISIT, "--yes").output
    assert house.look(lambda r: r.people.by_email("t01@example.org")) is None
    assert house.look(lambda r: r.people.by_email("t02@example.org")) is not None
    assert "Nobody in" in run("erase", "T99", "--visit", VISIT, "--yes").output
    assert "There is no visit" in run("erase", "T02", "--visit", "none", "--yes").output


def test_links_are_never_overwritten(house: Database, tmp_path: Path) -> None:
    """A file that is there already is refused before any link is made."""
    out = tmp_path / "links.csv"
    out.write_text("links that are still to be sent")
    result = run("import", PEOPLE, "--visit", VISIT, "--out", out)
    assert result.exit_code == 1
    assert "File exists" in result.output
    assert out.read_text() == "links that are still to be sent"
    assert house.look(lambda reading: reading.people.by_email("t01@example.org")) is None


def test_a_second_import_has_no_new_links(house: Database, tmp_path: Path) -> None:
    """Again, the file shows who has come how far; --renew makes links for those not started."""
    first, second, third = (tmp_path / f"{number}.csv" for number in range(3))
    run("import", PEOPLE, "--visit", VISIT, "--out", first)
    Guest(house, 1).join(links(first)["T01"]["link"].rpartition("/")[2])
    result = run("import", PEOPLE, "--visit", VISIT, "--out", second)
    assert "0 links are new" in result.output
    assert links(second)["T01"]["state"] == "joined"
    assert links(second)["T02"]["state"] == "invited, not started"
    assert not any(row["link"] for row in links(second).values())
    run("import", PEOPLE, "--visit", VISIT, "--out", third, "--renew")
    assert not links(third)["T01"]["link"]
    assert links(third)["T02"]["link"]


@pytest.mark.usefixtures("house")
def test_bad_rows_are_told_with_their_line(tmp_path: Path) -> None:
    """One bad row keeps all out, unless bad rows are skipped."""
    people, out = tmp_path / "people.csv", tmp_path / "links.csv"
    people.write_text("id;name;email;zone\n1;Anna;anna@example.org;\n2;Ben;ben@;Sofia\n")
    result = run("import", people, "--visit", VISIT, "--out", out)
    assert result.exit_code == 1
    assert f'{people}:3: email is "ben@"' in result.output
    assert "Did you mean Europe/Sofia?" in result.output
    assert not out.exists()
    result = run("import", people, "--visit", VISIT, "--out", out, "--skip-bad")
    assert result.exit_code == 0
    assert set(links(out)) == {"1", "f01", "f02"}


@pytest.mark.usefixtures("house")
def test_rows_that_do_not_fit_what_is_known(tmp_path: Path) -> None:
    """A row that would make another person of somebody is told like any other."""
    people = tmp_path / "people.csv"
    people.write_text("id,name,email\n1,Anna,anna@example.org\n")
    run("import", people, "--visit", VISIT, "--out", tmp_path / "1.csv")
    people.write_text("id,name,email\n1,Ben,ben@example.org\n")
    result = run("import", people, "--visit", VISIT, "--out", tmp_path / "2.csv")
    assert result.exit_code == 1
    assert f"{people}:2: 1 is Anna already" in result.output
    assert not (tmp_path / "2.csv").exists()


@pytest.mark.usefixtures("house")
def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """What people wrote is not calculated by the organiser's spreadsheet."""
    people, out = tmp_path / "people.csv", tmp_path / "links.csv"
    people.write_text('id,name,email\n1,"=HYPERLINK(""x"",A)",anna@example.org\n')
    run("import", people, "--visit", VISIT, "--out", out)
    assert links(out)["1"]["name"] == '\'=HYPERLINK("x",A)'


@pytest.mark.usefixtures("house")
def test_an_old_encoding_is_said(tmp_path: Path) -> None:
    """On a guess nothing is imported: names are shown, and the organiser says the encoding."""
    people, out = tmp_path / "people.csv", tmp_path / "links.csv"
    rows = [f"{n},{name},p{n}@example.org\n" for n, name in enumerate(["Ben", *["Zoé Õ"] * 11])]
    people.write_bytes("".join(["id,name,email\n", *rows]).encode("cp1252"))
    result = run("import", people, "--visit", VISIT, "--out", out)
    assert result.exit_code == 1
    assert "is not UTF-8. Read as cp1252" in result.output
    assert result.output.count("  Zoé Õ\n") == 10
    assert "Ben" not in result.output
    assert not out.exists()
    assert "again with --encoding cp1252" in result.output
    result = run("import", people, "--visit", VISIT, "--out", out, "--encoding", "cp1252")
    assert result.exit_code == 0
    assert links(out)["1"]["name"] == "Zoé Õ"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "The file is empty"), (None, "No such file")],
)
@pytest.mark.usefixtures("house")
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    """A file that is missing or is no table ends with a sentence."""
    people = tmp_path / "people.csv"
    if content is not None:
        people.write_bytes(content)
    result = run("import", people, "--visit", VISIT, "--out", tmp_path / "links.csv")
    assert result.exit_code == 1
    assert sentence in result.output


@pytest.mark.usefixtures("house")
def test_listing(tmp_path: Path) -> None:
    """The list shows everybody with how far they have come."""
    run("import", PEOPLE, "--visit", VISIT, "--out", tmp_path / "links.csv")
    lines = run("list", "--visit", VISIT).output.splitlines()
    assert len(lines) == 26
    assert lines[0].split() == [
        "T01", "invited,", "not", "started", "participant", "Елица", "Дончева-Въргова",
    ]  # fmt: skip


def test_a_new_link_for_one(house: Database, tmp_path: Path) -> None:
    """Somebody with a new account gets a link that brings them back as who they are."""
    out = tmp_path / "links.csv"
    run("import", PEOPLE, "--visit", VISIT, "--out", out)
    old = Guest(house, 1)
    old.join(links(out)["T01"]["link"].rpartition("/")[2])
    result = run("link", "T01", "--visit", VISIT)
    new = Guest(house, 2)
    new.start(result.output.strip().removeprefix("https://hospes.example.org/t/"))
    assert new.me().person.id == old.me().person.id
    assert "You are in" in new.letters()[-1].text
    nobody = run("link", "T99", "--visit", VISIT)
    assert nobody.exit_code == 1
    assert "Nobody in vlm-2027-04 has the reference T99" in nobody.output


@pytest.mark.parametrize("verb", ["list", "import", "link"])
@pytest.mark.usefixtures("house")
def test_an_unknown_visit(tmp_path: Path, verb: str) -> None:
    """A visit that is not there is answered with the one that was probably meant."""
    out = tmp_path / "links.csv"
    words: dict[str, list[str | Path]] = {
        "list": [],
        "import": [PEOPLE, "--out", out],
        "link": ["T01"],
    }
    arguments = words[verb]
    result = run(verb, *arguments, "--visit", "vlm-2027-4")
    assert result.exit_code == 1
    assert "Did you mean vlm-2027-04?" in result.output
    assert "There are: vlm-2027-04" in run(verb, *arguments, "--visit", "other").output


def test_a_database_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that is none ends with a sentence, not with a traceback."""
    monkeypatch.setenv("DATABASE_URL", "mysql://example.org/x")
    result = run("list", "--visit", VISIT)
    assert result.exit_code == 1
    assert "Hospes works on sqlite or postgresql" in result.output
