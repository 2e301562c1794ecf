"""The hotspots to take away: a tasking sheet, a picture, and files for map programs."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.tables.query import as_query
from moorlands_dash.ui.files import SHOWN
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View

_FILES = (
    ("Tasking sheet (PDF)", "pdf", "assignment"),
    ("Map (PNG)", "png", "image"),
    ("GeoPackage", "gpkg", "layers"),
    ("GeoJSON", "geojson", "data_object"),
)


def exports_panel(view: View, shown: str) -> None:
    """Offer the files; each is made when it is asked for."""
    st.header("Take it away", anchor=False)
    show(
        Markup(
            '<p class="mt-hint">Files for map programs hold cells and hotspots, never single '
            "places. The GeoPackage is on the British National Grid, the GeoJSON in longitude and "
            "latitude.</p>"
        )
    )
    query = [(SHOWN, shown), *as_query(view.selection())]
    with st.container(horizontal=True, key="hotspot_exports"):
        for label, extension, icon in _FILES:
            take(view, label, f"hotspots.{extension}", query, key=f"take_{extension}", icon=icon)
