"""Where is it happening? Wards shaded and ranked, and one of them month by month."""

import streamlit as st

from moorlands_dash.ui.data.disclosure import protected_panel
from moorlands_dash.ui.denominators import wards_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view
from moorlands_dash.ui.wards.ward_map import COLUMNS, TABLES, map_panel, rank_panel, ward_panel

view = current_view()
table = view.table(TABLES[view.choice.measure])
view.say(table.sentence)

if not table.frame.empty:
    with st.container(key="beside"):
        left, right = st.columns([11, 10], gap="medium")
        with left:
            map_panel(view, table)
            ward_panel(view)
        with right:
            rank_panel(view, table)
    measure = view.choice.measure
    beneath(view, table, columns=COLUMNS[measure], saved=f"map-{measure}")
    wards_panel(view)
protected_panel(view)
