"""A sender's months as one strip: each month's state by shape, and by colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette
from moorlands_dash.rows import Row

WHOLE, PART, LATE, MISSING = "whole", "part", "late", "missing"
REVISED, TO_COME = "revised", "to come"
SHAPES = (WHOLE, REVISED, PART, LATE, MISSING, TO_COME)
"""What a month may be, as the key names it; one that isn't expected has no box."""
_GAP = 0.12
"""Share of a month's width that stays free after it."""


def month_strip(frame: pd.DataFrame, months: Sequence[pd.Timestamp], colours: Palette) -> Markup:
    """Return `month state revised` rows of one sender as SVG, one place a month of `months`.

    It is stretched to the width in which it is shown.
    """
    width = 100 / max(len(months), 1)
    place = {month: number for number, month in enumerate(months)}
    parts = [
        shape
        for row in frame.to_dict("records")
        if row["month"] in place
        for shape in _shapes(shown_as(row), place[row["month"]] * width, width, colours)
    ]
    return _svg(parts)


def state_sign(state: str, colours: Palette) -> Markup:
    """Return one month's shape as SVG, for the key."""
    return _svg(list(_shapes(state, 0, 100, colours)))


def shown_as(row: Row) -> str:
    """Return the state that a month is drawn as: a whole one may be revised."""
    return REVISED if row["state"] == WHOLE and row["revised"] else str(row["state"])


def _shapes(state: str, at: float, width: float, colours: Palette) -> Iterator[Markup]:
    """Yield whole: full; revised: full with a notch; part: its lower half; late: a bar; missing:
    a cross; to come: a line at its foot."""
    wide = width * (1 - _GAP)
    if state in (WHOLE, REVISED):
        yield _box(at, 6, wide, 88, colours.ours)
    if state == REVISED:
        yield _box(at + wide * 0.3, 6, wide * 0.4, 44, colours.paper)
    if state == PART:
        yield _box(at, 50, wide, 44, colours.ours)
        yield _box(at, 6, wide, 10, colours.ours)
    if state == LATE:
        yield _box(at, 36, wide, 28, colours.worse)
    if state == MISSING:
        yield _line(at, 6, at + wide, 94, colours.worse)
        yield _line(at, 94, at + wide, 6, colours.worse)
    if state == TO_COME:
        yield _box(at, 84, wide, 10, colours.other)


def _box(x: float, y: float, width: float, height: float, colour: str) -> Markup:
    return Markup('<rect x="{}%" y="{}%" width="{}%" height="{}%" fill="{}"/>').format(
        round(x, 2), y, round(width, 2), height, colour
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> Markup:
    return Markup(
        '<line x1="{}%" y1="{}%" x2="{}%" y2="{}%" stroke="{}" stroke-width="2"/>'
    ).format(round(x1, 2), y1, round(x2, 2), y2, colour)


def _svg(parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">{}</svg>'
    ).format(Markup("").join(parts))
