"""Every kind of card there is: a card's subject begins with one of these words."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.views.agenda import agenda_card
from bot.views.ahead import next_card, now_card
from bot.views.announcements import announcement_card
from bot.views.attendance import attendance_card
from bot.views.calendar import feed_card
from bot.views.changing import change_card
from bot.views.checkin import check_in_card
from bot.views.content import Content
from bot.views.joining import joining_card
from bot.views.progress import me_card
from bot.views.prompts import prompt_card
from bot.views.results import result_card
from bot.views.rsvp import rsvp_card
from bot.views.settings import settings_card
from bot.views.sheet import sheet_card
from bot.views.timeline import timeline_card
from storage.work import Reading

Draw = Callable[[Reading, Row[Any], str], Content | None]

CARDS: Mapping[str, Draw] = {
    "join": joining_card,
    "agenda": agenda_card,
    "announce": announcement_card,
    "attendance": attendance_card,
    "calendar": feed_card,
    "change": change_card,
    "checkin": check_in_card,
    "me": me_card,
    "next": next_card,
    "now": now_card,
    "prompt": prompt_card,
    "result": result_card,
    "rsvp": rsvp_card,
    "settings": settings_card,
    "sheet": sheet_card,
    "timeline": timeline_card,
}
