"""Whether the bot is logged in here: `logOut` and `close` of the Bot API.

What is known of them: after `logOut` every call is refused for 10 minutes (documented), in the
words "Logged out", code 400 (measured by many); what waited for the bot is forgotten and its
webhook removed (server's source). `close` ends the waiting call and changes nothing else; the next
call launches the bot anew. It is refused in the 10 minutes after a launch (documented), though not
for bots launched in the first 10 minutes of a server (server's source). What the cloud's many
servers do between each other is not known, and this is one server.
"""

import math
from collections.abc import Callable

from bot.chat_server.errors import BotApiError, too_many_requests

SECONDS = 600

LOGGED_OUT = BotApiError(400, "Logged out")
RESTART = BotApiError(500, "Internal Server Error: restart")


class Login:
    """Measured by the server's clock, in seconds since the epoch."""

    def __init__(self, clock: Callable[[], float], out_until: float = 0.0) -> None:
        self._clock = clock
        self._started = clock()
        self._launched: float | None = None
        self.out_until = out_until

    def enter(self) -> None:
        """Launch the bot if it is not; raises BotApiError 400 while it is logged out."""
        if self._launched is None:
            if self.out_until > self._clock():
                raise LOGGED_OUT
            self._launched = self._clock()

    def log_out(self) -> None:
        """Let the bot not in again for 10 minutes."""
        self.out_until = self._clock() + SECONDS
        self._launched = None

    def close(self) -> None:
        """Let the next call launch the bot anew; raises BotApiError 429 soon after a launch."""
        launched, now = self._launched or self._started, self._clock()
        if launched > self._started + SECONDS and launched + SECONDS > now:
            raise too_many_requests(math.ceil(launched + SECONDS - now))
        self._launched = None
