"""Ours among the districts most like it on Compare, and where each group of offences is going."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from moorlands_dash.charts.comparison.similar import four_corners, similar_funnel
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.comparison.strips import strips
from moorlands_dash.ui.view import View
from moorlands_dash.words.comparison.similar import group_sentence

_COLUMNS = (
    *("group", "rank", "area_name", "count", "population", "rate_per_1000", "lower_95"),
    *("upper_95", "ratio", "ratio_lower_95", "ratio_upper_95", "verdict", "place"),
    *("similar_rate_per_1000", "funnel_lower_95", "funnel_upper_95", "funnel_lower_998"),
    "funnel_upper_998",
)
_CORNERS = (
    *("group", "count", "rate_per_1000", "against_rate_per_1000", "ratio", "verdict"),
    *("usual", "usual_from", "usual_to", "times_usual", "change", "corner"),
)
_ALIKE = ("rank", "area_name", "standing")


def similar_panel(view: View) -> None:
    """Show ours among the similar districts, group by group, and as a funnel of one group."""
    table = view.table("similar-districts")
    st.subheader("Beside districts much like ours", anchor=False)
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    strips(view, table, _together(table.frame), "another similar district")
    parts.beneath(view, table, columns=_COLUMNS)
    with st.expander(
        "Worse, or only by chance? A funnel of one group",
        icon=":material/filter_alt:",
        key="similar_funnel",
    ):
        _funnel(view, table)
    with st.expander(
        "Which districts, and who says so", icon=":material/groups:", key="similar_who"
    ):
        areas = view.table("similar-areas")
        st.markdown(parts.plain(areas.sentence))
        parts.show_table(areas, columns=_ALIKE)
        parts.beneath(view, areas, toggle=False)


def _together(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the similar districts' rate together, a row a group."""
    found = frame.drop_duplicates("group")
    rates = found["similar_rate_per_1000"]
    return found.assign(rate_per_1000=rates, area_name="similar districts together")


def _funnel(view: View, table: Table) -> None:
    groups = [TOTAL, *sorted(set(table.frame["group"]) - {TOTAL})]
    chosen = st.selectbox("Offence group", groups, key="alike", bind="query-params", width=420)
    rows = table.frame[table.frame["group"] == chosen]
    ours = view.settings.district.code
    said = group_sentence(rows, ours)
    st.markdown(parts.plain(said))
    parts.figure(
        view,
        f"similar_{chosen}",
        lambda: similar_funnel(rows, view.colours, ours=ours),
        said,
    )


def corners_panel(view: View) -> None:
    """Show each offence group in its corner: beside others, and against usual."""
    table = view.table("comparison-corners")
    groups = table.frame[table.frame["group"] != TOTAL]
    if groups.empty:
        return
    st.subheader("Worse and worsening, better and improving", anchor=False)
    st.markdown(parts.plain(table.sentence))
    against = str(groups["against"].iloc[0])
    with st.expander(
        "Each group of offences in its corner", icon=":material/grid_view:", key="corners"
    ):
        parts.figure(
            view,
            "comparison-corners",
            lambda: four_corners(groups, view.colours, against=against),
            table.sentence,
        )
        parts.beneath(view, table, columns=_CORNERS)
