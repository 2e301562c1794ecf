"""The days and hours of the hotspots' incidents, and of one cell's, where extracts have times."""

from __future__ import annotations

import streamlit as st

from moorlands_dash.charts.trends.rhythm import parts_of_the_week
from moorlands_dash.measures.hotspots.week_part import ROWS
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View
from moorlands_dash.words.hotspots.found import called
from moorlands_dash.words.hotspots.hours import week_title

_COLUMNS = (
    *("part", "hotspot", "ward_name", "place", "weekday", "hour", "hour_to"),
    *("incidents", "share"),
)


def hours_panel(view: View, places: Table) -> None:
    """Show when in the week the hotspots' incidents happen: all together, then one by one."""
    st.header("On which days, at which hours?", anchor="hours")
    table = view.table("hotspot-hours")
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    if len(places.frame) > 1:
        st.markdown(_one_by_one(places, table))
    week_figure(view, table, "hotspot_hours")
    parts.beneath(view, table, columns=_COLUMNS, saved="week-parts")


def week_figure(view: View, table: Table, key: str) -> None:
    """Show the first week of the table: a row a day, four hours a column."""
    week = table.frame.head(ROWS)
    parts.figure(view, key, lambda: parts_of_the_week(week, view.colours), table.sentence)
    st.caption(parts.plain(f"{week_title(week)}: {table.unit}."))


def _one_by_one(places: Table, table: Table) -> str:
    """Return a line a hotspot of which enough times are known."""
    enough = set(table.frame["hotspot"].dropna())
    return "\n".join(
        f"- **{row['hotspot']}** {parts.plain(called(row))}: {parts.plain(row['busiest_hours'])}."
        for row in places.frame.to_dict("records")
        if row["hotspot"] in enough
    )
