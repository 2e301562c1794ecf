"""A table as HTML that screen readers read as a table; its own scroll box on small screens."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from moorlands_dash.tables.spec import NUMERIC, Column
from moorlands_dash.tables.written import written

MOST_ROWS = 400
"""A page shows no more rows than this; the download has all."""


def table_html(
    frame: pd.DataFrame, caption: str, columns: Sequence[Column], *, counted: str = "incidents"
) -> Markup:
    """Return columns of a frame, headed and written as they are declared, all text escaped."""
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_side(column), column.headed(counted))
        for column in columns
    )
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


def _cell(column: Column, text: str) -> Markup:
    return Markup("<td{}>{}</td>").format(_side(column), text)


def _side(column: Column) -> Markup:
    return Markup(' class="mt-number"') if column.form in NUMERIC else Markup()
