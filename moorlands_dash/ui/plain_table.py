"""A table as HTML that screen readers read as a table; its own scroll box on small screens."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from moorlands_dash.tables.spec import NUMERIC, Column
from moorlands_dash.tables.written import written

MOST_ROWS = 400
"""A page shows no more rows than this; the download has all."""
_LONG = 60
"""Letters above which a text needs a wide column, or its row grows too tall."""


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
    return f'<th scope="col"{_side(column)}>{escape(column.headed(counted))}{beneath}</th>'


def _cell(column: Column, text: str) -> str:
    long = column.form == "text" and len(text) > _LONG
    look = ' class="mt-words"' if long else _side(column)
    return f"<td{look}>{escape(text)}</td>"


def _side(column: Column) -> str:
    return ' class="mt-number"' if column.form in NUMERIC else ""
