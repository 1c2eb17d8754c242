"""Putting an export into words: one reader, and times on the host's clock."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.messages import Arg
from bot.domain.plan.scalars import Localised
from bot.views.reader import Reader
from bot.views.values import localised


@dataclass(frozen=True)
class Wording:
    """Whose language the file speaks, and whose clock its times are on."""

    reader: Reader
    zone: str

    def word(self, key: str, **args: Arg) -> str:
        """Give a text of `exports.ftl`."""
        return self.reader.plain(f"export-{key}", args)

    def text(self, written: Localised | str) -> str:
        """Give what people or the plan's authors wrote."""
        return localised(self.reader, written)

    def clock(self, instant: datetime | None) -> datetime | None:
        """Give an instant as the host's clock showed it, without a zone."""
        return (
            None
            if instant is None
            else instant.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        )

    def joined(self, *words: str) -> str:
        """Give several remarks as one."""
        return "; ".join(filter(None, words))
