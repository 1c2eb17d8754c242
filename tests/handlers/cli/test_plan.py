"""`hospes plan`."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import bot.rehearsal
from bot.domain.plan.reading import read_plan
from bot.services.opening import open_run
from bot.services.planning import plan_participant
from handlers.cli.frame import opened
from handlers.cli.plan import app
from storage.work import Work

SAMPLE = Path(bot.rehearsal.__file__).parent / "sample" / "visit.yaml"


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/cli.db")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def changed(tmp_path: Path, before: str, after: str) -> Path:
    text = SAMPLE.read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "changed.yaml"
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


def test_a_new_plan_is_a_good_one(tmp_path: Path) -> None:
    """What `new` writes passes `check`, and an existing file is not overwritten."""
    file = tmp_path / "visit.yaml"
    assert run("new", "--out", file).exit_code == 0
    checked = run("check", file)
    assert (checked.exit_code, "is a good plan: visit my-visit, 3 days" in checked.stdout) == (
        0,
        True,
    )
    again = run("new", "--out", file)
    assert (again.exit_code, "cannot be written" in again.stderr) == (1, True)
    assert "hospes: 1" in run("new").stdout


def test_notes_are_told_on_check(tmp_path: Path) -> None:
    """`check` tells each note; an import only how many there are, and where to read them."""
    file = changed(tmp_path, "languages: [en, fr]", "languages: [en, fr, fi]")
    notes = run("check", file).stderr.count("note: ")
    assert notes
    told = f"{notes} note{'s' * (notes > 1)}; see: hospes plan check {file}\n"
    assert run("import", file).stderr == told


def test_an_error_names_line_field_found_and_right(tmp_path: Path) -> None:
    """A misspelt setting is shown where it stands, with what was meant; no traceback."""
    file = changed(tmp_path, "house_rule: chatham_house", "house_rul: chatham_house")
    checked = run("check", file)
    assert checked.exit_code == 1
    assert "line 34, house_rul" in checked.stderr
    assert "did you mean house_rule?" in checked.stderr
    assert "Traceback" not in checked.stderr


def test_a_language_without_our_words_is_noted(tmp_path: Path) -> None:
    """The plan is good, and its writer hears which languages there are besides."""
    file = changed(tmp_path, "languages: [en, fr]", "languages: [en, fr, fi]")
    checked = run("check", file)
    assert checked.exit_code == 0
    assert "does not speak fi, it speaks en, fr" in checked.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "is not UTF-8 (byte 1)"),
        (b"a:\n\tb: 1\n", "line 2"),
        (b"", "hospes"),
    ],
)
def test_files_that_are_no_plans(tmp_path: Path, content: bytes, said: str) -> None:
    """Whatever the file holds, a sentence says what is wrong."""
    file = tmp_path / "odd.yaml"
    file.write_bytes(content)
    checked = run("check", file)
    assert checked.exit_code == 1
    assert said in checked.stderr


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and a folder are told as such."""
    assert "cannot be read" in run("check", tmp_path / "none.yaml").stderr
    assert "cannot be read" in run("check", tmp_path).stderr


def test_the_agenda_by_zone() -> None:
    """By default on the clocks of plan and host, or on those that are named."""
    both = run("show", SAMPLE).stdout
    assert "times of Europe/Brussels" in both
    assert "  10:00-10:15  Welcome" in both
    assert "  11:00-11:15  Welcome" in both
    tokyo = run("show", SAMPLE, "--zone", "Asia/Tokyo", "--language", "fr").stdout
    assert "  17:00-17:15  Bienvenue" in tokyo
    wrong = run("show", SAMPLE, "--zone", "Tokyo")
    assert (wrong.exit_code, "is no time zone" in wrong.stderr) == (1, True)


def test_import_and_export_come_round(tmp_path: Path) -> None:
    """What is exported says its version, means the same, and can be imported again."""
    assert "follows version 1" in run("import", SAMPLE).stdout
    file = tmp_path / "export.yaml"
    assert run("export", "vlm-2027-04", "--out", file).exit_code == 0
    exported = read_plan(file.read_text(encoding="utf-8"))
    original = read_plan(SAMPLE.read_text(encoding="utf-8"))
    assert exported == original.model_copy(update={"based_on": 1})
    file.write_text(run("export", "vlm-2027-04").stdout.replace("places: 24", "places: 20"))
    unknown = run("export", "no-visit")
    assert (unknown.exit_code, "There is no visit no-visit." in unknown.stderr) == (1, True)


def test_a_stale_import_shows_the_difference(tmp_path: Path) -> None:
    """An older file is refused with what it would change; --force takes it."""
    run("import", SAMPLE)
    first = changed(tmp_path, "places: 24", "places: 20\nbased_on: 1")
    assert "follows version 2" in run("import", first).stdout
    stale = run("import", SAMPLE)
    assert stale.exit_code == 1
    assert "based on no version of vlm-2027-04, but the newest is 2" in stale.stderr
    assert "places" in stale.stderr
    assert "follows version 3" in run("import", SAMPLE, "--force").stdout


def test_the_schema_is_json() -> None:
    """Editors get a schema that names what a plan may hold."""
    assert "call_link" in json.loads(run("schema").stdout)["properties"]


def test_what_was_answered_is_kept(tmp_path: Path) -> None:
    """A prompt with an answer is not shown to more people; the line that would is named."""
    run("import", SAMPLE)
    with opened() as database:
        database.perform(answer_quiz)
    file = changed(tmp_path, "places: 24", "places: 24\nbased_on: 1")
    before, after = file.read_text(encoding="utf-8").split("ask: p05")
    loosened = after.replace("seen_by: no_one", "seen_by: group", 1)
    file.write_text(f"{before}ask: p05{loosened}", encoding="utf-8")
    refused = run("import", file)
    line = before.count("\n") + after[: after.index("seen_by")].count("\n") + 1
    assert refused.exit_code == 1
    assert f"line {line}, days.2.sessions.3.run.2.seen_by" in refused.stderr


def answer_quiz(work: Work) -> None:
    """Let somebody answer what blocks them at home."""
    visit = work.visits.by_key("vlm-2027-04")
    assert visit is not None
    asked = open_run(work, visit.id, "p05")
    work.asked.add(asked.id, [1])
    work.asked.mark(asked.id, 1, answered=True, changed=0)


@pytest.fixture
def running(tmp_path: Path) -> Path:
    """The sample visit with somebody in it, and a file that moves a session."""
    run("import", SAMPLE)
    with opened() as database:
        database.perform(let_join, "T01")
    text = changed(tmp_path, "places: 24", "places: 24\nbased_on: 1").read_text(encoding="utf-8")
    file = tmp_path / "moved.yaml"
    moved = text.replace("at: 10:15-10:40", "at: 10:20-10:40")
    file.write_text(moved, encoding="utf-8")
    return file


def let_join(work: Work, reference: str) -> None:
    visit = work.visits.by_key("vlm-2027-04")
    assert visit is not None
    person_id = work.people.add(work.now)
    participant_id = work.people.add_participant(visit.id, person_id, reference)
    part = work.people.participant(participant_id)
    assert part is not None
    work.people.set_joined(part, work.now)
    plan_participant(work, participant_id)


def test_a_running_visit_is_shown_first(running: Path) -> None:
    """Before and after on the plan's and the host's clock, whom it reaches; then --yes."""
    looked = run("import", running, "--dry-run")
    assert looked.exit_code == 0
    assert "s12 Speed dating in pairs: three rounds: Tue 2027-04-20 10:15-10:40" in looked.stdout
    assert "-> 10:20-10:40 (11:20-11:40 Europe/Helsinki)" in looked.stdout
    assert "People affected: 1 of 1 who joined." in looked.stdout
    assert "Nothing was changed." in looked.stdout
    refused = run("import", running)
    assert (refused.exit_code, "add --yes" in refused.stderr) == (1, True)
    assert "follows version 2" in run("import", running, "--yes").stdout


def test_what_is_open_is_named(running: Path) -> None:
    """Before the yes one sees which open prompts take the new words at once."""
    assert "Open now" not in run("import", running, "--dry-run").stdout
    with opened() as database:
        database.perform(open_first)
    text = running.read_text(encoding="utf-8")
    running.write_text(text.replace("en: Challenge and offer", "en: Need and offer", 1), "utf-8")
    looked = run("import", running, "--dry-run").stdout
    assert "Open now, and changed at once on every card: p01." in looked


def open_first(work: Work) -> None:
    """Ask everybody the first prompt of the visit."""
    visit = work.visits.by_key("vlm-2027-04")
    assert visit is not None
    open_run(work, visit.id, "p01")


def test_only_looking_at_a_new_visit() -> None:
    """A visit that is new has nobody in it yet, and looking does not make it."""
    assert "vlm-2027-04 would be a new visit" in run("import", SAMPLE, "--dry-run").stdout
    assert "follows version 1" in run("import", SAMPLE).stdout


def test_at_a_terminal_one_is_asked(running: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a yes changes anything; what happens between showing and yes is shown anew."""
    monkeypatch.setattr("handlers.cli.plan._at_a_terminal", lambda: True)
    answers = CliRunner().invoke(app, ["import", str(running)], input="n\n")
    assert (answers.exit_code, "Nothing was changed." in answers.stdout) == (0, True)

    def somebody_joins(*_: object, **__: object) -> bool:
        if joined:
            with opened() as database:
                database.perform(let_join, joined.pop())
        return True

    joined = ["T02"]
    monkeypatch.setattr("typer.confirm", somebody_joins)
    agreed = run("import", running)
    assert "has changed meanwhile" in agreed.stderr
    assert "1 of 1 who joined" in agreed.stdout
    assert "2 of 2 who joined" in agreed.stdout
    assert "follows version 2" in agreed.stdout
