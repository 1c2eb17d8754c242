"""The personas of the sample, and what simulated people can say."""

from datetime import UTC, datetime

from bot.domain.people_file import read_people
from bot.rehearsal import repertoire
from bot.rehearsal.cast import PERSONA
from bot.rehearsal.demo import demo_plan
from bot.rehearsal.fast_clock import FastClock
from bot.rehearsal.personas import PERSONAS, Traits, traits_of
from bot.rehearsal.rehearsing import SAMPLE
from bot.rehearsal.world import World

SAMPLES = ("participants", "zones")


def test_every_persona_that_acts_is_in_a_sample() -> None:
    """No trait is left that nobody acts out."""
    files = [read_people((SAMPLE / f"{name}.csv").read_bytes()) for name in SAMPLES]
    acted = {row.invitee.details.get(PERSONA) for file in files for row in file.rows}
    assert acted >= set(PERSONAS)


def test_an_unknown_persona_acts_like_anybody() -> None:
    """A people file of one's own may name personas that we do not know, or none."""
    assert traits_of("") == traits_of("juggler") == Traits()


def test_a_slip_is_no_word_of_the_day() -> None:
    """A mistyped word differs from the word by one letter."""
    assert repertoire.slip("dolphin") == "dolphiin"


def test_an_overlong_answer_is_too_long() -> None:
    """It exceeds any limit that it is given."""
    assert len(repertoire.overlong(400)) > 400


def test_answers_differ_by_language_and_number() -> None:
    """The same dice give the same answer, and another one for the next number."""
    now = datetime(2027, 4, 1, tzinfo=UTC)
    world = World(FastClock(now), demo_plan(now), 1, now)
    one, two = (
        repertoire.sentence(world.dice("T12", "p01"), "fr", number=number) for number in (0, 1)
    )
    assert one != two
    assert one == repertoire.sentence(world.dice("T12", "p01"), "fr")
    unknown = repertoire.question(world.dice("T12", "p03"), "xx", "T01.1")
    assert unknown == repertoire.question(world.dice("T12", "p03"), "en", "T01.1")
