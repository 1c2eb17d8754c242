"""Somebody goes: those who wait behind them, or talk with them, hear of it."""

from typing import Any

from sqlalchemy import Row

from bot.services import discussing, raising
from storage.work import Work


def leave_others(work: Work, participant: Row[Any]) -> None:
    """Lower somebody's hand, and have the cards of others show that they are gone."""
    raising.leave(work, participant)
    discussing.leave(work, participant)
