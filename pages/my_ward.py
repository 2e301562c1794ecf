"""What is happening in my ward, and is it getting better? One ward, in ten seconds and in full."""

import streamlit as st

from moorlands_dash.ui.data.disclosure import protected_panel
from moorlands_dash.ui.denominators import my_ward_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.plan.said_did import ward_panel
from moorlands_dash.ui.view import current_view
from moorlands_dash.ui.wards.cards import (
    COLUMNS,
    chosen_ward,
    in_full_panel,
    months_beneath,
    rules_panel,
)
from moorlands_dash.ui.wards.details import (
    actions_panel,
    peers_panel,
    places_panel,
    print_panel,
    said_panel,
    standing_panel,
)
from moorlands_dash.ui.wards.glance import glance
from moorlands_dash.ui.wards.welcome import welcome

view = current_view()
ward = chosen_ward(view)
table = view.table("my-ward", area=ward)
view.say(table.sentence)

if ward is None:
    welcome(view)
else:
    glance(view, table)
    print_panel(view, table)
    actions_panel(view)
    in_full_panel(table, view.colours)
    rules_panel()
    said_panel(view, table)
    ward_panel(view)
    places_panel(view)
    standing_panel(view)
    peers_panel(view)
    my_ward_panel(view)
    protected_panel(view)
    with st.expander(
        "As tables, with source and method", icon=":material/table:", key="ward_tables"
    ):
        beneath(view, table, columns=COLUMNS)
        months_beneath(view)
