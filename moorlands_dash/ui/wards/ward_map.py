"""The parts of the ward map page: the map, the ranked table, one ward's months."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.legend import map_legend
from moorlands_dash.charts.trends.series import monthly_series
from moorlands_dash.charts.wards.rank import ward_rank
from moorlands_dash.charts.wards.shading import Shading, shading
from moorlands_dash.charts.wards.ward_map import ward_map
from moorlands_dash.periods import rolling_year
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.ground import ground, ground_words
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import Key, View
from moorlands_dash.ui.wards.picker import map_key, pick_in_table, picked_on_map
from moorlands_dash.vocabulary import plural, unit_of

TABLES = {"count": "ward-counts", "rate": "ward-rates", "change": "ward-change"}
"""Measure -> the table behind it."""

COLUMNS = {
    "count": ("ward_name", "months_loaded", "count"),
    "rate": (
        *("ward_name", "count", "population", "rate_per_1000", "lower_95", "upper_95"),
        *("reliable", "district_rate_per_1000", "against_district", "rank"),
    ),
    "change": (
        *("ward_name", "count", "usual", "usual_from", "usual_to", "usual_years", "p_value"),
        *("verdict", "verdict_alone", "count_before", "difference", "percent"),
    ),
}
"""Measure -> the columns that its table shows."""

_MAP_HEIGHT = 350


def map_panel(view: View, table: Table) -> None:
    """Show the map with its legend; a click on a ward chooses it."""
    look: Shading = shading(table.frame, view.choice.measure, view.colours)
    drawn = ward_map(
        ward_shapes(view),
        look,
        view.colours,
        places=view.settings.map.places,
        highlight=view.choice.ward,
        online=view.settings.map.basemap == "online",
        ground=ground(view),
    )
    wards = view.wards()
    with st.container(key="map_box"):
        st.pydeck_chart(
            drawn,
            height=_MAP_HEIGHT,
            on_select=lambda: picked_on_map(wards),
            key=map_key(),
            alt=f"Map of the wards. {table.sentence}",
        )
    show(map_legend(look, view.colours))
    ground_words(view)


def rank_panel(view: View, table: Table) -> None:
    """Show the wards ranked by the measure, with intervals."""
    st.header(f"{look_title(view)}: wards ranked", anchor=False)
    show(ward_rank(table.frame, view.choice.measure, view.colours, highlight=view.choice.ward))
    pick_in_table(view.wards())


def look_title(view: View) -> str:
    """Return the measure's name for a heading."""
    counted = plural(unit_of(view.choice.category)).capitalize()
    titles = {"count": counted, "rate": "Rate per 1,000", "change": "Change against usual"}
    return titles[view.choice.measure]


def ward_panel(view: View) -> None:
    """Show the chosen ward: its sentence, its months and a link that opens it."""
    code = view.choice.ward
    name = next((name for name, found in view.wards().items() if found == code), None)
    if code is None or name is None:
        show(
            Markup(
                '<p class="mt-hint">Click a ward on the map, or its name in the table, or choose '
                "one under “Ward”, to see its months.</p>"
            )
        )
        return
    change = view.table("ward-change", area=code)
    months = view.table("ward-months", area=code, whole=True)
    with st.container(border=True, key="ward_card"):
        st.header(parts.plain(name), anchor=False)
        st.markdown(parts.plain(change.sentence))
        chosen = change.period or (rolling_year(months.period.end) if months.period else None)
        parts.figure(
            view,
            "ward_series",
            lambda: monthly_series(months.frame, view.colours, chosen=chosen),
            months.sentence,
        )
        parts.beneath(view, months, columns=("month", "count"), saved="ward-series")
        st.page_link(
            "pages/ward_map.py",
            label=f"Link to {parts.plain(name)} with these filters",
            icon=":material/link:",
            query_params={**st.query_params.to_dict(), "ward": name, **view.settings.named},
        )


def ward_shapes(view: View) -> dict[str, Any]:
    """Return the outlines of the wards and the district, for drawing."""
    return _shapes(view.key, _view=view)


@st.cache_resource(max_entries=3, show_spinner=False)
def _shapes(key: Key, *, _view: View) -> dict[str, Any]:  # noqa: ARG001
    """Return the outlines, read once a snapshot."""
    return _view.snapshot.ward_shapes()
