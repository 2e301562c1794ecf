"""You said, we did, area by area: on What we did for all of them, on My ward for one."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View

_ICON = ":material/forum:"


def by_area_panel(view: View) -> None:
    """Show what an area said, what was done there and what came of it; one is chosen."""
    table = view.table("said-did", area=view.choice.ward)
    if table.frame.empty:
        return
    st.header("Area by area", anchor="by-area")
    st.markdown(parts.plain(table.sentence))
    areas = list(dict.fromkeys(table.frame["area_name"].astype(str)))
    chosen = areas[0]
    if len(areas) > 1:
        chosen = st.selectbox("Area", areas, key="said_did_area", persist_state="session")
    show(_told(table.frame[table.frame["area_name"] == chosen]))
    parts.beneath(view, table)


def ward_panel(view: View) -> None:
    """Offer, folded, what the ward said, what was done there and what came of it."""
    fold = st.expander("You said, we did", icon=_ICON, key="ward_said_did", on_change="rerun")
    if not fold.open:
        return
    table = view.table("said-did", area=view.choice.ward)
    with fold:
        st.markdown(parts.plain(table.sentence))
        show(made_of(table.frame, "said-did", lambda: _told(table.frame)))
        parts.beneath(view, table)


def _told(rows: pd.DataFrame) -> Markup:
    return Markup("").join(
        Markup(
            '<h3 class="mt-sub">{}</h3><dl class="mt-facts"><dt>You said</dt><dd>{}</dd>'
            "<dt>We did</dt><dd>{}</dd><dt>What came of it</dt><dd>{}</dd></dl>"
        ).format(*(str(row[name]) for name in ("theme_name", "said", "did", "came")))
        for row in rows.to_dict("records")
    )
