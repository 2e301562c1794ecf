"""The standing watch on Compare: what is said to be well below the country's, and still is."""

from __future__ import annotations

import streamlit as st

from moorlands_dash.charts.comparison.watch import watch_rows
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View

_COLUMNS = (
    *("group", "year_label", "count", "population", "rate_per_1000", "country_rate"),
    *("gap_per_1000", "gap_lower_95", "gap_upper_95", "ratio", "ratio_lower_95"),
    *("ratio_upper_95", "verdict", "ratio_before", "held_since", "years_held", "standing"),
)


def watch_panel(view: View) -> None:
    """Show each watched kind of crime against the country, year by year, alerts in words."""
    table = view.table("standing-watch", chosen=False)
    if table.frame.empty:
        return
    country = view.settings.recorded_crime.country_name
    st.subheader(parts.plain(f"Still well below {country}?"), anchor=False)
    st.markdown(parts.plain(table.sentence))
    parts.figure(
        view,
        "standing-watch",
        lambda: watch_rows(table.frame, view.colours, country=country),
        table.sentence,
    )
    parts.beneath(view, table, columns=_COLUMNS)
