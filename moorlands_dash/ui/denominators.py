"""Both rates side by side, by residents and by another denominator, on the pages of areas."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from moorlands_dash.charts.denominators import two_denominators
from moorlands_dash.denominators import BY_KEY, denominators_of
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View

_ICON = ":material/compare_arrows:"
_COLUMNS = (
    *("category", "count", "population", "rate_per_1000", "lower_95", "upper_95"),
    *("against_residents", "per", "value", "value_year", "rate_by", "lower_by", "upper_by"),
    *("times_residents", "times_by", "against_by", "reading"),
)


def wards_panel(view: View) -> None:
    """Offer the wards by residents and by what else is loaded; nothing where nothing is."""
    if denominators_of(view.choice.category):
        _panel(view, view.table("ward-denominators"), "ward_name", "")


def districts_panel(view: View) -> None:
    """Offer the force's districts likewise."""
    if denominators_of(view.choice.category):
        table = view.table("comparison-denominators")
        _panel(view, table, "area_name", view.settings.district.name)


def _panel(view: View, table: Table, name: str, highlight: str) -> None:
    if table.frame.empty:
        return
    with st.expander(f"By residents, or by {_others(table)}?", icon=_ICON, key=f"by_{table.name}"):
        st.markdown(parts.plain(table.sentence))
        for key, rows in table.frame.groupby("denominator", sort=False):
            _figure(view, table, rows, str(key), name, highlight)
        parts.beneath(view, table, columns=(name, *_COLUMNS))


def _figure(
    view: View, table: Table, rows: pd.DataFrame, key: str, name: str, highlight: str
) -> None:
    def draw() -> go.Figure:
        return two_denominators(rows, view.colours, name=name, highlight=highlight)

    parts.figure(view, f"{table.name}_{key}", draw, table.sentence)


def my_ward_panel(view: View) -> None:
    """Offer one ward's kinds of which residents mislead, each with both rates."""
    table = view.table("ward-denominators", area=view.choice.ward)
    if table.frame.empty:
        return
    with st.expander("Where residents mislead: both rates", icon=_ICON, key="by_my_ward"):
        st.markdown(parts.plain(table.sentence))
        parts.show_table(table, columns=_COLUMNS)
        parts.beneath(view, table, toggle=False)


def _others(table: Table) -> str:
    keys = dict.fromkeys(table.frame["denominator"])
    return " or ".join(BY_KEY[str(key)].name for key in keys)
