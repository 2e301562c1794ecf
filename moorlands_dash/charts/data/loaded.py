"""The grid of months: which are loaded, which are missing, and that 0 rows is not missing."""

from __future__ import annotations

from html import escape

import pandas as pd

from moorlands_dash.periods import MONTH_NAMES


def month_grid(frame: pd.DataFrame, title: str) -> str:
    """Return `coverage` rows of one force as an HTML table: a row a year, a column a month.

    A loaded month shows its rows, were it 0; a month without a file says "missing"; months
    outside the span stay empty.
    """
    cells = {
        (stamp.year, stamp.month): _cell(bool(loaded), rows)
        for stamp, loaded, rows in zip(
            pd.to_datetime(frame["month"]), frame["loaded"], frame["rows"], strict=True
        )
    }
    years = sorted({year for year, _ in cells})
    head = "".join(
        f'<th scope="col"><abbr title="{name}">{name[:3]}</abbr></th>' for name in MONTH_NAMES
    )
    body = "".join(
        f'<tr><th scope="row">{year}</th>'
        + "".join(cells.get((year, number), "<td></td>") for number in range(1, 13))
        + "</tr>"
        for year in years
    )
    return (
        f'<div class="mt-scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
        f'<table class="mt-table mt-grid"><caption>{escape(title)}</caption>'
        f'<thead><tr><th scope="col">Year</th>{head}</tr></thead><tbody>{body}</tbody>'
        "</table></div>"
    )


def _cell(loaded: bool, rows: object) -> str:
    if not loaded:
        return '<td class="mt-missing">missing</td>'
    return f"<td>{rows:,}</td>"
