"""Who sent what, month by month, at one sight: a strip a sender."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.data.month_strip import SHAPES, month_strip, shown_as, state_sign
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import Palette
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.data.strips import (
    STATE_WORDS,
    strip_alt,
    strip_name,
    strip_note,
    strips_sentence,
)

_MOST = 72
"""Months that a strip has room for: the latest ones."""


def strips_panel(view: View) -> None:
    """Show each sender's months as a strip, those of our forces first."""
    frame = view.table("coverage").frame
    if frame.empty:
        return
    parts.finding(strips_sentence(frame), "months")
    show(made_of(frame, ("strips", view.colours), lambda: _strips(frame, view.colours)))


def _strips(frame: pd.DataFrame, colours: Palette) -> Markup:
    months = sorted(frame["month"].unique())[-_MOST:]
    senders = frame.groupby("of")["sender"].nunique().to_dict()
    items = Markup("").join(
        _item(strip_name(str(of), str(sender), senders[of] == 1), rows, months, colours)
        for (of, sender), rows in frame.groupby(["of", "sender"], sort=False)
    )
    return Markup(
        '<div class="mt-bars mt-sent"><p class="mt-bars-axis" aria-hidden="true"><span>{}</span>'
        "</p><ul>{}</ul></div>{}"
    ).format(_years(months), items, _key(frame, colours))


def _item(name: str, rows: pd.DataFrame, months: list[pd.Timestamp], colours: Palette) -> Markup:
    return Markup("<li><span>{}</span>{}<small>{}</small></li>").format(
        name,
        picture(month_strip(rows, months, colours), "mt-strip", strip_alt(rows, name)),
        strip_note(rows[rows["month"].isin(months)]),
    )


def _years(months: list[pd.Timestamp]) -> Markup:
    """Return the years over the strips, each where its first month stands."""
    return Markup("").join(
        Markup('<i class="mt-axis" style="left:{:.1%}">{}</i>').format(
            place / len(months), month.year
        )
        for place, month in enumerate(months)
        if month.month == 1 or (place == 0 and month.month < 9)
    )


def _key(frame: pd.DataFrame, colours: Palette) -> Markup:
    """Return what the shapes mean that are drawn."""
    drawn = {shown_as(row) for row in frame.to_dict("records")}
    items = Markup("").join(
        Markup("<li>{} {}</li>").format(
            picture(state_sign(state, colours), "mt-state", ""), STATE_WORDS[state]
        )
        for state in SHAPES
        if state in drawn
    )
    return Markup('<div class="mt-legend"><ul>{}</ul></div>').format(items)
