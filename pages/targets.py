"""Will we meet our targets? Every target of the financial year, the ones in trouble first."""

import streamlit as st

from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.target_cards import target_cards
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("targets")
view.say(table.sentence)

target_cards(view, table)
for name, heading in (
    ("targets", "All targets"),
    ("trajectory", "Month by month"),
    ("survey", "Survey waves"),
):
    if not view.table(name).frame.empty:
        st.subheader(heading, anchor=False)
        beneath(view, view.table(name))
