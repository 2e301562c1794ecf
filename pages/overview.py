"""Are we on course, and what needs us today? A picture a target; all in words one tap away."""

import streamlit as st

from moorlands_dash.ui.meetings.glance import glance
from moorlands_dash.ui.meetings.overview import cards, changes_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("overview")
view.say(table.sentence)

glance(view, table)
with st.expander("In words", icon=":material/notes:", key="in_words"):
    cards(view, table)
    changes_panel(view)
    st.header("The district against the year before", anchor=False)
    beneath(view, view.table("district-change"))
with st.expander("Sources", icon=":material/info:", key="sources"):
    beneath(view, table)
