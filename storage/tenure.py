"""One duty, from taking it up to laying it down; never in the way of our signs of life."""

import asyncio

import structlog

from storage.keeping import Duty
from storage.lease import Lease

log = structlog.get_logger(__name__)


class Tenure:
    """A duty that this process has; it is taken up in the background.

    Args:
        duty: which.
        lease: opened already.
    """

    def __init__(self, duty: Duty, lease: Lease) -> None:
        self.duty = duty
        self.lease = lease
        self._log = log.bind(duty=duty.name)
        self._beginning = asyncio.create_task(duty.take_up(lease))
        self._log.info("duty taken up")

    @property
    def failed(self) -> bool:
        """Tell whether it could not be taken up."""
        return self._fault() is not None

    async def end(self) -> None:
        """Lay it down, however far it had been taken up."""
        self._beginning.cancel()
        await asyncio.wait({self._beginning})
        fault = self._fault()
        try:
            await self.duty.lay_down()
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are laid down too
            fault = error
        if fault is not None:
            self._log.error("duty failed", error=type(fault).__name__)
        self._log.info("duty laid down")

    def _fault(self) -> BaseException | None:
        begun = self._beginning
        return begun.exception() if begun.done() and not begun.cancelled() else None
