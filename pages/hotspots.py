"""Where exactly, is it new, and will it last? Cells that stand out, since when, how surely."""

import streamlit as st

from moorlands_dash.ui.hotspots.cell import cell_panel
from moorlands_dash.ui.hotspots.exports import exports_panel
from moorlands_dash.ui.hotspots.foresight import (
    concentration_panel,
    hindsight_panel,
    near_repeat_panel,
)
from moorlands_dash.ui.hotspots.found import (
    COLUMNS,
    cell_names,
    cells_panel,
    changes_panel,
    list_panel,
    map_panel,
)
from moorlands_dash.ui.hotspots.hours import hours_panel
from moorlands_dash.ui.hotspots.trials import trials_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view

view = current_view()
places = view.table("hotspot-places")
view.say(places.sentence)
cells = view.table("hotspots")

if not cells.frame.empty:
    names = cell_names(cells)
    with st.container(key="beside"):
        left, right = st.columns([11, 10], gap="medium")
        with left:
            shown = map_panel(view, cells, places, names)
        with right:
            list_panel(view, places)
            trials_panel(view)
            cell_panel(view, names)
    beneath(view, places, columns=COLUMNS)
    changes_panel(view)
    hours_panel(view, places)
    exports_panel(view, shown)
    cells_panel(view, cells, places, names)
    hindsight_panel(view)
    concentration_panel(view)
    near_repeat_panel(view)
