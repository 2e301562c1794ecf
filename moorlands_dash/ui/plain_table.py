"""A table as HTML that screen readers read as a table; its own scroll box on small screens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from moorlands_dash.charts.heads import FEWEST, changed_mark, classes, only_changed, sort_head
from moorlands_dash.rows import Row
from moorlands_dash.tables.spec import NUMERIC, Column, Form
from moorlands_dash.tables.written import MISSING, written

MOST_ROWS = 450
"""A page shows no more rows than this; the download has all."""
_SHORT, _LONG = 20, 60
"""Letters up to which a text stays on one line, and from which it gets a wide column."""
_JUDGED = "verdict"
"""The column whose word says whether a row changed."""
_SORTED_BY: frozenset[Form] = frozenset({"month", "day", "weekday", "calendar month"})
"""Forms whose words aren't in the order of what they say."""
_HEAD = 12
"""Letters of a head from which it may stand on several lines."""


def table_html(
    frame: pd.DataFrame,
    caption: str,
    columns: Sequence[Column],
    *,
    counted: str = "incidents",
    sortable: bool = True,
) -> Markup:
    """Return columns of a frame, headed and written as they are declared, all text escaped.

    `sortable` puts buttons into the heads, for pages that listen to them.
    """
    rows = frame.head(MOST_ROWS).to_dict("records")
    sortable = sortable and len(rows) >= FEWEST
    judged = sortable and any(column.name == _JUDGED for column in columns)
    head = Markup("").join(_head(column, counted, sortable) for column in columns)
    body = Markup("").join(
        Markup("<tr{}>").format(changed_mark(row[_JUDGED]) if judged else "")
        + Markup("").join(_cell(column, row[column.name], row) for column in columns)
        + Markup("</tr>")
        for row in rows
    )
    only = only_changed([row[_JUDGED] for row in rows]) if judged else Markup()
    return Markup(
        '{}<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="mt-table"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(only, caption, caption, head, body)


def _head(column: Column, counted: str, sortable: bool) -> Markup:
    unit = column.unit_beneath
    beneath = Markup(' <span class="mt-unit">{}</span>').format(unit) if unit else Markup()
    text = column.headed(counted)
    side = "mt-number" if column.form in NUMERIC else ""
    wrapped = "mt-wrapped" if len(text) > _HEAD else ""
    look = f"{side} {wrapped}".strip()
    if sortable:
        return sort_head(text, beneath, look)
    return Markup('<th scope="col"{}>{}{}</th>').format(classes(look), text, beneath)


def _cell(column: Column, value: Any, row: Row) -> Markup:
    text = written(column, value, row)
    if column.form in _SORTED_BY and text != MISSING:
        return _dated(text, str(value)[:10])
    if column.form in NUMERIC:
        return _opening("mt-number") + escape(text) + _CLOSING
    wide = "mt-short" if len(text) <= _SHORT else "mt-long" if len(text) > _LONG else ""
    return _opening(wide) + escape(text) + _CLOSING


@cache
def _opening(name: str) -> Markup:
    """Return the start of a cell: made once, as a table has thousands."""
    return Markup("<td{}>").format(classes(name))


_CLOSING = Markup("</td>")


@cache
def _dated(text: str, by: str) -> Markup:
    """Return a cell that is sorted by its place in time: "April 2026" comes after 2025's."""
    look = "mt-short" if len(text) <= _SHORT else ""
    return Markup('<td{} data-by="{}">{}</td>').format(classes(look), by, text)
