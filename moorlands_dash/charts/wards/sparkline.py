"""A row of months as small as a line of text: the usual range shaded, gaps left open."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from moorlands_dash.charts.theme import Palette

_WIDTH, _HEIGHT, _EDGE = 240, 46, 4
_LATEST = 12

Point = tuple[float, float]


def sparkline(frame: pd.DataFrame, colours: Palette) -> str:
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
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="none">{"".join(parts)}</svg>'
    )


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


def _lines(rows: pd.DataFrame, at: _Places, colour: str, width: float) -> Iterator[str]:
    look = f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"'
    for run in _runs(rows, "count"):
        points = _points(run, at)
        if len(points) == 1:
            (x, y) = points[0]
            yield f'<circle cx="{x}" cy="{y}" r="{width}" fill="{colour}"/>'
        yield f'<polyline points="{_joined(points)}" {look}/>'


def _band(rows: pd.DataFrame, at: _Places, colours: Palette) -> Iterator[str]:
    if "usual_lower" not in rows:
        return
    for run in _runs(rows, "usual_lower"):
        upper = _points(rows["usual_upper"].loc[run.index], at)
        lower = _points(run, at)
        yield f'<polygon points="{_joined(upper + lower[::-1])}" fill="{colours.band}"/>'


def _gaps(rows: pd.DataFrame, at: _Places, colours: Palette) -> Iterator[str]:
    for place in rows.index[rows["count"].isna()]:
        left = max(at.x(place - 0.5), 0)
        yield (
            f'<rect x="{left}" y="0" width="{round(at.step, 1)}" height="{_HEIGHT}" '
            f'fill="{colours.missing}"/>'
        )


def _points(run: pd.Series, at: _Places) -> list[Point]:
    return [(at.x(place), at.y(float(run.loc[place]))) for place in run.index]


def _joined(points: list[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
