"""Our district as one mark on a strip of all others, group by group."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.comparison.strips import rate_strip, strip_top
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import Palette
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.comparison.strips import STRIPS_SCALE, strip_alt, strip_words
from moorlands_dash.words.numbers import decimal


def strips(view: View, table: Table, average: pd.DataFrame, others: str) -> None:
    """Show a strip a group, its highest rates first; `others` says whose the ticks are.

    `average` has the rate per group of one area that is marked beside them; it may be empty.
    """
    ours, colours = view.settings.district.code, view.colours
    show(
        made_of(
            table.frame,
            ("strips", ours, colours, others),
            lambda: _strips(
                table.frame[table.frame["level"] == "district"], average, ours, others, colours
            ),
        )
    )


def _strips(
    frame: pd.DataFrame, average: pd.DataFrame, ours: str, others: str, colours: Palette
) -> Markup:
    own = frame[frame["area_code"] == ours].sort_values("rate_per_1000", ascending=False)
    rates = average.set_index("group")["rate_per_1000"].astype(float)
    items = Markup("").join(
        _item(group, frame[frame["group"] == group], rates.get(group, float("nan")), ours, colours)
        for group in own["group"]
    )
    beside = str(average["area_name"].iloc[0]) if rates.notna().any() else ""
    key = _key(str(own["area_name"].iloc[0]), others, beside, colours)
    return Markup('<div class="mt-bars mt-scale mt-among">{}<ul>{}</ul></div>').format(key, items)


def _item(group: str, rows: pd.DataFrame, beside: float, ours: str, colours: Palette) -> Markup:
    drawn, top = rate_strip(rows, colours, ours=ours, beside=beside), strip_top(rows, beside)
    return Markup('<li><span>{}</span>{}<i aria-hidden="true">{}</i><small>{}</small></li>').format(
        group,
        picture(drawn, "mt-strip", strip_alt(rows, ours, group)),
        "" if pd.isna(top) else decimal(top),
        strip_words(rows, ours),
    )


def _key(own: str, others: str, beside: str, colours: Palette) -> Markup:
    """Return what the marks mean."""
    marks = [("●", colours.ours, own), ("|", colours.other, others), ("¦", colours.country, beside)]
    parts = [
        Markup('<span><b style="color:{}" aria-hidden="true">{}</b> {}</span>').format(
            colour, sign, name
        )
        for sign, colour, name in marks
        if name
    ]
    return Markup('<p class="mt-kind mt-marks">{}<span>{}</span></p>').format(
        Markup("").join(parts), STRIPS_SCALE
    )
