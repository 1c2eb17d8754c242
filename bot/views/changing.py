"""The card on which the team changes a visit: what, by how much, and whom it reaches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say, Words
from bot.domain.plan.amending import CANCEL, MOVE, RESTORE, session_called, start_of
from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.model import Day, Plan, Session
from bot.errors import Refused
from bot.services import change_pages as pages
from bot.services import changing
from bot.services.previewing import Preview, preview
from bot.services.sheet_turning import MAIN
from bot.services.visit_words import title_of
from bot.services.visiting import name_of
from bot.texts import times
from bot.views.content import Content
from bot.views.news import latest_lines, news_lines
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import short, unshort
from storage.work import Reading

_STEPS = (5, 10, 15, 30)  # minutes
_MOST = 6  # days or sessions with a button each


@dataclass(frozen=True)
class Scene:
    """All that a page is drawn from; `noted` is what the dialogue holds."""

    reading: Reading
    reader: Reader
    visit_id: int
    plan: Plan
    noted: Mapping[str, Any]

    def say(self, key: str, **args: Arg) -> str:
        """Put a text into the reader's words."""
        return self.reader.say(key, args)

    def button(self, label: str, what: str, about: str = "", **args: Arg) -> Button:
        """Give a button of this card."""
        data = press(Verb.CHANGE, short(self.visit_id), what, about)
        return Button(Say(f"change-button-{label}", args), data)

    def clock(self, instant: datetime) -> str:
        """Write a time of day on the reader's clock."""
        return times.clock_time(instant, self.reader.zone, self.reader.language)

    def left(self, day: Day) -> list[Session]:
        """Give the sessions of a day that are not over."""
        now = self.reading.now
        return [one for one in day.sessions if session_end(self.plan, day, one) > now]

    def ahead(self, day: Day, session: Session) -> bool:
        """Tell whether a session has not begun, so that it can be called off."""
        return session_start(self.plan, day, session) > self.reading.now

    def content(self, lines: list[str], rows: Keyboard) -> Content:
        """Put a page together, with what was not understood above."""
        if said := self.noted.get("unclear"):
            lines = [self.say("change-unclear", said=said), "", *lines]
        return Content("\n".join(lines), self.reader.keyboard(rows))


def change_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the card of a visit (its id as `short` writes it), at the page of this person."""
    visit_id = unshort(about)
    if not reading.people.leads(address.person_id or 0, visit_id):
        return None
    dialogue = reading.people.dialogue(address.person_id)
    page, noted = pages.MAIN, {}
    if dialogue is not None and dialogue.visit_id == visit_id:
        page, noted = pages.page_of(dialogue), dialogue.draft
    reader = reader_of(reading, address, visit_id)
    scene = Scene(reading, reader, visit_id, reading.visits.written(visit_id), noted)
    return _PAGES[page](scene)


def _main(scene: Scene) -> Content:
    title = title_of(scene.plan)
    days = [day for day in scene.plan.days if scene.left(day)][:_MOST]
    key = "change-title" if days else "change-over"
    rows = [[scene.button("day", pages.DAY, day.key, name=name_of(day))] for day in days]
    sheet = press(Verb.SHEET, short(scene.visit_id), MAIN, "")
    link = scene.button("link", pages.LINK)
    back = Button(Say("change-button-sheet"), sheet)
    latest = latest_lines(scene.reading, scene.reader, scene.visit_id)
    lines = [scene.say(key, visit=title), *(["", *latest] if latest else [])]
    return scene.content(lines, [*rows, [link], [back]])


def _day(scene: Scene) -> Content:
    day = next((day for day in scene.plan.days if day.key == scene.noted["about"]), None)
    return _of_day(scene, day) if day else _main(scene)


def _of_day(scene: Scene, day: Day) -> Content:
    left = scene.left(day)
    if not left:
        return _main(scene)
    lines = [scene.say("change-day", name=name_of(day), date=day.date)]
    rows = [[_session_button(scene, day, one)] for one in left[:_MOST]]
    whole = [[scene.button("whole-day", pages.ITEM, day.key)]] if len(left) > 1 else []
    return scene.content(lines, [*rows, *whole, [scene.button("back", pages.MAIN)]])


def _session_button(scene: Scene, day: Day, session: Session) -> Button:
    key = "session-cancelled" if session.cancelled else "session"
    start, name = scene.clock(session_start(scene.plan, day, session)), _name(session)
    return scene.button(key, pages.ITEM, session.key, start=start, name=name)


def _item(scene: Scene) -> Content:
    about = scene.noted["about"]
    found = session_called(scene.plan, about)
    if found is not None:
        return _session(scene, *found)
    day = next((day for day in scene.plan.days if day.key == about), None)
    return _whole_day(scene, day) if day else _main(scene)


def _session(scene: Scene, day: Day, session: Session) -> Content:
    left = scene.left(day)
    if session not in left:
        return _of_day(scene, day)
    args: dict[str, Arg] = {
        "name": _name(session),
        "start": scene.clock(session_start(scene.plan, day, session)),
        "end": At(session_end(scene.plan, day, session)),
    }
    back = [scene.button("back", pages.DAY, day.key)]
    if session.cancelled:
        lines = [scene.say("change-session-cancelled", **args)]
        return scene.content(lines, [[scene.button("restore", RESTORE, session.key)], back])
    following = left[-1].key != session.key
    along = following and bool(scene.noted.get("follow", True))
    state = ["change-what-follows" if along else "change-only-this"] if following else []
    lines = [scene.say("change-session", **args), *map(scene.say, state), _how(scene)]
    toggle = scene.button("following" if along else "follow", changing.FOLLOW, session.key)
    rows = [*_steps(scene), *([[toggle]] if following else [])]
    cancel = (
        [[scene.button("cancel-session", CANCEL, session.key)]] if scene.ahead(day, session) else []
    )
    return scene.content(lines, [*rows, *cancel, back])


def _whole_day(scene: Scene, day: Day) -> Content:
    lines = [scene.say("change-day", name=name_of(day), date=day.date), _how(scene)]
    back = [scene.button("back", pages.DAY, day.key)]
    left = scene.left(day)
    if not left:
        return _main(scene)
    if all(session.cancelled for session in left):
        return scene.content(lines[:1], [[scene.button("restore", RESTORE, day.key)], back])
    off = any(scene.ahead(day, session) for session in left if not session.cancelled)
    cancel = [[scene.button("cancel-day", CANCEL, day.key)]] if off else []
    return scene.content(lines, [*_steps(scene), *cancel, back])


def _how(scene: Scene) -> str:
    start = start_of(scene.plan, scene.noted["about"]) or scene.reading.now
    return scene.say("change-how", example=scene.clock(start))


def _steps(scene: Scene) -> Keyboard:
    about = scene.noted["about"]
    return [
        [scene.button(way, MOVE, f"{about}.{sign * step}", minutes=step) for step in _STEPS]
        for way, sign in (("later", 1), ("earlier", -1))
    ]


def _link(scene: Scene) -> Content:
    link = scene.plan.call_link
    line = scene.say("change-ask-link", link=link) if link else scene.say("change-ask-no-link")
    return scene.content([line], [[scene.button("back", pages.MAIN)]])


def _preview(scene: Scene) -> Content:
    no = scene.button("no", changing.NO)
    try:
        amendment = changing.amendment_of(scene.noted)
        found = preview(scene.reading, changing.proposed(scene.reading, scene.visit_id, amendment))
    except Refused as refused:
        return scene.content([scene.reader.say(refused.key, refused.text_args)], [[no]])
    if found is None:
        return _main(scene)
    yes = scene.button("yes", changing.YES, changing.token_of(scene.noted))
    lines = [scene.say("change-preview"), *news_lines(scene.reader, found.news)]
    return scene.content([*lines, "", *_reach(scene, found)], [[yes], [no]])


def _reach(scene: Scene, found: Preview) -> list[str]:
    """Say whom it reaches, and which messages change."""
    lines = [scene.say("change-preview-told", people=found.told)]
    if found.later:
        lines.append(scene.say("change-preview-later", later=found.later))
    ways = ("moved", "gone", "added", "again", "sent")
    numbers = {way: found.number(way) for way in ways}  # type: ignore[arg-type]
    return [
        *lines,
        *(
            scene.say(f"change-preview-{way}", number=number)
            for way, number in numbers.items()
            if number
        ),
    ]


def _name(session: Session) -> Words:
    return Words(session.title.by_language)


_PAGES: Mapping[str, Callable[[Scene], Content]] = {
    pages.MAIN: _main,
    pages.DAY: _day,
    pages.ITEM: _item,
    pages.LINK: _link,
    pages.PREVIEW: _preview,
}
