"""The sliding second as the channel counts it: where messages arrive, not where they leave.

A message is counted somewhere between its leaving and its answer. The quickest answer of late tells
how long the way takes at least; what another answer took beyond that may have been lost before
the message arrived. So a message counts from its leaving plus that, and the one that is `most`
places behind it waits for a second from then.
"""

import math
from collections import deque
from dataclasses import dataclass

_SECOND = 1.0005  # seconds; a little more than one, because clocks round
_DOUBT = 3  # messages' time; an answer that takes longer is slow itself, the message has arrived
_FADING = 1.0002  # per answer, how the memory of the quickest one fades


@dataclass(eq=False)
class Flight:
    """A message on its way.

    Attributes:
        left: the monotonic second at which it was let go.
        took: seconds until it was answered; infinite before that.
    """

    left: float
    took: float = math.inf


class Window:
    """Keeps any sliding second to so many messages."""

    def __init__(self, most: int) -> None:
        self._flights: deque[Flight] = deque(maxlen=most)
        self._longest_doubt = _DOUBT / most
        self._quickest = math.inf

    def free_at(self) -> float:
        """Give the monotonic second from which another message may leave."""
        if len(self._flights) < (self._flights.maxlen or 0):
            return -math.inf
        first = self._flights[0]
        return first.left + self._doubt(first) + _SECOND

    def leave(self, now: float) -> Flight:
        """Let a message go."""
        flight = Flight(now)
        self._flights.append(flight)
        return flight

    def land(self, flight: Flight, now: float) -> None:
        """Hear that a message was answered, or failed."""
        flight.took = now - flight.left
        self._quickest = min(flight.took, self._quickest * _FADING)

    def _doubt(self, flight: Flight) -> float:
        if self._quickest == math.inf:
            return 0.0
        return min(max(flight.took - self._quickest, 0.0), self._longest_doubt)
