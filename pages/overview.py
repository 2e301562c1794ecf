"""Are we on course, and what needs us today? Exceptions first; every item opens its evidence."""

import streamlit as st

from moorlands_dash.ui.meetings.overview import cards, changes_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("overview")
view.say(table.sentence)

cards(view, table)
beneath(view, table)
changes_panel(view)
st.header("The district against the year before", anchor=False)
beneath(view, view.table("district-change"))
