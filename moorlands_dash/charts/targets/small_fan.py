"""A target's year as small as a stamp: counted, forecast and promised, or a survey's waves.

The words beside it say what it shows; the full figure stands on the target's card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import BANDS
from moorlands_dash.charts.theme import Palette, see_through
from moorlands_dash.rows import Row

_WIDTH, _HEIGHT, _EDGE = 220, 66, 4
_ROOM = 1.08
"""How far above what is drawn the height reaches."""

Point = tuple[float, float]


def small_fan(
    months: pd.DataFrame, forecast: pd.DataFrame, target: Row, colours: Palette
) -> Markup:
    """Return a target that counts incidents as SVG: its count, its forecast's bands, its limit.

    `months` and `forecast` are the target's rows of `trajectory` and `forecast`, `target` its row
    of `targets`. Lines start from 0 at the year's first day; each month stands at its end.
    """
    counted = months["actual_cumulative"].tolist()
    whole = next((at for at, value in enumerate(counted) if pd.isna(value)), len(counted))
    tops = [months["milestone_cumulative"].max(), forecast["upper_95"].max(), target["target"]]
    tops += counted[:whole]
    at = _Places(len(months), 0.0, _ROOM * max([1.0, *(float(t) for t in tops if pd.notna(t))]))
    goal = at.y(float(target["target"]))
    parts = [
        *_bands(forecast, whole, counted, at, colours),
        _path(
            [(0, 0.0), *enumerate(months["milestone_cumulative"], 1)], at, colours.quiet, 1.4, "4 3"
        ),
        Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="1.6"/>').format(
            at.x(0), at.x(len(months)), goal, goal, colours.ink
        ),
        _path([(0, 0.0), *enumerate(counted[:whole], 1)], at, colours.ours, 3, ""),
    ]
    return _drawing(parts)


def small_waves(waves: pd.DataFrame, target: Row, colours: Palette) -> Markup:
    """Return a survey's waves as SVG: dots with their 95% intervals against what is promised.

    `waves` holds the target's rows of `survey`. Hidden waves are not drawn; shares don't start
    from zero, as a dot has no length that could mislead.
    """
    shown = waves.dropna(subset=["share"]).reset_index(drop=True)
    drawn = [*shown["share"], *shown["lower_95"], *shown["upper_95"]]
    found = [*drawn, target["target"], target["baseline"]]
    known = [float(value) for value in found if pd.notna(value)] or [0.0, 1.0]
    room = (max(known) - min(known)) * 0.08 or 0.05
    at = _Places(max(len(shown) + 1, 2), min(known) - room, max(known) + room)
    goal = at.y(float(target["target"]))
    parts = [
        Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="1.6"/>').format(
            at.x(0), at.x(at.steps), goal, goal, colours.ink
        )
    ]
    for place, row in enumerate(shown.to_dict("records"), 1):
        x = at.x(place)
        low, high = (
            at.y(row["share"] if pd.isna(row[limit]) else row[limit])
            for limit in ("lower_95", "upper_95")
        )
        parts.append(
            Markup(
                '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="2.4"/>'
                '<circle cx="{}" cy="{}" r="4.4" fill="{}"/>'
            ).format(x, x, low, high, colours.ours, x, at.y(row["share"]), colours.ours)
        )
    return _drawing(parts)


class _Places:
    """Where a month's end and a value stand in the drawing."""

    def __init__(self, steps: int, low: float, high: float) -> None:
        self.steps = max(steps, 1)
        self.low, self.high = low, high

    def x(self, step: float) -> float:
        return round(_EDGE + step / self.steps * (_WIDTH - 2 * _EDGE), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE), 1)


def _bands(
    forecast: pd.DataFrame, whole: int, counted: Sequence[float], at: _Places, colours: Palette
) -> Iterator[Markup]:
    """Yield the forecast's bands, the widest first, and its middle; none of a year that is over."""
    if forecast.empty or bool(forecast["known"].all()):
        return
    begin = float(counted[whole - 1]) if whole else 0.0
    rows = forecast.iloc[whole:]
    steps = [whole, *range(whole + 1, whole + 1 + len(rows))]
    for level, opacity in BANDS:
        upper = zip(steps, [begin, *rows[f"upper_{level}"]], strict=True)
        lower = zip(steps, [begin, *rows[f"lower_{level}"]], strict=True)
        corners = [*upper, *reversed(list(lower))]
        yield Markup('<polygon points="{}" fill="{}"/>').format(
            _joined(corners, at), see_through(colours.ours, opacity)
        )
    middle = list(zip(steps, [begin, *rows["median"]], strict=True))
    yield _path(middle, at, colours.ours, 1.8, "5 3")


def _path(points: Sequence[Point], at: _Places, colour: str, width: float, dash: str) -> Markup:
    look = Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup()
    return Markup(
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}" '
        'stroke-linejoin="round"{}/>'
    ).format(_joined(points, at), colour, width, look)


def _joined(points: Sequence[Point], at: _Places) -> str:
    return " ".join(f"{at.x(step)},{at.y(float(value))}" for step, value in points)


def _drawing(parts: Sequence[Markup]) -> Markup:
    return Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}</svg>').format(
        _WIDTH, _HEIGHT, Markup("").join(parts)
    )
