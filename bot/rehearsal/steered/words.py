"""The words of the stage's page, in the language of whoever looks at it."""

from starlette.requests import Request

from bot.domain.plan.model import Plan
from bot.rehearsal.steered.clock import SPEEDS
from bot.rehearsal.steered.mood import PACES
from bot.texts import catalogue

# What the page fills in itself, so that it need not ask: `{ $name }` stays to be replaced there.
_FILLED_IN = {
    "session-on": ("title", "word"),
    "there": ("when", "what"),
    "size-of": ("size", "most"),
    "share-of": ("share",),
    "close": ("name",),
}
_FIXED = (
    "title", "hint", "hint-gone", "clock", "play", "pause", "speed", "jump", "jumping",
    "nothing-next", "session-off", "chats", "another", "take", "give", "role-crowd", "role-away",
    "crowd", "size", "share", "pace", "sent", "sent-nothing", "lost", "starting", "script",
)  # fmt: skip


def language_of(request: Request) -> str:
    """Choose the language that was asked for, else the first one of the browser that we speak."""
    wanted = request.query_params.get("lang", "")
    accepted = [part.partition(";")[0].strip() for part in
                request.headers.get("accept-language", "").split(",")]  # fmt: skip
    for one in (wanted, *accepted):
        base = one.partition("-")[0].lower()
        if base in catalogue.languages():
            return base
    return catalogue.FALLBACK


def words(language: str) -> dict[str, str]:
    """Give all words of the page by name."""
    fixed = {name: catalogue.plain(language, f"stage-{name}") for name in _FIXED}
    filled = {
        name: catalogue.plain(language, f"stage-{name}", {one: f"{{{one}}}" for one in names})
        for name, names in _FILLED_IN.items()
    }
    paces = {f"pace-{pace}": catalogue.plain(language, f"stage-pace-{pace}") for pace in PACES}
    return {**fixed, **filled, **paces}


def speeds(language: str) -> dict[int, str]:
    """Give how each speed is written."""
    return {
        times: catalogue.plain(language, "stage-speed-times", {"times": times}) for times in SPEEDS
    }


def title(plan: Plan, language: str) -> str:
    """Give the visit's title."""
    return plan.title.in_(language, plan.working_language)
