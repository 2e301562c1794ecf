"""What did we promise, what came of it, and did we see it coming? A closed year, looked back on."""

import streamlit as st

from moorlands_dash.ui.targets.year_end import (
    ledger,
    promises_behind,
    result_cards,
    waves_behind,
)
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("year-end")
view.say(table.sentence)

if table.frame.empty:
    st.page_link("pages/targets.py", label="The targets of the running year")
else:
    ledger(view, table)
    st.header("Each target, and what was forecast on the way", anchor=False)
    result_cards(view, table)
    promises_behind(view, table)
    waves_behind(view, table)
