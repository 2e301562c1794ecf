"""Are we on course, and what needs us today? Exceptions first; every item opens its evidence."""

import streamlit as st

from moorlands_dash.ui.overview_panels import cards
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("overview")
view.say(table.sentence)

cards(view, table)
beneath(view, table)
st.header("What changed since the last meeting", anchor=False)
changes = view.table("changes")
st.markdown(plain(changes.sentence))
beneath(view, changes)
st.header("The district against the year before", anchor=False)
beneath(view, view.table("district-change"))
