"""A clock that whoever tests a bot can move."""

from bot.chat_server.state import REAL_TIME


class MovableClock:
    """Seconds since the epoch: real time, until somebody moves it or makes it stand still.

    It dates messages and rules how long updates and pressed buttons wait. Nobody's sleep becomes
    shorter by it: a bot's own timers are the bot's.
    """

    def __init__(self) -> None:
        self._ahead = 0.0
        self._stands_at: float | None = None

    def __call__(self) -> float:
        """The time now."""
        return REAL_TIME() + self._ahead if self._stands_at is None else self._stands_at

    def advance(self, seconds: float) -> None:
        """Let so much time pass at once; raises ValueError if it would go back."""
        if seconds < 0:
            raise ValueError("a clock goes forward")
        if self._stands_at is None:
            self._ahead += seconds
        else:
            self._stands_at += seconds

    def stand_still(self, at: float | None = None) -> None:
        """Stay at an instant, now unless one is given, and move by `advance` only."""
        self._stands_at = self() if at is None else at
