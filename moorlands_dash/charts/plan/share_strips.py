"""A survey question on the scale of all: the newest share with its interval, and the one before."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette
from moorlands_dash.rows import Row

_WIDTH, _HEIGHT = 600, 28
_MIDDLE, _HALF = _HEIGHT / 2, 4
SCALE = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares at which a line stands across every question."""


def share_strip(row: Row, before: float, colours: Palette) -> Markup:
    """Return one question from 0% to 100% as SVG, stretched to the width that it is shown in.

    `row` is the question's newest row of `residents`, `before` the share of the wave that it is set
    against, NaN where there is none. A share that is hidden for its few answers is not drawn.
    """
    parts = [
        Markup('<rect x="{}" y="0" width="1" height="{}" fill="{}"/>').format(
            min(_x(share), _WIDTH - 1), _HEIGHT, colours.grid
        )
        for share in SCALE
    ]
    parts += [*_before(before, colours), *_now(row, colours)]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none">{}</svg>'
    ).format(_WIDTH, _HEIGHT, Markup("").join(parts))


def _before(share: float, colours: Palette) -> Iterator[Markup]:
    if pd.notna(share):
        yield Markup(
            '<rect x="{}" y="{}" width="{}" height="12" fill="none" stroke="{}" stroke-width="2"/>'
        ).format(_x(share) - _HALF, _MIDDLE - 6, 2 * _HALF, colours.other)


def _now(row: Row, colours: Palette) -> Iterator[Markup]:
    if pd.isna(row["share"]):
        return
    low, high = _x(row["lower_95"]), _x(row["upper_95"])
    yield Markup('<rect x="{}" y="{}" width="{:.1f}" height="3" fill="{}"/>').format(
        low, _MIDDLE - 1.5, high - low, colours.ours
    )
    yield Markup('<rect x="{}" y="{}" width="{}" height="16" fill="{}"/>').format(
        _x(row["share"]) - _HALF, _MIDDLE - 8, 2 * _HALF, colours.ours
    )


def _x(share: float) -> float:
    return round(float(share) * _WIDTH, 1)
