"""What a result consists of, one item after the other: for messages, pictures, board and files."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.plan.model import Axes
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.tallies import Count


@dataclass(frozen=True)
class Head:
    """What the lines below belong to: a question, or somebody's name."""

    text: Localised | str


@dataclass(frozen=True)
class Line:
    """One answer, after a name or a question or nothing."""

    text: Localised | str
    before: Localised | str = ""
    contribution: str = ""
    starred: bool = False


@dataclass(frozen=True)
class Counts:
    """A tally, with how many people it counts and, for ratings, their mean."""

    question: Question
    counts: tuple[Count, ...]
    people: int
    mean: float | None = None


@dataclass(frozen=True)
class Explanation:
    """The right option's key (empty if none is right), its label, and what the plan says."""

    correct: str
    label: Localised
    text: Localised


@dataclass(frozen=True)
class Place:
    """Where an option came in a ranking: `score` from 0 (always last) to 1 (always first)."""

    key: str
    score: float
    first: int  # how many put it first
    ranked: int  # how many gave it any place


@dataclass(frozen=True)
class Ranking:
    """Options in the order that people together gave them, with how many people that were."""

    question: Question
    places: tuple[Place, ...]
    people: int


@dataclass(frozen=True)
class Share:
    """How many of the hundred points an option got on average."""

    key: str
    mean: float


@dataclass(frozen=True)
class Shares:
    """A hundred points as people together shared them out, in the order of the options."""

    question: Question
    shares: tuple[Share, ...]
    people: int


@dataclass(frozen=True)
class Spot:
    """Where people together put something on a grid: means from 0 (left, bottom) to 1.

    `quarters` counts by corner: `left_bottom`, `right_bottom`, `left_top`, `right_top`.
    """

    key: str
    label: Localised
    across: float
    up: float
    quarters: Mapping[str, int]
    people: int


@dataclass(frozen=True)
class Grid:
    """A grid of two by two with what was put on it."""

    axes: Axes
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Candidate:
    """A question that is voted on, or was; those merged into it are counted with it."""

    contribution: str
    text: str
    name: Localised | str
    votes: int
    pinned: bool = False
    answered: bool = False


@dataclass(frozen=True)
class Ballot:
    """Questions by votes, pinned ones first, and how many more stand on the next pages."""

    candidates: tuple[Candidate, ...]
    more: int = 0


@dataclass(frozen=True)
class Shift:
    """Two votes on the same question, and how many went from which option to which.

    `moved` leaves out those who stayed.
    """

    question: Question
    before: tuple[Count, ...]
    after: tuple[Count, ...]
    moved: Mapping[tuple[str, str], int]
    people: int


Item = Head | Line | Counts | Explanation | Ranking | Shares | Grid | Ballot | Shift
