"""How long things are kept: every age in one place, each with its reason.

The plan of a visit says how long answers are: `privacy.keep_answers`.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.plan.calendar import moment
from bot.domain.plan.model import Plan, Privacy

# A chat that belongs to nobody: time enough to come back with the right link.
STRANGERS = timedelta(days=1)

# A code for another channel that was used or expired: time to say so to whoever is late.
CODES = timedelta(days=1)

# A raised hand that was never called: it counts on its own day only.
HANDS = timedelta(days=1)

# That an update was handled: Telegram brings one again for a day at most, and after a week
# without any it may number them anew.
SEEN_UPDATES = timedelta(days=7)

# An update that failed: time for the operator to find the fault; it holds what somebody wrote.
PARKED_UPDATES = timedelta(days=30)

# A letter that was sent or dropped: time to tell what somebody was told, and why not.
LETTERS = timedelta(days=90)

# A message on our own page: a visit and what follows it, as long as anybody looks back.
CHATS = timedelta(days=180)


@dataclass(frozen=True)
class Ages:
    """The ages that an operator may set, each at least two days.

    Attributes:
        seen: that an update was handled; Telegram brings one again for a day.
        letters: a letter that was sent or dropped; a day's count against the daily cap.
    """

    seen: timedelta = SEEN_UPDATES
    letters: timedelta = LETTERS


USUAL = Ages()


def days_kept(privacy: Privacy) -> int:
    """Give for how many days after a visit its answers are kept; a day begun counts."""
    return -(-privacy.keep_answers // timedelta(days=1))


def end_of_answers(plan: Plan, days: int) -> datetime:
    """Give the instant at which answers have been kept for whole days after the last one."""
    after = plan.days[-1].date + timedelta(days=1 + days)
    return moment(plan, datetime.combine(after, time()))
