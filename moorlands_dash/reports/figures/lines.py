"""Figures that are a line of words with a small drawing each: as their page has them, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.charts.comparison.strips import rate_strip, strip_top
from moorlands_dash.charts.plan.standing import MARKS
from moorlands_dash.charts.plan.time_bars import plan_span, quarter_marks, time_bar
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.board import board_chart, board_ink
from moorlands_dash.rows import Row
from moorlands_dash.vocabulary import choice_name
from moorlands_dash.words.comparison.strips import STRIPS_SCALE, strip_words
from moorlands_dash.words.numbers import decimal
from moorlands_dash.words.plan.actions import bar_words, bars_key
from moorlands_dash.words.trends.board import (
    BY_CHANCE,
    board_month,
    latest,
    tile_status,
    tile_words,
)

_STRIP = (230, 26)
"""Points of a drawing, which on a page is as wide as there is room."""


@dataclass(frozen=True)
class Line:
    """One line: its name, its drawing as SVG, and what is said of it."""

    name: str
    svg: str
    said: str
    sign: str = ""
    ink: str = LIGHT.ink
    """Colour of its sign, and of its status."""
    status: str = ""
    end: str = ""
    """What stands where the drawing ends."""


@dataclass(frozen=True)
class Lines:
    """The lines of a figure and what they share."""

    lines: tuple[Line, ...]
    high: float
    """Points that each drawing is high."""
    key: tuple[tuple[str, str, str], ...] = ()
    """Sign, colour and meaning of each mark."""
    axis: tuple[tuple[float, str], ...] = ()
    """Shares of the drawings' width, and what is written there."""
    note: str = ""

    def content(self) -> dict[str, Any]:
        """Return them as plain values, for a template."""
        lines = [vars(line) | {"svg": str(line.svg)} for line in self.lines]
        return vars(self) | {"lines": lines}


def strip_lines(frame: pd.DataFrame, average: pd.DataFrame, *, ours: str, others: str) -> Lines:
    """Return a strip a group, its highest rates first, as `ui/comparison/strips` has them.

    `average` has the rate per group of one area that is marked beside them; it may be empty.
    """
    rows = frame[frame["level"] == "district"]
    own = rows[rows["area_code"] == ours].sort_values("rate_per_1000", ascending=False)
    rates = average.set_index("group")["rate_per_1000"].astype(float)
    beside = str(average["area_name"].iloc[0]) if rates.notna().any() else ""
    marks = (
        ("●", LIGHT.ours, str(own["area_name"].iloc[0])),
        ("|", LIGHT.other, others),
        ("¦", LIGHT.country, beside),
    )
    lines = tuple(
        _strip(str(group), rows[rows["group"] == group], rates.get(group, float("nan")), ours)
        for group in own["group"]
    )
    key = tuple(mark for mark in marks if mark[2])
    return Lines(lines, _STRIP[1], key=key, note=f"{STRIPS_SCALE[:1].upper()}{STRIPS_SCALE[1:]}.")


def _strip(group: str, rows: pd.DataFrame, beside: float, ours: str) -> Line:
    top = strip_top(rows, beside)
    drawn = rate_strip(rows, LIGHT, ours=ours, beside=beside, size=_STRIP)
    end = "" if pd.isna(top) else decimal(top)
    return Line(group, drawn, strip_words(rows, ours), end=end)


def action_lines(actions: pd.DataFrame, day: date) -> Lines:
    """Return a bar of time an action, at least one, on one axis: as on `day`."""
    span = plan_span(actions, day)
    lines = tuple(_action(row, span, day) for row in actions.to_dict("records"))
    return Lines(lines, 14, axis=tuple(quarter_marks(span)), note=bars_key(day))


def _action(row: Row, span: tuple[date, date], day: date) -> Line:
    sign, meaning = MARKS[str(row["standing"])]
    drawn, ink = time_bar(row, span, day, LIGHT), str(getattr(LIGHT, meaning))
    return Line(str(row["title"]), drawn, bar_words(row), sign=sign, ink=ink)


def board_lines(frame: pd.DataFrame) -> Lines:
    """Return a line a measure of `control-board`: its months, and what the latest comes to."""
    return Lines(tuple(_measures(frame)), 26, note=BY_CHANCE)


def _measures(frame: pd.DataFrame) -> Iterator[Line]:
    points = {str(key): rows for key, rows in frame.groupby("category", sort=False)}
    month = board_month(frame)
    for row in latest(frame).to_dict("records"):
        sign, status = tile_status(row)
        yield Line(
            choice_name(str(row["category"])),
            board_chart(points[str(row["category"])], LIGHT),
            tile_words(row, month),
            sign=sign,
            ink=board_ink(str(row["meaning"]), LIGHT),
            status=status,
        )
