"""What somebody types while they look at a page of their settings."""

from typing import Any

from sqlalchemy import Row

from bot.domain.spoken_times import pause_said, quiet_said
from bot.domain.zones import offered
from bot.services.aside import said_back
from bot.services.callers import Me, hold
from bot.services.settings import set_language, set_pause, set_quiet
from bot.services.settings_pages import CARD, PAUSE, PREFIX, QUIET, WAYS, ZONE, enter
from bot.services.wishing import languages_of, wishes_of
from bot.texts import languages
from bot.texts.places import folded, zones_named
from storage.work import Work


def hear(work: Work, me: Me, dialogue: Row[Any], text: str, *, alone: bool) -> bool:
    """Take what somebody typed while they look at a page.

    Args:
        work: the transaction.
        me: who.
        dialogue: at one of our pages.
        text: what they wrote.
        alone: nothing else waits for text, so that what is not understood was meant for us.

    Returns:
        Whether it was taken, or answered with what would be right.
    """
    me = hold(work, me)
    page = dialogue.expects.removeprefix(PREFIX)
    if page == WAYS:  # there is nothing to type
        return False
    if page == ZONE:
        understood = _hear_zone(work, me, text)
    elif page == QUIET:
        hours = quiet_said(text)
        understood = hours is not None and bool(set_quiet(work, me, hours, anew=True))
    elif page == PAUSE:
        end = pause_said(text, work.now, wishes_of(work, me.person.id).zone)
        understood = end is not None and bool(set_pause(work, me, end, anew=True))
    else:
        understood = _hear_language(work, me, text)
    if not understood and alone:
        enter(work, me, page, unclear=said_back(text))
        work.refresh(me.address.id, CARD, anew=True)
    return understood or alone


def _hear_zone(work: Work, me: Me, text: str) -> bool:
    found = offered("", zones_named(text), work.now)
    if found:
        enter(work, me, ZONE, found=list(found))
        work.refresh(me.address.id, CARD, anew=True)
    return bool(found)


def _hear_language(work: Work, me: Me, text: str) -> bool:
    for code in languages_of(work, me.person.id):
        if folded(text) in {folded(languages.own_name(code)), code}:
            return bool(set_language(work, me, code, anew=True))
    return False
