"""The personas of a people file (`test_persona`), as traits that a simulated person acts out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Traits:
    """What is special about somebody; the defaults are those of anybody.

    Attributes:
        joins: minutes after the first day has begun at which they open their link; none: days
            before.
        types_name: writes the name for the certificate instead of accepting the one proposed.
        misses: numbers of the days, from 1, on which they do not come.
        catches_up: answers what is still open only days after the visit.
        blocks: number of the day in the middle of which they block the bot for good.
        edits: how often they edit their first written answer.
        overlong: writes far too much first.
        by_voice: sends voice messages where others write.
        skips: prompts that they leave unanswered: `last required` is a required form they see.
        everything: answers every prompt of the days they attend.
        explores: uses the commands, and presses a button that is not theirs.
        asks_for_data: asks for a copy of all their data.
        erases: withdraws consent and is erased, after the visit.
        sleeps: own quiet hours that they set after joining.
        travels: a city in another zone that they name after the first day.
        fewer: asks for fewer messages.
        pauses: pauses after the first day until the morning.
        calendar: has the calendar file sent.
        types_only: writes rather than taps: a screen reader makes that easier.
        script: in which way they write.
    """

    joins: int | None = None
    types_name: bool = False
    misses: frozenset[int] = frozenset()
    catches_up: bool = False
    blocks: int = 0
    edits: int = 0
    overlong: bool = False
    by_voice: bool = False
    skips: Literal["", "long form"] = ""
    everything: bool = False
    explores: bool = False
    asks_for_data: bool = False
    erases: bool = False
    sleeps: str = ""
    travels: str = ""
    fewer: bool = False
    pauses: bool = False
    calendar: bool = False
    types_only: bool = False
    script: Literal["", "arabic", "stacked", "markup", "greek", "cyrillic"] = ""


# Those without an entry have a name, an organisation or a clock that is special, and act like
# anybody: what is special about them shows in what they are sent.
PERSONAS: Mapping[str, Traits] = {
    "cyrillic_name_switches_to_latin_for_certificate": Traits(types_name=True, script="cyrillic"),
    "greek_name_answers_everything": Traits(everything=True, script="greek"),
    "double_quote_in_name_tests_csv_and_html_escaping": Traits(script="markup"),
    "power_user": Traits(explores=True, everything=True),
    "right_to_left_display_name": Traits(script="arabic"),
    "stacked_diacritics_in_pdf_font": Traits(script="stacked"),
    "very_long_name_and_two_hours_behind": Traits(overlong=True),
    "edits_an_answer_twice": Traits(edits=2, everything=True),
    "asks_for_a_copy_of_all_her_data": Traits(asks_for_data=True),
    "late_joiner_arrives_25_minutes_late_on_day_1": Traits(joins=25, everything=True),
    "misses_day_3_and_catches_up": Traits(misses=frozenset({3}), catches_up=True, everything=True),
    "blocks_the_bot_on_day_2": Traits(blocks=2),
    "answers_by_voice_message_only": Traits(by_voice=True, everything=True),
    "meets_attendance_but_skips_a_required_prompt": Traits(skips="long form", everything=True),
    "sleeps_late": Traits(sleeps="23:00-10:00"),
    "sleeps_early": Traits(sleeps="19:30-06:15"),
    "travels_after_day_1": Traits(travels="Helsinki"),
    "asks_for_fewer_messages": Traits(fewer=True),
    "pauses_after_day_1": Traits(pauses=True),
    "follows_the_calendar": Traits(calendar=True),
    "screen_reader_user_withdraws_consent_after_the_visit": Traits(
        types_only=True, erases=True, everything=True
    ),
}


def traits_of(persona: str) -> Traits:
    """Give the traits of a persona; anybody's if it has none of its own."""
    return PERSONAS.get(persona, Traits())
