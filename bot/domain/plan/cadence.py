"""When people are reminded: as recommended, unless a plan says otherwise.

In a file, `reminders` is a list, which then holds exactly what is sent, or a map from keys of the
recommended ones to what is different about them. Either becomes the tuple of all that is sent.

The recommended times follow what is known of reminders: two before an appointment help more than
one, whoever plans when and where comes more often, and many are taken as a nuisance.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, GetCoreSchemaHandler, GetJsonSchemaHandler, Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from bot.domain.plan.part import Part
from bot.domain.plan.scalars import Key, Offset
from bot.domain.plan.wording import nearest, wrong

Kind = Literal["prepare", "tomorrow", "join", "recap", "missed", "nudge", "last_call"]
OFF = "off"

# not keys: they stand in pydantic's error locations
EXACTLY, CHANGES, CHANGED, A_WORD = "a list", "changes", "a change", "a word"


class Reminder(Part):
    """What is sent by the clock: `when` is relative to the days, or to the deadline."""

    key: Key
    when: Offset
    say: Kind
    unless: Literal["checked_in"] | None = None
    only: Literal["absent"] | None = None


class ReminderChange(Part):
    """What is different about one of the recommended reminders."""

    when: Offset | None = None
    say: Kind | None = None
    unless: Literal["checked_in"] | None = None
    only: Literal["absent"] | None = None


def _usually(when: str, say: Kind, key: str = "", **more: str) -> Reminder:
    return Reminder.model_validate({"key": key or say, "when": when, "say": say, **more})


RECOMMENDED = (
    _usually("3 days before the first day", "prepare"),
    _usually("1 day before each day at 17:00", "tomorrow", "evening"),
    _usually("15 minutes before each day", "join", unless="checked_in"),
    _usually("60 minutes after each day", "recap"),
    _usually("120 minutes after each day", "missed", only="absent"),
    _usually("4 hours after each day", "nudge"),
    _usually("1 day before the deadline at 17:00", "last_call"),
)
_BY_KEY = {reminder.key: reminder for reminder in RECOMMENDED}


def changes(reminders: Sequence[Reminder]) -> Mapping[str, ReminderChange | str] | None:
    """Tell what is different from the recommended; none where only a list can say it."""
    mine = {reminder.key: reminder for reminder in reminders}
    if not mine or len(mine) < len(reminders):
        return None
    found = {key: _change(usual, mine.get(key)) for key, usual in _BY_KEY.items()}
    told = {key: change for key, change in found.items() if change != ReminderChange()}
    return told if _applied(told) == tuple(reminders) else None


def _change(usual: Reminder, becomes: Reminder | None) -> ReminderChange | str:
    if becomes is None:
        return OFF
    given = {name: getattr(becomes, name) for name in ReminderChange.model_fields}
    return ReminderChange(**{n: new for n, new in given.items() if new != getattr(usual, n)})


def _applied(given: Mapping[str, ReminderChange | str]) -> tuple[Reminder, ...]:
    """Give the recommended reminders as changed."""
    return tuple(
        usual.model_copy(update=_settings(given.get(key, "")))
        for key, usual in _BY_KEY.items()
        if given.get(key) != OFF
    )


def _settings(change: ReminderChange | str) -> dict[str, Any]:
    if isinstance(change, str):
        return {}
    settings = ((name, getattr(change, name)) for name in ReminderChange.model_fields)
    return {name: value for name, value in settings if value is not None}


def _read_key(given: object) -> str:
    if isinstance(given, str) and given in _BY_KEY:
        return given
    raise wrong("recommended", nearest(str(given), _BY_KEY), known=", ".join(_BY_KEY))


def _read_off(given: object) -> object:
    if given == OFF:
        return given
    raise wrong("off", nearest(str(given), [OFF]))


_KeyOfOne = Annotated[str, BeforeValidator(_read_key)]
_Changed = Annotated[
    Annotated[ReminderChange, Tag(CHANGED)]
    | Annotated[Literal["off"], BeforeValidator(_read_off), Tag(A_WORD)],
    Discriminator(lambda given: A_WORD if isinstance(given, str) else CHANGED),
]


class _Cadence:
    """Reads either way of writing; what is written to JSON is always the whole list."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        exactly, changed = handler(source), handler.generate_schema(Mapping[_KeyOfOne, _Changed])
        applied = core_schema.no_info_after_validator_function(_applied, changed)
        return core_schema.tagged_union_schema(
            {EXACTLY: exactly, CHANGES: applied},
            lambda given: CHANGES if isinstance(given, Mapping) else EXACTLY,
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core)
        _exactly, changed = schema["oneOf"]
        changed["propertyNames"] = {"enum": [*_BY_KEY]}
        return schema


Cadence = Annotated[tuple[Reminder, ...], _Cadence]
