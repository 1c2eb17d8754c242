"""What surrounds the board on its page: the words that stay, the way to take part, languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from babel import Locale

from bot.domain.plan.model import Plan
from bot.services import boards
from bot.texts import catalogue
from bot.texts.languages import own_name
from storage.work import Reading

_WORDS = (
    "join",
    "how",
    "left",
    "minute",
    "time-up",
    "gone",
    "lost",
    "refresh",
    "refresh-now",
    "help",
    "close",
    "fullscreen",
    "theme",
    "qr",
    "language",
    "before",
    "after",
    "starred",
)


@dataclass(frozen=True)
class Frame:
    """What the page is made of besides what the board shows.

    Attributes:
        direction: ltr or rtl, as the language is written.
        languages: what the visit's other languages call themselves, the next one first.
        link: brings people of the visit to what is open; empty if no bot is known.
        words: by the end of their keys, without markup.
    """

    language: str
    direction: str
    languages: Mapping[str, str]
    link: str
    words: Mapping[str, str]

    @property
    def typed(self) -> str:
        """Write the link as people type it from a screen."""
        parts = urlsplit(self.link)
        return f"{parts.netloc}{parts.path}"


def board_frame(reading: Reading, token: str, wanted: str) -> Frame | None:
    """Give what surrounds a board in a language, the visit's own if it has no such one."""
    board = boards.behind(reading, token)
    if board is None:
        return None
    plan = reading.visits.plan(board.visit_id)
    language = language_of(plan, wanted)
    link = boards.joining_link(reading, board.visit_id)
    words = {key: catalogue.plain(language, f"board-{key}") for key in _WORDS}
    return Frame(
        language=language,
        direction=Locale.parse(language, sep="-").text_direction,
        languages={code: own_name(code) for code in _others(_languages(plan), language)},
        link=link,
        words=words,
    )


def language_of(plan: Plan, wanted: str) -> str:
    """Choose the board's language: the one asked for, else that in which the visit works."""
    found = _languages(plan)
    return wanted if wanted in found else found[0]


def _others(languages: list[str], language: str) -> list[str]:
    place = languages.index(language)
    return [*languages[place + 1 :], *languages[:place]]


def _languages(plan: Plan) -> list[str]:
    """Give the visit's languages that we have words in, the one in which it works first."""
    spoken = [plan.working_language, *plan.languages]
    known = [one for one in dict.fromkeys(spoken) if one in catalogue.languages()]
    return known or [catalogue.FALLBACK]
