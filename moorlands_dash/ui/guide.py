"""Three steps for whoever comes for the first time, where the dashboard opens.

That they were closed is known to this visit and to its link; nothing is stored anywhere else.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.store.opening import NO_WARD_MAP
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.meetings.guide import CLOSE, TITLE, steps

_KEY, _SEEN = "guide", "seen"
"""Name in the link, and in the visit's own state; what it says once the guide was closed."""


def guide(view: View) -> None:
    """Show the steps, unless they were closed."""
    if _SEEN in (st.session_state.get(_KEY), st.query_params.get(_KEY)):
        return
    items = Markup("").join(
        Markup("<li>{}</li>").format(step)
        for step in steps(wards=view.snapshot.ward_map != NO_WARD_MAP)
    )
    with st.container(key="guide", horizontal=True, vertical_alignment="center", gap="small"):
        show(Markup('<div class="mt-guide"><b>{}</b><ol>{}</ol></div>').format(TITLE, items))
        st.button(CLOSE, key="guide_closed", type="tertiary", on_click=_close)


def _close() -> None:
    st.session_state[_KEY] = _SEEN
    st.query_params[_KEY] = _SEEN
