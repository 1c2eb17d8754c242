"""The card on which a facilitator prepares what they ask on the spot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say, Words
from bot.domain.plan.model import Prompt
from bot.domain.prompts import asked
from bot.domain.spots import MINUTES, SEEN_BY, Draft
from bot.errors import Refused
from bot.services import ghosts, rewording, spot_pages
from bot.services.closing import closing_time
from bot.services.outside import is_outside, reach
from bot.services.runs import prompt_of
from bot.services.spot_pages import Preparing
from bot.services.spot_prompts import TEMPERATURE, asked_now, prepared
from bot.texts.languages import own_name
from bot.views.announcements import reach_line
from bot.views.content import Content
from bot.views.prompts import open_content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.scene import Scene
from storage.ids import short
from storage.work import Reading


@dataclass(frozen=True)
class Unopened:
    """A run that is not there yet, so that its card can be drawn."""

    closes_at: datetime | None
    definition: dict[str, Any]
    id: int = 0
    visit_id: int = 0
    state: str = "open"
    phase: str = ""
    ghost: bool = False
    reopened: int = 0
    seal_key: bytes | None = None


@dataclass(frozen=True)
class NobodyYet:
    """Somebody who was just asked."""

    run_id: int = 0
    participant_id: int = 0
    answered: bool = False
    changed: int = 0
    submitted: bool = False
    nudged: bool = False
    proxy: int | None = None
    counted: bool = False
    shown: bool = False


@dataclass(frozen=True)
class Desk:
    """What the card is drawn from."""

    reading: Reading
    reader: Reader
    where: Preparing
    language: str

    def say(self, key: str, **args: Arg) -> str:
        """Give a text as Telegram HTML."""
        return self.reader.say(key, args)


def spot_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw what one of the team prepares for a visit (its key)."""
    visit = reading.visits.by_key(about)
    if visit is None or not reading.people.leads(address.person_id or 0, visit.id):
        return None
    reader = reader_of(reading, address, visit.id)
    where = spot_pages.preparing(reading, address.person_id, visit.id)
    if where is None:
        return Content(reader.say("spot-nothing"))
    desk = Desk(reading, reader, where, reader.language)
    try:
        text, rows = _page(desk)
    except Refused as refused:  # what is to be said otherwise was closed meanwhile
        text, rows = reader.say(refused.key, refused.text_args), [[_act(desk, "drop")]]
    return Content(text, reader.keyboard(rows))


def _page(desk: Desk) -> tuple[str, Keyboard]:
    match desk.where.page:
        case spot_pages.PREVIEW if desk.where.draft is not None:
            return _preview(desk, desk.where.draft)
        case spot_pages.WORDING:
            prompt = prompt_of(spot_pages.run_about(desk.reading, desk.where))
            said = Words((prompt.text or prompt.title).by_language)
            return desk.say("spot-ask-wording", text=said), [[_act(desk, "drop", "keep")]]
        case spot_pages.REWORDED if desk.where.draft is not None:
            return _reworded(desk)
        case _:
            ready_made = _act(desk, TEMPERATURE)
            return desk.say("spot-ask"), [[ready_made], [_act(desk, "drop")]]


def _preview(desk: Desk, draft: Draft) -> tuple[str, Keyboard]:
    prompt = prepared(desk.reading, desk.where)
    lines = [desk.say("spot-preview"), _as_seen(desk, prompt), *_whom(desk, prompt)]
    following = MINUTES[(MINUTES.index(draft.minutes) + 1) % len(MINUTES)]
    label = Say("spot-button-for", {"minutes": draft.minutes})
    lasts = label if draft.minutes else Say("spot-button-by-hand")
    rows = [
        [_sending(desk)],
        [_setting(desk, "kind", draft.kind, draft.kinds)],
        [_setting(desk, "seen", draft.seen_by, SEEN_BY)],
        [Button(lasts, _press(desk, f"for-{following}"))],
        [_act(desk, "drop")],
    ]
    return "\n\n".join(lines), rows


def _sending(desk: Desk) -> Button:
    """Give the button that sends: to everybody, or in a rehearsal to the team."""
    if ghosts.is_on(desk.reading, desk.where.visit_id):
        return _act(desk, "rehearse")
    count = asked_now(desk.reading, desk.where)
    return _act(desk, "send", count=count) if count else _act(desk, "send", "send-anyway")


def _reworded(desk: Desk) -> tuple[str, Keyboard]:
    prompt = rewording.proposal(desk.reading, desk.where, desk.language)
    lines = [desk.say("spot-reworded-preview"), _as_seen(desk, prompt)]
    others = rewording.untouched(desk.reading, desk.where, desk.language)
    if others:
        lines.append(desk.say("spot-other-languages", languages=_named(others)))
    return "\n\n".join(lines), [[_act(desk, "send", "reword")], [_act(desk, "drop", "keep")]]


def _named(languages: Iterable[str]) -> str:
    return ", ".join(own_name(one) for one in languages)


def _as_seen(desk: Desk, prompt: Prompt) -> str:
    """Draw the card as those who are asked will see it, its buttons as lines."""
    plan = desk.reading.visits.plan(desk.where.visit_id)
    closes = closing_time(plan, prompt, desk.reading.now)
    run: Any = Unopened(closes, prompt.model_dump(mode="json", by_alias=True))
    nobody: Any = NobodyYet()
    first = asked(prompt, {})[0]
    scene = Scene(desk.reading, desk.reader, run, prompt, nobody, {}, first)
    drawn = open_content(scene)
    buttons = [
        " ".join(desk.say("spot-as-button", label=key.label) for key in row)
        for row in drawn.keyboard
    ]
    return desk.say("spot-frame") + "\n" + "\n".join([drawn.text, *buttons])


def _whom(desk: Desk, prompt: Prompt) -> list[str]:
    """Say whom it reaches, where that is not simply everybody."""
    visit_id = desk.where.visit_id
    if ghosts.is_on(desk.reading, visit_id):
        return [desk.say("spot-to-team")]
    if not is_outside(desk.reading, visit_id):
        return []
    reached = reach(desk.reading, visit_id, prompt)
    closes = closing_time(desk.reading.visits.plan(visit_id), prompt, desk.reading.now)
    lines = reach_line(desk.reader, reached)
    if reached.late and closes is not None:
        when = At(closes, "moment")
        lines.append(desk.say("sheet-outside-late", late=reached.late, closes=when))
    return ["\n".join(lines)]


def _setting(desk: Desk, name: str, now: str, among: tuple[str, ...]) -> Button:
    """Name a setting as it is; a tap turns to the next one."""
    following = among[(among.index(now) + 1) % len(among)]
    words = Say(f"spot-button-{name}-{now.replace('_', '-')}")
    return Button(words, _press(desk, f"{name}-{following}"))


def _act(desk: Desk, act: str, label: str = "", **args: Arg) -> Button:
    return Button(Say(f"spot-button-{label or act}", args), _press(desk, act))


def _press(desk: Desk, what: str) -> str:
    return press(Verb.SPOT, short(desk.where.visit_id), what)
