"""A grid of two by two as a picture."""

from functools import partial

from bot.documents.grids import GridChart, render_grid
from bot.documents.grids import Spot as DrawnSpot
from bot.domain.items import Grid, Spot
from bot.views.pictures.frame import Drawing, Frame
from bot.views.values import localised

_QUARTERS = ("left_top", "right_top", "left_bottom", "right_bottom")


def grid(frame: Frame, item: Grid) -> Drawing:
    """Give the picture of a grid: where each thing was put together, and how many put it where."""
    axes = item.axes
    left, right, bottom, top = (
        localised(frame.reader, end) for end in (axes.left, axes.right, axes.bottom, axes.top)
    )
    spots = tuple(_spot(frame, spot) for spot in item.spots)
    return partial(
        render_grid,
        GridChart(frame.title, spots, left, right, bottom, top, frame.total, frame.reader.language),
    )


def _spot(frame: Frame, spot: Spot) -> DrawnSpot:
    counts = [frame.word("number", number=spot.quarters.get(corner, 0)) for corner in _QUARTERS]
    label = localised(frame.reader, spot.label)
    return DrawnSpot(label, spot.across, spot.up, (counts[0], counts[1], counts[2], counts[3]))
