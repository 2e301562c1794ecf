"""A row of months as small as a line of text: the usual range shaded, gaps left open."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette

_WIDTH, _HEIGHT, _EDGE = 240, 46, 4
_LATEST = 12

Point = tuple[float, float]


def sparkline(frame: pd.DataFrame, colours: Palette) -> Markup:
    """Return `month count` rows, and `usual_lower usual_upper` where known, as SVG.

    The latest twelve months are drawn heavier; months without a file are grey ground and a gap
    in the line. The height runs from zero to the largest value shown.
    """
    rows = frame.reset_index(drop=True)
    names = [name for name in ("count", "usual_upper") if name in rows]
    top = max((float(rows[name].max()) for name in names if rows[name].notna().any()), default=1.0)
    at = _Places(len(rows), top or 1.0)
    recent = max(len(rows) - _LATEST, 0)
    parts = [
        *_gaps(rows, at, colours),
        *_band(rows, at, colours),
        *_lines(rows.iloc[: recent + 1], at, colours.other, 1.4),
        *_lines(rows.iloc[recent:], at, colours.ours, 2.4),
    ]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none">{}</svg>'
    ).format(_WIDTH, _HEIGHT, Markup("").join(parts))


class _Places:
    """Where a month and a count stand in the drawing."""

    def __init__(self, months: int, top: float) -> None:
        self.step = (_WIDTH - 2 * _EDGE) / max(months - 1, 1)
        self.top = top

    def x(self, place: float) -> float:
        return round(_EDGE + place * self.step, 1)

    def y(self, value: float) -> float:
        return round(_HEIGHT - _EDGE - value / self.top * (_HEIGHT - 2 * _EDGE), 1)


def _runs(rows: pd.DataFrame, column: str) -> Iterator[pd.Series]:
    """Yield the runs of rows without a gap in the column, by place."""
    known = rows[column].notna()
    runs = (known != known.shift()).cumsum()
    for _, run in rows.loc[known, column].groupby(runs[known]):
        yield run


def _lines(rows: pd.DataFrame, at: _Places, colour: str, width: float) -> Iterator[Markup]:
    look = Markup('fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"').format(
        colour, width
    )
    for run in _runs(rows, "count"):
        points = _points(run, at)
        if len(points) == 1:
            (x, y) = points[0]
            yield Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(x, y, width, colour)
        yield Markup('<polyline points="{}" {}/>').format(_joined(points), look)


def _band(rows: pd.DataFrame, at: _Places, colours: Palette) -> Iterator[Markup]:
    if "usual_lower" not in rows:
        return
    for run in _runs(rows, "usual_lower"):
        upper = _points(rows["usual_upper"].loc[run.index], at)
        lower = _points(run, at)
        yield Markup('<polygon points="{}" fill="{}"/>').format(
            _joined(upper + lower[::-1]), colours.band
        )


def _gaps(rows: pd.DataFrame, at: _Places, colours: Palette) -> Iterator[Markup]:
    for place in rows.index[rows["count"].isna()]:
        left = max(at.x(place - 0.5), 0)
        yield Markup('<rect x="{}" y="0" width="{}" height="{}" fill="{}"/>').format(
            left, round(at.step, 1), _HEIGHT, colours.missing
        )


def _points(run: pd.Series, at: _Places) -> list[Point]:
    return [(at.x(place), at.y(float(run.loc[place]))) for place in run.index]


def _joined(points: list[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
