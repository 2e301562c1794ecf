"""A table as HTML that screen readers read as a table; its own scroll box on small screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd

from moorlands_dash.ui.columns import COLUMNS, NUMBERS, written

MOST_ROWS = 400
"""A page shows no more rows than this; the download has all."""


def table_html(
    frame: pd.DataFrame,
    caption: str,
    *,
    columns: Sequence[str] | None = None,
    write: Callable[[str, Any], str] = written,
) -> str:
    """Return the frame's known columns, written as pages write them, all text escaped."""
    shown = [name for name in (columns or frame.columns) if name in COLUMNS and name in frame]
    head = "".join(
        f'<th scope="col"{_side(name)}>{escape(COLUMNS[name][0])}</th>' for name in shown
    )
    rows = frame[shown].head(MOST_ROWS).to_dict("records")
    body = "".join(
        "<tr>" + "".join(_cell(name, write(name, row[name])) for name in shown) + "</tr>"
        for row in rows
    )
    title = escape(caption)
    return (
        f'<div class="mt-scroll" role="region" tabindex="0" aria-label="{title}">'
        f'<table class="mt-table"><caption>{title}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(name: str, text: str) -> str:
    return f"<td{_side(name)}>{escape(text)}</td>"


def _side(name: str) -> str:
    return ' class="mt-number"' if COLUMNS[name][1] in NUMBERS else ""
