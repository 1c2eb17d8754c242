"""The team's card on which they decide what others see of what people wrote."""

from typing import Any

from sqlalchemy import Row

from bot.domain.contributions import Contribution
from bot.domain.curating import HIDDEN
from bot.domain.messages import Arg
from bot.services import merging, moderating
from bot.services.disclosure import voices_needed
from bot.services.moderating import LENGTH
from bot.services.runs import prompt_of, title_of
from bot.views.content import Content
from bot.views.moderation_keyboards import (
    ON_A_PAGE,
    back_keyboard,
    list_keyboard,
    one_keyboard,
    pick_keyboard,
    review_keyboard,
)
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import excerpt, localised
from storage.ids import unshort
from storage.work import Reading

_IN_A_LIST = 240  # code points of one contribution
_WHOLE = 2500
_MERGED = 5  # texts named below the one that they are counted as
_Args = dict[str, Arg]


def moderation_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the card of a run (its id as `short` writes it) at the page turned to in this chat."""
    run = reading.prompts.run(unshort(about))
    if run is None or not reading.people.leads(address.person_id or 0, run.visit_id):
        return None
    reader = reader_of(reading, address, run.visit_id)
    turned = reading.card_pages.of(address.id, moderating.card_of(run.id))
    page, _, name = turned.partition(":")
    match page:
        case "one":
            return _one(reading, reader, run, name)
        case "pick":
            return _pick(reading, reader, run, name)
        case "review":
            return _review(reading, reader, run)
        case _:
            return _list(reading, reader, run, int(name or 0))


def _list(reading: Reading, reader: Reader, run: Row[Any], start: int) -> Content:
    found = moderating.contributions_of(reading, run)
    start = _page_of(start, found)
    blocks = [_head(reading, reader, run, found), *_lines(reader, found, start)]
    asked = merging.suggested(reading, run)
    rows = list_keyboard(run, found, start, suggestions=len(asked))
    return Content("\n\n".join(blocks), reader.keyboard(rows))


def _one(reading: Reading, reader: Reader, run: Row[Any], name: str) -> Content:
    found = moderating.contributions_of(reading, run)
    one = next((one for one in found if one.name == name), None)
    if one is None:
        return Content(reader.say("moderate-gone"), reader.keyboard(back_keyboard(run)))
    blocks = [
        _title(reader, run),
        _text(reader, one, _WHOLE),
        _state(reader, one),
        *_merged(reader, one),
    ]
    rows = one_keyboard(reading, run, one, others=len(found) > 1)
    return Content("\n\n".join(filter(None, blocks)), reader.keyboard(rows))


def _pick(reading: Reading, reader: Reader, run: Row[Any], about: str) -> Content:
    """Draw the others that one may be put together with."""
    name, start = about[:LENGTH], int(about[LENGTH:] or 0)
    found = moderating.contributions_of(reading, run)
    one = next((one for one in found if one.name == name), None)
    if one is None:
        return Content(reader.say("moderate-gone"), reader.keyboard(back_keyboard(run)))
    others = tuple(other for other in found if other.name != name)
    start = _page_of(start, others)
    head = reader.say("moderate-pick", {"text": excerpt(one.text, _IN_A_LIST)})
    blocks = [head, *_lines(reader, others, start)]
    rows = pick_keyboard(run, one, others, start)
    return Content("\n\n".join(blocks), reader.keyboard(rows))


def _review(reading: Reading, reader: Reader, run: Row[Any]) -> Content:
    """Draw the next two words that may be meant as one."""
    left = merging.suggested(reading, run)
    if not left:
        return Content(reader.say("moderate-reviewed"), reader.keyboard(back_keyboard(run)))
    pair = left[0]
    args: _Args = {
        "word": pair.word.text,
        "people": pair.word.people,
        "as_word": pair.as_word.text,
        "as_people": pair.as_word.people,
        "left": len(left),
    }
    return Content(reader.say("moderate-review", args), reader.keyboard(review_keyboard(run, pair)))


def _title(reader: Reader, run: Row[Any]) -> str:
    return reader.say("moderate-list", {"title": title_of(prompt_of(run))})


def _head(reading: Reading, reader: Reader, run: Row[Any], found: tuple[Contribution, ...]) -> str:
    if not found:
        return "\n".join([_title(reader, run), _nothing(reading, reader, run)])
    counts = {
        "moderate-count": len(found),
        "moderate-waiting": sum(one.waits for one in found),
        "moderate-hidden": sum(one.decided.state == HIDDEN for one in found),
    }
    said = (reader.say(key, {"count": count}) for key, count in counts.items() if count)
    return "\n".join([_title(reader, run), " ".join(said)])


def _page_of(start: int, found: tuple[Contribution, ...]) -> int:
    last = max(len(found) - 1, 0) // ON_A_PAGE * ON_A_PAGE
    return min(start // ON_A_PAGE * ON_A_PAGE, last)


def _lines(reader: Reader, found: tuple[Contribution, ...], start: int) -> list[str]:
    return [
        reader.say(
            "moderate-line",
            {"number": one.number, "text": _plain(reader, one, _IN_A_LIST), "marks": _marks(one)},
        )
        for one in found[start : start + ON_A_PAGE]
    ]


def _nothing(reading: Reading, reader: Reader, run: Row[Any]) -> str:
    """Say why there is nothing: nobody wrote, or it may not be told yet."""
    needed = voices_needed(reading, run) if prompt_of(run).anonymous else 0
    if needed:
        return reader.say("moderate-needs-voices", {"count": needed})
    return reader.say("moderate-nothing")


def _marks(one: Contribution) -> str:
    """Show what was decided, as signs that stand in the list's legend."""
    signs = {
        "⏳": one.waits,
        "🙈": one.decided.state == HIDDEN,
        "⭐": one.decided.starred,
        "📌": one.decided.pinned,
        "✓": one.decided.answered,
    }
    return "".join(f" {sign}" for sign, there in signs.items() if there)


def _plain(reader: Reader, one: Contribution, limit: int) -> str:
    text = excerpt(one.text, limit)
    if one.people > 1 or one.votes:
        return reader.plain("moderate-counted", {"text": text, "number": one.votes or one.people})
    return text


def _text(reader: Reader, one: Contribution, limit: int) -> str:
    by = localised(reader, one.by)
    args: _Args = {"text": _plain(reader, one, limit), "by": by}
    return reader.say("moderate-text-of" if by else "moderate-text", args)


def _state(reader: Reader, one: Contribution) -> str:
    said = [f"moderate-is-{one.decided.state}"] if one.decided.state != "shown" else []
    for name in ("starred", "pinned", "answered"):
        said += [f"moderate-is-{name}"] if getattr(one.decided, name) else []
    return "\n".join(reader.say(key) for key in said)


def _merged(reader: Reader, one: Contribution) -> list[str]:
    if not one.merged:
        return []
    texts = [excerpt(text, _IN_A_LIST) for text in one.merged[:_MERGED]]
    lines = [reader.say("moderate-merged", {"count": len(one.merged)})]
    return ["\n".join([*lines, *(reader.say("result-line", {"text": text}) for text in texts)])]
