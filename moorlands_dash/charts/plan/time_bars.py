"""An action's time as a bar: from its start to when it is due, how far it is, and how late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, see_through
from moorlands_dash.measures.plan.actions import DONE, IDLE, LATE, OVERDUE
from moorlands_dash.periods import MONTH_NAMES, add_months
from moorlands_dash.rows import Row

_WIDTH, _HEIGHT = 600, 20
_LEAST = 3
"""Width of the shortest bar that can be seen."""


def time_bar(row: Row, span: tuple[date, date], day: date, colours: Palette) -> Markup:
    """Return one action's bar as SVG, stretched to the width that it is shown in.

    `row` is one of `actions`, `span` the first and last day of the axis, `day` the one as at which
    it stands. The bar reaches from start to due, its filled part is the share done; of an overdue
    action the part from due to `day` is striped; a line stands at `day`, one at each quarter.
    """
    parts = [*_quarters(span, colours), *_bar(row, span, day, colours)]
    now = _x(day, span)
    parts.append(_line(now, colours.ink, 2))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none">{}</svg>'
    ).format(_WIDTH, _HEIGHT, Markup("").join(parts))


def plan_span(actions: pd.DataFrame, day: date) -> tuple[date, date]:
    """Return the first day of the month of the earliest start, and the last of all that is drawn.

    `actions` are rows of `actions`, at least one.
    """
    first = min(actions["start"].min().date(), day)
    last = max(actions["due"].max().date(), day)
    return first.replace(day=1), add_months(last.replace(day=1), 1) - timedelta(days=1)


def quarter_marks(span: tuple[date, date]) -> list[tuple[float, str]]:
    """Return where each third month begins, as a share of the axis, and its name; at most eight."""
    days = _firsts(span)
    return [
        (
            _x(day, span) / _WIDTH,
            f"{MONTH_NAMES[day.month - 1][:3]}"
            + (f" {day.year}" if day.year not in [before.year for before in days[:at]] else ""),
        )
        for at, day in enumerate(days)
    ]


def _firsts(span: tuple[date, date]) -> list[date]:
    months = [span[0]]
    while (after := add_months(months[-1], 1)) <= span[1]:
        months.append(after)
    step = 3 * max(1, -(-len(months) // 24))
    return months[::step]


def _bar(row: Row, span: tuple[date, date], day: date, colours: Palette) -> Iterator[Markup]:
    standing = str(row["standing"])
    colour = colours.worse if standing in LATE else colours.ours
    colour = colours.other if standing in IDLE else colour
    begin, end = _x(row["start"].date(), span), _x(row["due"].date(), span)
    width = max(end - begin, _LEAST)
    share = 1.0 if standing == DONE else 0.0 if pd.isna(row["progress"]) else row["progress"] / 100
    yield _box(begin, width, see_through(colour, 0.28))
    if share:
        yield _box(begin, max(width * share, _LEAST), colour)
    if standing == OVERDUE:
        late = _x(day, span) - end
        for place in range(0, int(late), 6):
            yield _box(end + place, min(3.0, late - place), colour)


def _quarters(span: tuple[date, date], colours: Palette) -> Iterator[Markup]:
    for day in _firsts(span):
        yield _line(_x(day, span), colours.grid, 1)


def _x(day: date, span: tuple[date, date]) -> float:
    share = (day - span[0]).days / max((span[1] - span[0]).days, 1)
    return round(min(max(share, 0.0), 1.0) * _WIDTH, 1)


def _box(x: float, width: float, colour: str) -> Markup:
    return Markup('<rect x="{}" y="4" width="{:.1f}" height="12" fill="{}"/>').format(
        x, width, colour
    )


def _line(x: float, colour: str, width: int) -> Markup:
    return Markup('<line x1="{}" x2="{}" y1="0" y2="{}" stroke="{}" stroke-width="{}"/>').format(
        x, x, _HEIGHT, colour, width
    )
