"""Hospes.

Whatever of it is loaded first, it is settled by then which time zone data count.
"""

from bot.zone_data import choose

choose()
