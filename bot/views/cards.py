"""Every kind of card there is: a card's subject begins with one of these words."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.views.agenda import agenda_card
from bot.views.ahead import next_card, now_card
from bot.views.announcements import announcement_card
from bot.views.attendance import attendance_card
from bot.views.board_card import board_card
from bot.views.calendar import feed_card
from bot.views.changing import change_card
from bot.views.checkin import check_in_card
from bot.views.content import Content
from bot.views.hands import hand_card, queue_card
from bot.views.joining import joining_card
from bot.views.moderation import moderation_card
from bot.views.pairs import pairs_card
from bot.views.progress import me_card
from bot.views.prompts import prompt_card
from bot.views.proxies import proxy_card
from bot.views.results import picture_card, result_card
from bot.views.rsvp import rsvp_card
from bot.views.settings import settings_card
from bot.views.sheet import sheet_card
from bot.views.spots import spot_card
from bot.views.timeline import timeline_card
from bot.views.voices import voices_card
from storage.work import Reading

Draw = Callable[[Reading, Row[Any], str], Content | None]

CARDS: Mapping[str, Draw] = {
    "join": joining_card,
    "agenda": agenda_card,
    "announce": announcement_card,
    "attendance": attendance_card,
    "board": board_card,
    "calendar": feed_card,
    "change": change_card,
    "checkin": check_in_card,
    "hand": hand_card,
    "me": me_card,
    "moderate": moderation_card,
    "next": next_card,
    "now": now_card,
    "pairs": pairs_card,
    "picture": picture_card,
    "prompt": prompt_card,
    "proxy": proxy_card,
    "queue": queue_card,
    "result": result_card,
    "rsvp": rsvp_card,
    "settings": settings_card,
    "sheet": sheet_card,
    "spot": spot_card,
    "timeline": timeline_card,
    "voices": voices_card,
}
