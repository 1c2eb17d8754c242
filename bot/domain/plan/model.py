"""The schema of a visit's plan file: plain words, defaults, and no rule that needs two fields.

Rules across fields live in `bot.domain.plan.rules`; reading YAML in `bot.domain.plan.reading`.
Every scalar arrives as a string and is turned into its type by `bot.domain.plan.scalars`.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from bot.domain.plan.cadence import RECOMMENDED, Cadence
from bot.domain.plan.part import Part
from bot.domain.plan.scalars import (
    CountryCode,
    Duration,
    Format,
    Key,
    Language,
    LocalDate,
    Localised,
    Moment,
    Quiet,
    Span,
    VisitKey,
    YesNo,
    ZoneName,
)

SeenBy = Literal["group", "organisation_type", "facilitators", "own_group", "no_one"]


class Scale(Part):
    """Whole steps from one end to the other, both ends named."""

    first: int = Field(1, alias="from", ge=0, le=10)
    last: int = Field(5, alias="to", ge=1, le=10)
    low: Localised = Localised()
    high: Localised = Localised()


class FollowUp(Part):
    """A second question, asked inside the same card when the rating is low."""

    at_most: int
    text: Localised


class Axes(Part):
    """What the two directions of a grid mean, from one end to the other."""

    left: Localised
    right: Localised
    bottom: Localised
    top: Localised


class FormField(Part):
    """One question of a form."""

    key: Key
    label: Localised
    kind: Literal["text", "scale", "date", "choice", "choices"] = Field("text", alias="as")
    max: int = Field(1000, ge=1, le=4000)
    scale: Scale | None = None
    options: Mapping[Key, Localised] = {}
    most: int = Field(1, ge=1, le=12)
    optional: YesNo = False


class CriticalFriend(Part):
    """Who answers which questions on somebody's plan."""

    friends: int = 1
    questions: tuple[Localised, ...] = ()


class LaterQuestion(Part):
    """What is asked again some time after the visit, of those who said yes to that."""

    after: Duration
    text: Localised
    options: Mapping[Key, Localised] = {}
    opt_in: YesNo = True


PromptKind = Literal[
    "text",
    "questions",
    "words",
    "choice",
    "choices",
    "scale",
    "temperature",
    "ranking",
    "points",
    "grid",
    "form",
]


class Prompt(Part):
    """Something to ask. `kind` decides which of the settings below count."""

    ask: Key
    kind: PromptKind = Field(alias="as")
    title: Localised = Localised()
    text: Localised = Localised()
    seen_by: SeenBy = "group"
    required: YesNo = False
    start: Literal["by_hand", "with_session"] = "by_hand"
    open: Duration | None = None  # how long, from the opening; none: until closed by hand
    until: Moment | None = None  # open until this moment instead
    change_until: Literal["close", "submit"] = "close"
    max: int = Field(1000, ge=1, le=4000)
    options: Mapping[Key, Localised] = {}
    most: int = Field(1, ge=1, le=12)
    other: YesNo = False
    correct: Key | None = None
    explain: Localised = Localised()
    scale: Scale | None = None
    then: FollowUp | None = None
    words: int = Field(3, ge=1, le=10)
    votes: int = Field(0, ge=0, le=10)
    voting: Duration = timedelta(minutes=5)  # how long votes are taken, after the questions
    discuss: Duration | None = None  # those who differ talk so long, then everybody votes again
    axes: Axes | None = None
    fields: tuple[FormField, ...] = ()
    may_share: YesNo = False
    feedback: CriticalFriend | None = None
    later: LaterQuestion | None = None
    retired: YesNo = False  # not asked any more; kept because it was answered

    @property
    def anonymous(self) -> bool:
        """Tell whether nobody may ever know who said what."""
        return self.seen_by == "no_one"


class Step(Part):
    """One timed step of a method."""

    key: Key
    lasts: Duration
    who: str = "all"
    each_round: YesNo = False
    text: Localised = Localised()
    collect: Localised = Localised()


class Grouping(Part):
    """How a method's groups are made."""

    size: int = Field(2, ge=2, le=12)
    sizes: tuple[int, ...] = ()
    avoid: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()


class Method(Part):
    """A peer-learning method, run as timed steps in groups."""

    method: str
    key: Key | None = None
    title: Localised = Localised()
    text: Localised = Localised()
    seen_by: SeenBy = "own_group"
    rounds: int = Field(1, ge=1, le=12)
    write: Duration | None = None
    grouping: Grouping | None = None
    steps: tuple[Step, ...] = ()
    score: Scale | None = None
    scores_needed: int | None = None
    show: int | None = None


A_PROMPT, A_METHOD = "a prompt", "a method"  # not keys: they stand in pydantic's error locations


def _kind_of_item(item: object) -> str:
    method = "method" in item if isinstance(item, Mapping) else isinstance(item, Method)
    return A_METHOD if method else A_PROMPT


RunItem = Annotated[
    Annotated[Prompt, Tag(A_PROMPT)] | Annotated[Method, Tag(A_METHOD)],
    Discriminator(_kind_of_item),
]


class Session(Part):
    """A part of a day."""

    key: Key
    at: Span
    title: Localised
    kind: str = "plenary"
    cancelled: YesNo = False  # still in the agenda, struck through; nothing of it takes place
    run: tuple[RunItem, ...] = ()


class Day(Part):
    """One day of the visit."""

    key: Key
    date: LocalDate
    title: Localised = Localised()
    sessions: tuple[Session, ...] = Field(min_length=1)


class Host(Part):
    """The city or region that shows its practice."""

    name: Localised
    country: CountryCode
    zone: ZoneName
    practice: Localised = Localised()


class TeamMember(Part):
    """Someone who runs the visit."""

    key: Key
    name: str
    role: Literal["facilitator", "host_coordinator", "organiser"] = "facilitator"
    title: Localised = Localised()
    languages: tuple[Language, ...] = ()


class Messages(Part):
    """How considerate the bot is, unless a person sets it otherwise."""

    quiet: Quiet = Quiet()
    at_most_a_day: int = Field(6, ge=1, le=20)


class Moderation(Part):
    """What waits for a facilitator before others see it."""

    profanity: YesNo = False  # texts with a word of the languages' lists
    words: tuple[str, ...] = ()  # further ones


class CheckIn(Part):
    """From when before a day's first session the word on the screen counts."""

    opens: Duration = timedelta(minutes=15)


class Completion(Part):
    """The rule for the certificates; every required prompt counts besides."""

    days: int = Field(ge=1, le=5)
    minutes_a_day: int = Field(0, ge=0, le=120)
    catch_up_until: Moment | None = None
    override: YesNo = True  # a facilitator may mark someone present, with a reason


class Signatory(Part):
    """Who signs."""

    name: str
    role: Localised = Localised()


class CertificateTerms(Part):
    """What stands on a certificate besides the facts."""

    issuer: str
    signed_by: Signatory
    outcomes: tuple[Localised, ...] = ()


class Privacy(Part):
    """What the privacy notice says; the controller decides, so nothing is assumed."""

    controller: str
    contact: str
    basis: Localised = Localised()
    keep_answers: Duration = timedelta(days=90)


class Selection(Part):
    """How the cohort came about, for the report."""

    applied: int
    selected: int
    waiting_list: int = 0


class Plan(Part):
    """One visit, whole."""

    hospes: Format
    visit: VisitKey
    based_on: int | None = None
    fictional: YesNo = False
    title: Localised
    programme: Localised = Localised()
    themes: tuple[str, ...] = ()
    format: Literal["online", "onsite"] = "online"
    host: Host
    times_in: ZoneName
    working_language: Language = "en"
    languages: tuple[Language, ...] = ("en",)
    places: int = Field(24, ge=1, le=500)
    selection: Selection | None = None
    house_rule: Literal["none", "chatham_house"] = "none"
    call_link: str = ""
    help_contact: str = ""
    team: tuple[TeamMember, ...] = ()
    messages: Messages = Messages()
    check_in: CheckIn = CheckIn()
    moderation: Moderation = Moderation()
    reminders: Cadence = RECOMMENDED
    complete: Completion
    certificate: CertificateTerms
    privacy: Privacy
    days: tuple[Day, ...] = Field(min_length=1)

    def prompts(self) -> dict[str, Prompt]:
        """Give every prompt by its key, in the order of the days."""
        return {
            item.ask: item
            for day in self.days
            for session in day.sessions
            for item in session.run
            if isinstance(item, Prompt)
        }

    def day(self, key: str) -> Day:
        """Give a day by its key.

        Raises:
            KeyError: there is no such day.
        """
        return {day.key: day for day in self.days}[key]
