"""How often somebody may do something: a burst at once, and then one each so many seconds."""

from collections.abc import Callable
from dataclasses import dataclass

KEPT = 20_000


@dataclass(frozen=True)
class Rate:
    """So many at once, and one more after each `seconds`; `name` keeps counts apart."""

    name: str
    burst: int
    seconds: float


ASKING = Rate("asking", 300, 0.02)
"""Any request of a person: a page that is open asks for little."""
SAYING = Rate("saying", 20, 1.0)
"""Messages, presses and whatever else the bot hears of."""
UPLOADING = Rate("uploading", 10, 5.0)
LINKING = Rate("linking", 5, 60.0)
"""New links for other devices."""
STRANGERS = Rate("strangers", 600, 0.05)
"""Requests without a session from one address, behind which there may be a whole school."""
WRONG = Rate("wrong", 30, 2.0)
"""Links that open nothing, and secrets that are wrong, from one address."""
WAY_IN = Rate("way in", 20, 60.0)
"""Asking for a way in from one address."""
WAY_IN_MAIL = Rate("way in mail", 3, 1200.0)
"""Ways in that are sent to one e-mail address."""
WAY_IN_DAY = Rate("way in day", 10, 8640.0)
"""The same over a day, so that nobody's mailbox is filled by whoever knows its address."""
FILES = Rate("files", 200, 432.0)
"""Files over a day, whatever became of them."""
KIBIBYTES = Rate("kibibytes", 200 * 1024, 0.421875)
"""The size of those files."""


class Rates:
    """Counts with one instant for each rate and asker: the one at which all is forgiven.

    Args:
        now: gives seconds that never run backwards.
        kept: counts remembered; beyond it those that are forgiven go, then the one that was not
            used for longest.
    """

    def __init__(self, now: Callable[[], float], kept: int = KEPT) -> None:
        self._now = now
        self._kept = kept
        self._forgiven: dict[tuple[str, object], float] = {}

    def __len__(self) -> int:
        """Count what is remembered."""
        return len(self._forgiven)

    def wait(self, rate: Rate, who: object, times: int = 1) -> float:
        """The seconds until they may do it (again), so many times; 0: they may."""
        full = self._forgiven.get((rate.name, who), 0.0) - self._now()
        return max(full - (rate.burst - times) * rate.seconds, 0.0)

    def add(self, rate: Rate, who: object, times: int = 1) -> None:
        """Count so many more."""
        now, key = self._now(), (rate.name, who)
        self._forgiven[key] = max(self._forgiven.pop(key, now), now) + times * rate.seconds
        if len(self._forgiven) > self._kept:  # many who come only once push nobody's count out
            self._forgiven = {key: full for key, full in self._forgiven.items() if full > now}
        while self._forgiven:
            oldest = next(iter(self._forgiven))
            if len(self._forgiven) <= self._kept and self._forgiven[oldest] > now:
                return
            del self._forgiven[oldest]

    def take(self, rate: Rate, who: object) -> float:
        """Count one more if they may; otherwise the seconds to wait."""
        wait = self.wait(rate, who)
        if not wait:
            self.add(rate, who)
        return wait
