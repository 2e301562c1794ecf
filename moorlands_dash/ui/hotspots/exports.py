"""The hotspots to take away: a tasking sheet, a picture, and files for map programs."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from moorlands_dash.partnership import Settings
from moorlands_dash.reports.export import file_name
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View

Make = Callable[[Snapshot, Settings, Selection], bytes]


def exports_panel(view: View, places: Table, shown: str) -> None:
    """Offer the files; each is made when it is asked for."""
    st.header("Take it away", anchor=False)
    show(
        Markup(
            '<p class="mt-hint">Files for map programs hold cells and hotspots, never single '
            "places. The GeoPackage is on the British National Grid, the GeoJSON in longitude and "
            "latitude.</p>"
        )
    )
    with st.container(horizontal=True, key="hotspot_exports"):
        for label, made, extension, mime, icon in (
            ("Tasking sheet (PDF)", _sheet, "pdf", "application/pdf", "assignment"),
            ("Map (PNG)", _png(shown), "png", "image/png", "image"),
            ("GeoPackage", _geopackage, "gpkg", "application/geopackage+sqlite3", "layers"),
            ("GeoJSON", _geojson, "geojson", "application/geo+json", "data_object"),
        ):
            _offer(view, places, label, made, extension, mime, icon)


def _offer(
    view: View, places: Table, label: str, made: Make, extension: str, mime: str, icon: str
) -> None:
    selection = view.selection()
    st.download_button(
        label,
        data=lambda: made(view.snapshot, view.settings, selection),
        file_name=file_name(places, extension, choice=selection.category),
        mime=mime,
        key=f"take_{extension}",
        on_click="ignore",
        icon=f":material/{icon}:",
    )


def _sheet(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    from moorlands_dash.reports.hotspots.tasking import tasking_sheet

    return tasking_sheet(snapshot, settings, selection)


def _png(shown: str) -> Make:
    def made(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
        from moorlands_dash.reports.hotspots.picture import picture

        return picture(snapshot, settings, selection, view=shown)

    return made


def _geopackage(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    from moorlands_dash.reports.hotspots.spatial import to_geopackage

    return to_geopackage(snapshot, settings, selection)


def _geojson(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    from moorlands_dash.reports.hotspots.spatial import to_geojson

    return to_geojson(snapshot, settings, selection)
