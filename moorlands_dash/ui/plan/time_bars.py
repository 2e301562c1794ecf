"""The plan's actions as bars of time beneath each other, the late ones first."""

from __future__ import annotations

from datetime import date

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.plan.time_bars import plan_span, quarter_marks, time_bar
from moorlands_dash.rows import Row
from moorlands_dash.ui.plan.standing import mark_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.plan.actions import bar_words, bars_key


def time_bars(view: View, rows: pd.DataFrame, day: date) -> Markup:
    """Return the actions, at least one, as a list of bars on one axis, with its key."""
    span = plan_span(rows, day)
    marks = Markup("").join(
        Markup('<i class="mt-axis" style="left:{:.2%}">{}</i>').format(share, name)
        for share, name in quarter_marks(span)
    )
    items = Markup("").join(_item(view, row, span, day) for row in rows.to_dict("records"))
    return Markup(
        '<div class="mt-bars"><p class="mt-bars-axis" aria-hidden="true"><span>{}</span></p>'
        '<ul>{}</ul><p class="mt-kind">{}</p></div>'
    ).format(marks, items, bars_key(day))


def _item(view: View, row: Row, span: tuple[date, date], day: date) -> Markup:
    drawn = time_bar(row, span, day, view.colours)
    return Markup("<li><span>{} {}</span>{}<small>{}</small></li>").format(
        mark_html(str(row["standing"]), view.colours),
        str(row["title"]),
        picture(drawn, "mt-time", ""),
        bar_words(row),
    )
