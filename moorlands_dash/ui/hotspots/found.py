"""The parts of the hotspots page: the map, the list, one cell, two periods side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.hotspots.cell_map import hotspot_map
from moorlands_dash.charts.hotspots.listing import hotspot_list
from moorlands_dash.charts.hotspots.look import DENSITY, both_counts, cell_look
from moorlands_dash.charts.hotspots.surface import Surface, surface_of
from moorlands_dash.charts.legend import map_legend
from moorlands_dash.charts.wards.shading import Shading
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.tables.hotspots.shapes import Shapes, shapes
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.ground import ground, ground_words
from moorlands_dash.ui.hotspots import choices
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.ward_map import ward_shapes
from moorlands_dash.vocabulary import sources_of
from moorlands_dash.words.hotspots.changes import WHY_BOTH
from moorlands_dash.words.numbers import held_words

COLUMNS = (
    *("hotspot", "ward_name", "place", "grid_reference", "count", "share", "cells"),
    *("area_share", "kind", "rose_from", "survives", "verdict"),
)
"""Columns of `hotspot-places` that its table shows."""
_CHANGES = (
    *("both", "ward_name", "place", "grid_reference", "cells"),
    *("count_before", "count", "difference", "verdict"),
)
_CELLS = (
    *("ward_name", "place", "grid_reference", "count_before", "count", "difference"),
    *("change_verdict", "density", "z", "heat", "hotspot", "survives"),
    *("kind", "windows_hot", "windows_told", "first_hot", "last_hot"),
)
_MAP_HEIGHT = 345


def map_panel(view: View, cells: Table, places: Table, names: dict[str, str]) -> str:
    """Show the map with its legend; a click on a cell chooses it. Return the view shown."""
    above = st.container(key="map_above")
    with st.container(horizontal=True, vertical_alignment="bottom", key="map_choices"):
        shown = choices.shown_view()
        points = not exact(view) and st.toggle(
            "Published points", key="points", bind="query-params"
        )
        share(view, cells, "hotspot-map", shown)
    look = cell_look(cells.frame, shown, view.colours)
    drawn = view.table("hotspot-points").frame if points else None
    smooth = view.table("hotspot-density") if shown == DENSITY else None
    with above:
        whole = (cells, smooth) if smooth else None
        _map(view, "now", look, places, names, points=drawn, smooth=whole)
        show(map_legend(look, view.colours))
    ground_words(view)
    if smooth:
        show(Markup('<p class="mt-hint">{}</p>').format(smooth.sentence))
        parts.beneath(view, smooth, toggle=False)
    for note in cells.notes[1 if cells.demonstration else 0 :][:2]:
        show(Markup('<p class="mt-hint">{}</p>').format(note))
    return shown


def changes_panel(view: View) -> None:
    """Show what changed since the year before, in the places that both years pick out."""
    st.header("What has changed since the year before?", anchor="changes")
    table = view.table("hotspot-changes")
    st.markdown(parts.plain(table.sentence))
    if len(table.frame):
        show(Markup('<p class="mt-hint">{}</p>').format(WHY_BOTH))
        parts.behind(view, table, columns=_CHANGES)


def cells_panel(view: View, cells: Table, places: Table, names: dict[str, str]) -> None:
    """Show every cell as a table, and where asked both periods side by side."""
    st.header("Every cell, and the year before", anchor=False)
    _both_periods(view, cells, places, names)
    parts.behind(view, cells, columns=_CELLS)


def _both_periods(view: View, cells: Table, places: Table, names: dict[str, str]) -> None:
    """Show the counts of the same months a year before and of the period, in the same classes."""
    if not st.toggle("The year before, side by side", key="before", bind="query-params"):
        return
    with st.container(key="two_periods"):
        columns = st.columns(2, gap="medium")
        for column, look, title in zip(
            columns, both_counts(cells.frame, view.colours), _titles(cells), strict=True
        ):
            with column:
                st.header(parts.plain(title), anchor=False)
                _map(view, title, look, places, names, points=None)
                show(map_legend(look, view.colours))


def list_panel(view: View, places: Table) -> None:
    """Show the hotspots, the fullest first, with the count inside."""
    st.header("Hotspots: the count inside", anchor=False)
    show(hotspot_list(places.frame, view.colours, exact=exact(view), told=not places.missing))


def exact(view: View) -> bool:
    """Tell whether all points of what is chosen are exact."""
    return all(source.points == "exact" for source in sources_of(view.choice.category))


def cell_names(cells: Table) -> dict[str, str]:
    """Return what each cell is called -> its id, cells of hotspots first, then the fullest."""
    frame = cells.frame.sort_values(["hotspot", "count"], ascending=[True, False])
    return dict(zip(frame["called"], frame["cell_id"], strict=True))


def drawn_shapes(view: View) -> Shapes:
    """Return the cells' and hotspots' outlines, made once a choice."""
    return _shapes(view.key, repr(view.choice), _view=view)


def _map(
    view: View,
    key: str,
    look: Shading,
    places: Table,
    names: dict[str, str],
    points: pd.DataFrame | None,
    smooth: tuple[Table, Table] | None = None,
) -> None:
    outlines = drawn_shapes(view)
    chosen = names.get(str(st.session_state.get(choices.KEY)))
    drawn = hotspot_map(
        outlines.cells,
        look,
        ward_shapes(view),
        view.colours,
        hotspots=outlines.hotspots,
        points=points,
        places=view.settings.map.places,
        highlight=chosen,
        surface=_surface(view.key, repr(view.choice), repr(view.colours), _view=view, _of=smooth)
        if smooth
        else None,
        online=view.settings.map.basemap == "online",
        ground=ground(view),
    )
    with st.container(key=f"map_box_{key}"):
        st.pydeck_chart(
            drawn,
            height=_MAP_HEIGHT,
            on_select=lambda: choices.picked_on_map(key, names),
            key=choices.map_key(key),
            alt=f"Map of the cells. {smooth[1].sentence if smooth else places.sentence}",
        )


def _titles(cells: Table) -> tuple[str, str]:
    """Return the months before and those of the period, and of how many there are files."""
    row: Row = cells.frame.iloc[0].to_dict()
    before = Period(row["before_from"].date(), row["before_to"].date())
    held = row["before_months_loaded"], row["before_months_expected"]
    now = row["months_loaded"], row["months_expected"]
    return held_words(str(before), *held), held_words(str(cells.period), *now)


@st.cache_resource(max_entries=30, show_spinner=False)
def _surface(
    key: tuple[Any, ...],  # noqa: ARG001 (these three decide which entry of the cache is meant)
    choice: str,  # noqa: ARG001
    colours: str,  # noqa: ARG001
    *,
    _view: View,
    _of: tuple[Table, Table],
) -> Surface | None:
    cells, smooth = _of
    return surface_of(cells.frame, smooth.frame, _view.colours)


@st.cache_resource(max_entries=30, show_spinner=False)
def _shapes(key: tuple[Any, ...], choice: str, *, _view: View) -> Shapes:  # noqa: ARG001
    return shapes(_view.snapshot, _view.settings, _view.selection())
