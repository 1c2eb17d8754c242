"""How the crowd is: how many there are, how many of them answer, and how fast."""

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

Pace = Literal["eager", "normal", "slow"]
PACES: tuple[Pace, ...] = get_args(Pace)
_FACTORS = {"eager": 0.2, "normal": 1.0, "slow": 4.0}
ALL = 100  # percent


@dataclass(frozen=True)
class Mood:
    """What whoever rehearses wishes of the crowd.

    Attributes:
        size: how many people are simulated.
        share: how many of them answer what is asked, in percent.
        pace: how long they read and think.
    """

    size: int = 8
    share: int = 85
    pace: Pace = "normal"

    @property
    def factor(self) -> float:
        """Give by how much longer than usually they read and think."""
        return _FACTORS[self.pace]

    def changed(self, wishes: dict[str, Any]) -> "Mood":
        """Give the mood with what is wished of it; what makes no sense is left out."""
        pace = wishes.get("pace")
        return replace(
            self,
            size=_number(wishes.get("size"), self.size),
            share=min(_number(wishes.get("share"), self.share), ALL),
            pace=pace if pace in PACES else self.pace,
        )


def _number(wish: object, otherwise: int) -> int:
    fits = isinstance(wish, int) and not isinstance(wish, bool) and wish >= 0
    return int(wish) if fits else otherwise  # type: ignore[call-overload] # it is an int
