"""Putting things into words for one reader: their language, their time zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.messages import Arg, At, Button, Keyboard, Say, Words
from bot.texts import catalogue, times
from bot.views.content import Key


@dataclass(frozen=True)
class Reader:
    """Who will read it.

    Attributes:
        language: one of `catalogue.languages()`.
        zone: the reader's IANA zone.
        host_zone: the host's, shown beside where the clocks differ.
        working_language: what people's texts fall back to.
    """

    language: str
    zone: str
    host_zone: str
    working_language: str = "en"

    def say(self, key: str, args: Mapping[str, Arg] | None = None) -> str:
        """Give a text as Telegram HTML."""
        return catalogue.say(self.language, key, self._words_of(args))

    def plain(self, key: str, args: Mapping[str, Arg] | None = None) -> str:
        """Give a text for a button or a toast."""
        return catalogue.plain(self.language, key, self._words_of(args))

    def words(self, written: Words) -> str:
        """Choose the version that the reader understands best."""
        versions = written.by_language
        for language in (self.language, "", self.working_language, catalogue.FALLBACK):
            if versions.get(language):
                return versions[language]
        if not versions and written.otherwise:
            return self.plain(written.otherwise)
        return next(iter(versions.values()), "")

    def at(self, when: At) -> str:
        """Write an instant in the reader's zone, the host's beside it."""
        time = times.clock_time(when.instant, self.zone, self.language)
        if not times.same_time(when.instant, self.zone, self.host_zone):
            time = catalogue.plain(
                self.language,
                "time-two-zones",
                {
                    "time": time,
                    "host-time": times.clock_time(when.instant, self.host_zone, self.language),
                    "host-city": times.city(self.host_zone, self.language),
                },
            )
        if when.style == "time":
            return time
        day = times.day(when.instant.astimezone(ZoneInfo(self.zone)).date(), self.language)
        if when.style == "day":
            return day
        return catalogue.plain(self.language, "moment", {"day": day, "time": time})

    def keyboard(self, rows: Keyboard) -> tuple[tuple[Key, ...], ...]:
        """Label the buttons."""
        return tuple(tuple(self._key(button) for button in row) for row in rows)

    def _key(self, button: Button) -> Key:
        return Key(str(self._word(button.label)), button.press, button.url)

    def _words_of(self, args: Mapping[str, Arg] | None) -> dict[str, str | int | float]:
        return {name: self._word(value) for name, value in (args or {}).items()}

    def _word(self, value: Arg) -> str | int | float:
        match value:
            case At():
                return self.at(value)
            case Words():
                return self.words(value)
            case Say():
                return self.plain(value.key, value.args)
            case date():
                return times.day(value, self.language)
            case _:
                return value
