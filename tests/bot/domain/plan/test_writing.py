"""Tests for writing a plan file."""

from datetime import date, time

from hypothesis import example, given
from hypothesis import strategies as some

from bot.domain.plan.calendar import moved_to
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan
from bot.domain.plan.scalars import Localised
from bot.domain.plan.source import UNPRINTABLE, read_source
from bot.domain.plan.writing import write_plan
from tests.bot.domain.plan.plans import BRIEFLY, GOOD, plan

TEXTS = some.text(max_size=60).filter(lambda text: not UNPRINTABLE.search(text))
WORDS = some.from_regex("[ -~\n]{0,120}", fullmatch=True)
LANGUAGES = some.sampled_from(["en", "fr", "nl"])


def _localised(given_text: object) -> Localised:
    return Localised.read(given_text)


LOCALISED = some.builds(
    _localised, some.one_of(TEXTS, WORDS, some.dictionaries(LANGUAGES, TEXTS | WORDS))
)


def test_a_plan_that_was_written_reads_the_same() -> None:
    """Exporting an import loses nothing."""
    visit = read_plan(GOOD)
    assert read_plan(write_plan(visit)) == visit


@BRIEFLY
@example(Localised({"en": "one\u2028two"}), Localised(), " a: b \u2029", False)
@given(LOCALISED.filter(bool), LOCALISED, TEXTS.filter(str.strip), some.booleans())
def test_whatever_people_write_survives(
    title: Localised, practice: Localised, issuer: str, fictional: bool
) -> None:
    """Colons, quotes, line ends, other scripts: every text is read back as it was."""
    visit = plan()
    changed = visit.model_copy(
        update={
            "title": title,
            "fictional": fictional,
            "host": visit.host.model_copy(update={"practice": practice}),
            "certificate": visit.certificate.model_copy(update={"issuer": issuer}),
        }
    )
    assert _read(write_plan(changed)) == changed


def _read(text: str) -> Plan:
    """Read without the rules: the texts here may be in no language of the visit."""
    source = read_source(text)
    assert source.problems == []
    return Plan.model_validate(source.data)


@BRIEFLY
@given(some.dates(date(2020, 1, 1), date(2037, 1, 1)), some.times())
def test_a_moved_plan_survives(first_day: date, start: time) -> None:
    """Every date, time and moment is read back as it was."""
    moved = moved_to(plan(), first_day, start)
    assert _read(write_plan(moved)) == moved


def test_a_plan_survives_json() -> None:
    """Plan versions and frozen prompts are stored as JSON."""
    visit = plan()
    assert Plan.model_validate(visit.model_dump(mode="json", by_alias=True)) == visit
    assert Plan.model_validate_json(visit.model_dump_json(by_alias=True)) == visit


def test_the_version_it_is_based_on_is_written() -> None:
    """An export says which plan version it is."""
    assert "based_on: 7\n" in write_plan(plan(), based_on=7)
    assert read_plan(write_plan(plan(), based_on=7)).based_on == 7
    assert "based_on" not in write_plan(plan())


def test_a_written_plan_is_pleasant() -> None:
    """Short groups stand on one line, defaults are left out, who sees an answer is always said."""
    text = write_plan(plan())
    assert "host: {name: Host, country: FI, zone: Europe/Helsinki}\n" in text
    assert "places" not in text
    assert text.count("seen_by:") == len(plan().prompts())
    assert "scale: {from: 1, to: 5, low: little, high: much}\n" in text
