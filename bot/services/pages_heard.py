"""What is typed while somebody looks at a page that hears it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row

from bot.services import (
    announcing,
    change_pages,
    changing,
    noting,
    proxy_pages,
    proxying,
    settings_heard,
    settings_pages,
    spot_pages,
    spotting,
    timeline_pages,
)
from bot.services.callers import Me
from bot.services.looking import ANNOUNCING, TIMELINE
from bot.services.placing import waiting_in
from bot.services.sheet_turning import WRITING
from storage.work import Work

Take = Callable[[Work, Me, Row[Any], str], bool]


def settles(work: Work, me: Me, text: str) -> bool:
    """Take what is typed while somebody looks at a page; not what another place waits for."""
    dialogue = work.people.dialogue(me.person.id)
    for hears, take in _PAGES:
        if dialogue is not None and hears(work, dialogue):
            return take(work, me, dialogue, text)
    if dialogue is None or not dialogue.expects.startswith(settings_pages.PREFIX):
        return False
    alone = not waiting_in(work, me)
    if settings_pages.hears(work, dialogue) and settings_heard.hear(
        work, me, dialogue, text, alone=alone
    ):
        return True
    settings_pages.leave(work, me)
    return False


def _unless_waiting(hear: Callable[..., bool]) -> Take:
    """Let a page answer what it does not understand only where no prompt waits for a text."""

    def take(work: Work, me: Me, dialogue: Row[Any], text: str) -> bool:
        return hear(work, me, dialogue, text, alone=not waiting_in(work, me))

    return take


# The pages on which something may be typed: whether one hears it now, and who takes it.
_PAGES: tuple[tuple[Callable[[Work, Row[Any]], bool], Take], ...] = (
    (spot_pages.hears, spotting.hear),
    (proxy_pages.hears, proxying.hear),
    (ANNOUNCING.hears, _unless_waiting(announcing.hear)),
    (TIMELINE.hears, _unless_waiting(timeline_pages.hear)),
    (WRITING.hears, noting.hear),
    (change_pages.hears, _unless_waiting(changing.hear)),
)
