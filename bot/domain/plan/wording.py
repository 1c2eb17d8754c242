"""Every sentence that a plan's problems are told in: one place, English, for the command line.

Each says what would be right; where it was found and what was found there stand beside it.
"""

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterable

RIGHT = {
    # single values
    "format": "1, the only format so far",
    "key": "a key of small letters, digits, - and _, starting with a letter or a digit, "
    "at most {most} characters",
    "language": "a language code, like en, fr or pt-BR",
    "country": "a country as two letters, like FI",
    "zone": "a time zone of the IANA list, like Europe/Brussels",
    "yes_no": "yes or no",
    "duration": 'a whole number and a unit, like "90 seconds", "10 minutes", "1 hour" or "30 days"',
    "date": "a date as year-month-day, like 2027-04-20",
    "moment": "a date and a time, like 2027-04-30 18:00",
    "span": "from and to on the same day, like 10:15-10:40, the end after the start",
    "quiet": "from and to, like 20:00-08:00, the two different",
    "offset": 'like "15 minutes before each day", "1 day before each day at 17:00", '
    '"3 days before the first day", "60 minutes after the last day" or '
    '"1 day before the deadline at 17:00"',
    "offset_at": "whole days where a time of the day is given, "
    'like "1 day before each day at 17:00"',
    "localised": "a text, or one text per language, like {{en: Welcome, fr: Bienvenue}}",
    "number": "a whole number, like 3",
    "at_least": "at least {ge}",
    "at_most": "at most {le}",
    "one_item": "a list of at least one",
    "list": "a list, each item on a line of its own after a dash",
    "settings": "settings, each as `name: value`",
    "text": "a text",
    # names
    "misspelt": "no such setting here",
    "unknown": "no such setting here; there are {known}",
    "missing": "`{name}` is needed",
    "one_of": "one of {allowed}",
    "duplicate": "each name once; it first stands on line {first}",
    "name": "a single word before the colon",
    # the file
    "file_size": "a plan of at most {most} characters",
    "control": "only characters that can be printed",
    "tab": "indent with blanks, not with a tab",
    "alias": "written out: references (*name) are not read",
    "depth": "fewer brackets or levels inside each other",
    "colon": "a text that holds a colon and a blank stands in quotes",
    "braces": "inside {{ }} and [ ] a text that holds ? , : {{ }} [ or ] stands in quotes",
    "documents": "one plan per file",
    "yaml": "this cannot be read as YAML: {reason}",
    # days
    "days_count": "an online visit has {fewest} to {most} days",
    "days_consecutive": "the days of an online visit follow each other: {date}",
    "days_order": "each day after the one before, {date}",
    "day_minutes": "at most {most} minutes of sessions on a day of an online visit",
    "sessions_order": "not before the session {key} has ended, at {end}",
    "clock_change": "another time: the clocks of {zone} change then; it comes twice or never",
    # keys
    "key_twice": "a key of its own; this one is taken by {first}",
    "payload": "shorter keys: with the field's key, {field}, {over} too many for a button",
    # prompts
    "not_for_kind": "`{name}` counts only for prompts as {kinds}",
    "prompt_blank": "a prompt has a text, or at least a title",
    "options": "{fewest} to {most} options",
    "items": "{fewest} to {most} things to place, as `key: text`",
    "axes_missing": "axes, like {{left: Easy, right: Hard, bottom: Small, top: Large}}",
    "voting_without_votes": "nothing, or `votes` as well: there is no voting without votes",
    "votes_open_to_all": "group, organisation_type or no_one: everybody votes, so everybody reads "
    "the questions",
    "correct": "the key of one of the options: {options}",
    "other_reserved": "another key: with `other: yes` this one is taken",
    "most": "2 to {options}, the number of options; to choose one, write `as: choice`",
    "places": "2 to {options}, the number of options; without `most` all of them are ranked",
    "scale_missing": "a scale, like {{from: 1, to: 5}}",
    "scale_ends": "`to` greater than `from`, {first}",
    "then": "{first} to {last}, below the upper end of the scale",
    "own_group": "group, facilitators or no_one: only methods make groups",
    "share_anonymous": "not together with `seen_by: no_one`, because nobody may know whose it is",
    "discuss_anonymous": "`seen_by: group` or `facilitators`, because pairing people tells that "
    "they differ",
    "discuss_other": "no: everybody votes twice on the same options",
    "open_and_until": "either `open` or `until`",
    "retired_required": "no: a retired prompt is not asked, so it cannot be required",
    "until_before_session": "after its session starts, {start:%Y-%m-%d %H:%M}",
    "until_too_late": "not after completion is decided, {deadline:%Y-%m-%d %H:%M}; "
    "`complete.catch_up_until` may be later",
    "with_session": "at most one prompt that starts with its session",
    # forms
    "form_empty": "a form has fields",
    "not_for_field": "`{name}` counts only for fields as {kind}",
    "all_cancelled": "at least one session that is not cancelled",
    # people and promises
    "facilitator": "at least one of the team is a facilitator",
    "complete_days": "at most {days}, the days of the visit",
    "complete_minutes": "at most {minutes}, the planned minutes of {day}",
    "catch_up": "after the last session ends, {end:%Y-%m-%d %H:%M}",
    "recommended": "the key of a recommended reminder: {known}; others go into a list of all",
    "off": "off, or what is different, like {{when: 2 hours after each day}}",
    "reminder_before": "an offset before a day: this letter is about a day that is to come",
    "reminder_after": "an offset after a day: this letter is about a day that is over",
    "last_call_when": 'an offset before the deadline, like "1 day before the deadline at 17:00"',
    "only_last_call": "an offset from a day; only `say: last_call` counts from the deadline",
    "no_deadline": "`complete.catch_up_until` as well: without it there is no deadline to count "
    "from",
    "absent_before": "an offset after a day: who was absent is not known before",
    "call_link": "an address that starts with https://",
    "working_language": "the working language, {language}, among them",
    # texts
    "blank": "something to read",
    "too_long": "at most {most} characters; these are {length}",
    "not_in_working_language": "a text in {language} too, the working language",
    # remarks
    "untranslated": "texts that are not in {language}: {count}; its readers see them in {working}. "
    "The first: {first}",
    "other_language": "texts in {language}, which is not among `languages`: {count}",
    "not_spoken": "Hospes itself does not speak {language}, it speaks {spoken}: nobody can choose "
    "it, and what the plan says in it is not shown",
    "works_in": "Hospes itself does not speak {language}, it speaks {spoken}: what the plan says "
    "appears in it, Hospes's own words in English",
    "closes_early": "this required prompt closes {after} after it opens: whoever misses it cannot "
    "catch up until {deadline:%Y-%m-%d %H:%M}, unless it is opened again; with `until` in the "
    "place of `open` they can",
    "kept_briefly": "answers are deleted at {end:%Y-%m-%d %H:%M}, before completion is decided, "
    "{deadline:%Y-%m-%d %H:%M}; what is open then is closed",
    "no_call_link": "reminders will have no link to the call, because `call_link` is empty",
    "method_too_long": "the steps of this method take {minutes} minutes, its session {session}",
    "by_hand": "methods are run by hand in this version; the run sheet shows their steps",
    "not_yet": "`{name}` is carried along, not acted on in this version",
    # differences
    "added": "{thing} is new",
    "removed": "{thing} is gone",
    "changed": "{thing}: {setting} was {before}, becomes {after}",
    "keep_prompt": "a prompt that was answered or is open stays; write `retired: yes` to ask it "
    "no more",
    "keep_kind": "{kind} as before: it was answered, or is open",
    "keep_option": "the option {option} as before: it was answered, or is open",
    "keep_field": "the field {field} as before: it was answered, or is open",
    "keep_scale": "the scale as before, {first} to {last}: it was answered, or is open",
    "keep_session": "the session {session} as it was, from {start}: it has begun or is over",
    "keep_seen_by_open": "{seen_by} until it is closed: everybody who is asked reads so now",
    "spot_key": "another key: spot-1, spot-2 and so on are given to what is asked on the spot",
    "keep_seen_by": "{seen_by} as before: who answered was told so",
}


def wrong(code: str, suggestion: str | None = None, **values: object) -> PydanticCustomError:
    """Make the error that a scalar raises when it cannot be read."""
    text = RIGHT[code].format(**values)
    return PydanticCustomError("plan_" + code, "{right}", {"right": text, "suggestion": suggestion})


def nearest(word: str, known: "Iterable[str]") -> str | None:
    """Find the known word that was probably meant, whatever its letters' case."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
