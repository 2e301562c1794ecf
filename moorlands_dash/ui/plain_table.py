"""A table as HTML that screen readers read as a table; its own scroll box on small screens."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from moorlands_dash.tables.spec import NUMERIC, Column
from moorlands_dash.tables.written import written

MOST_ROWS = 450
"""A page shows no more rows than this; the download has all."""
_SHORT, _LONG = 20, 60
"""Letters up to which a text stays on one line, and from which it gets a wide column."""
_HEAD = 12
"""Letters of a head from which it may stand on several lines."""


def table_html(
    frame: pd.DataFrame, caption: str, columns: Sequence[Column], *, counted: str = "incidents"
) -> str:
    """Return columns of a frame, headed and written as they are declared, all text escaped."""
    head = "".join(_head(column, counted) for column in columns)
    body = "".join(
        "<tr>"
        + "".join(_cell(column, written(column, row[column.name], row)) for column in columns)
        + "</tr>"
        for row in frame.head(MOST_ROWS).to_dict("records")
    )
    title = escape(caption)
    return (
        f'<div class="mt-scroll" role="region" tabindex="0" aria-label="{title}">'
        f'<table class="mt-table"><caption>{title}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(column: Column, counted: str) -> str:
    unit = column.unit_beneath
    beneath = f' <span class="mt-unit">{escape(unit)}</span>' if unit else ""
    text = column.headed(counted)
    side = "mt-number" if column.form in NUMERIC else ""
    wrapped = "mt-wrapped" if len(text) > _HEAD else ""
    return f'<th scope="col"{_classes(side, wrapped)}>{escape(text)}{beneath}</th>'


def _cell(column: Column, text: str) -> str:
    if column.form in NUMERIC:
        return f"<td{_classes('mt-number')}>{escape(text)}</td>"
    wide = "mt-short" if len(text) <= _SHORT else "mt-long" if len(text) > _LONG else ""
    return f"<td{_classes(wide)}>{escape(text)}</td>"


def _classes(*names: str) -> str:
    found = " ".join(name for name in names if name)
    return f' class="{found}"' if found else ""
