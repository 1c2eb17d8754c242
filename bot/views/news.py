"""What a newer plan changes, in words: before and after on the reader's clock."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.messages import Arg, At, Words
from bot.domain.plan.news import Item, News, Times
from bot.services.telling import latest_news, news_between
from bot.services.visit_words import title_of
from bot.views.reader import Reader
from storage.work import Reading


def notice(reading: Reading, reader: Reader, letter: Row[Any]) -> str:
    """Write a notice, as Telegram HTML; its letter knows which two versions it is about.

    Args:
        reading: the state when it is sent.
        reader: who gets it.
        letter: a row of the outbox.
    """
    since, version = int(letter.args["since"]), int(letter.args["version"])
    found = news_between(reading, letter.visit_id, since, version, letter.created_at)
    plan = reading.visits.plan_version(letter.visit_id, version)
    head = reader.say("change-notice", {"visit": title_of(plan)})
    return "\n".join([head, *news_lines(reader, found)])


def news_lines(reader: Reader, found: News) -> list[str]:
    """Write all that changed, a line each."""
    lines = [_line(reader, item) for item in found.items]
    if found.link is not None:
        key = "change-link" if found.link else "change-no-link"
        lines.append(reader.say(key, {"link": found.link}))
    return lines


def latest_lines(reading: Reading, reader: Reader, visit_id: int) -> list[str]:
    """Write what was changed last, for the team; nothing if that is some time ago."""
    found = latest_news(reading, visit_id)
    if found is None:
        return []
    head = reader.say("change-latest", {"when": At(found[0])})
    return [head, *news_lines(reader, found[1])]


def _line(reader: Reader, item: Item) -> str:
    name = item.name if isinstance(item.name, date) else Words(item.name.by_language)
    return reader.say(f"change-{item.what}", {"name": name, **_times(reader, item)})


def _times(reader: Reader, item: Item) -> Mapping[str, Arg]:
    match item:
        case Item(what="ends", before=Times(end=before), after=Times(end=after)):
            return {"before": At(before), "after": At(after, "moment")}
        case Item(before=Times(start=before), after=Times(start=after)):
            style = "time" if _same_day(reader, before, after) else "moment"
            return {"before": At(before, "moment"), "after": At(after, style)}
        case Item(before=Times(start=start)) | Item(after=Times(start=start)):
            return {"when": At(start, "moment")}
    raise ValueError(item)


def _same_day(reader: Reader, *instants: datetime) -> bool:
    return len({instant.astimezone(ZoneInfo(reader.zone)).date() for instant in instants}) == 1
