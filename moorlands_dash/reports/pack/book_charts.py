"""Excel's own charts beside the tables that they are drawn of: whoever gets them can edit them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.model import Table

_SIZE = {"width": 620, "height": 300}
_ROWS = 16
"""Rows of the sheet that a chart takes."""


@dataclass(frozen=True)
class Line:
    """One row of marks: the column that it is drawn of, its name and its look."""

    column: str
    name: str
    colour: str
    dash: str = "solid"


_LINES = {
    "trajectory": (
        Line("actual_cumulative", "Counted so far", LIGHT.ours),
        Line("milestone_cumulative", "The way to the target", LIGHT.ink, "dash"),
        Line("baseline_cumulative", "Baseline", LIGHT.quiet, "round_dot"),
    ),
    "survey": (
        Line("share", "Share", LIGHT.ours),
        Line("target", "Promised", LIGHT.ink, "dash"),
    ),
}
_ALONG = {"trajectory": "month", "survey": "period_end"}
"""Table -> the column along which its charts run; a chart for each target."""


def draw_charts(book: Any, sheet: Any, name: str, table: Table, first: int, titles: Any) -> None:
    """Lay a chart for each target beside its table, whose rows begin at `first`, from 0.

    `titles` are the targets' by their ids.
    """
    if table.name not in _LINES:
        return
    columns = SPECS[table.name].names
    for place, (target, start, end) in enumerate(_groups(table)):
        chart = book.add_chart({"type": "line"})
        title = str(titles.get(target, target))
        for line in _LINES[table.name]:
            at = columns.index(line.column)
            along = columns.index(_ALONG[table.name])
            chart.add_series(
                {
                    "name": line.name,
                    "categories": [name, first + start, along, first + end, along],
                    "values": [name, first + start, at, first + end, at],
                    "line": {"color": line.colour, "width": 2, "dash_type": line.dash},
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
        chart.set_legend({"position": "bottom"})
        chart.set_x_axis({"num_format": "mmm yyyy", "text_axis": True})
        chart.set_size(_SIZE)
        options = {"description": f"{title}: what the rows of {target} in this sheet hold."}
        sheet.insert_chart(first - 1 + place * _ROWS, len(columns) + 1, chart, options)


def _groups(table: Table) -> Iterator[tuple[str, int, int]]:
    """Yield each target with its first and last row; a target's rows stand together."""
    targets = table.frame["target_id"].astype(str).tolist()
    start = 0
    for place, target in enumerate(targets, start=1):
        if place == len(targets) or targets[place] != target:
            yield target, start, place - 1
            start = place
