"""Will we meet our targets? Every target of the financial year, the ones in trouble first."""

import streamlit as st

from moorlands_dash.ui.targets.cards import target_cards
from moorlands_dash.ui.targets.summary import behind, keys, summary, what_if_control
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("targets")
view.say(table.sentence)

if not table.frame.empty:
    glance = st.container(key="glance")
    change = what_if_control(view)
    with glance:
        summary(view, table, change)
    keys(view)
    target_cards(view, table, change)
behind(view)
