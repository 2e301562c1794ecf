"""A table as HTML that screen readers read as a table; its own scroll box on small screens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pandas as pd
from markupsafe import Markup, escape

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
) -> Markup:
    """Return columns of a frame, headed and written as they are declared, all text escaped."""
    head = Markup("").join(_head(column, counted) for column in columns)
    body = Markup("").join(
        Markup("<tr>")
        + Markup("").join(
            _cell(column, written(column, row[column.name], row)) for column in columns
        )
        + Markup("</tr>")
        for row in frame.head(MOST_ROWS).to_dict("records")
    )
    return Markup(
        '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="mt-table"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(caption, caption, head, body)


def _head(column: Column, counted: str) -> Markup:
    unit = column.unit_beneath
    beneath = Markup(' <span class="mt-unit">{}</span>').format(unit) if unit else Markup()
    text = column.headed(counted)
    side = "mt-number" if column.form in NUMERIC else ""
    wrapped = "mt-wrapped" if len(text) > _HEAD else ""
    return Markup('<th scope="col"{}>{}{}</th>').format(_classes(side, wrapped), text, beneath)


def _cell(column: Column, text: str) -> Markup:
    if column.form in NUMERIC:
        return _opening("mt-number") + escape(text) + _CLOSING
    wide = "mt-short" if len(text) <= _SHORT else "mt-long" if len(text) > _LONG else ""
    return _opening(wide) + escape(text) + _CLOSING


@cache
def _opening(name: str) -> Markup:
    """Return the start of a cell: made once, as a table has thousands."""
    return Markup("<td{}>").format(_classes(name))


_CLOSING = Markup("</td>")


def _classes(*names: str) -> Markup:
    found = " ".join(name for name in names if name)
    return Markup(' class="{}"').format(found) if found else Markup()
