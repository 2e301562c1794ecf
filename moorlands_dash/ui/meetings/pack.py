"""One button: slides, print, workbook and public summary of a quarter, in one download."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.periods import month_name
from moorlands_dash.reports.pack.quarter import Quarter, quarter_of
from moorlands_dash.ui.files import QUARTER
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View


def pack_panel(view: View) -> None:
    """Offer the pack of a quarter that has months loaded, the latest first."""
    st.header("The pack for the meeting", anchor="pack")
    quarters = _quarters(view)
    if not quarters:
        st.markdown(
            "No month of a year with targets is loaded: there is nothing to make a pack of."
        )
        return
    show(
        Markup(
            '<p class="mt-hint">Slides with charts that can be edited, an A4 print, an Excel '
            "workbook with every table, and a two-page summary for the public. The first pack of a "
            "quarter is kept as it was; a later one says what has changed since.</p>"
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="pack_choices"):
        chosen = st.selectbox(
            "Quarter", list(quarters), format_func=lambda key: str(quarters[key]), width=380
        )
        query = [(QUARTER, chosen)]
        take(view, "Make the pack", "pack.zip", query, key="make_pack", icon="folder_zip")
    latest = view.latest_month()
    if latest and quarters[chosen].period.end > latest:
        st.caption(plain(f"This quarter is not over: its figures run to {month_name(latest)}."))


def _quarters(view: View) -> dict[str, Quarter]:
    """Return the quarters of years with targets that have a month loaded, the latest first."""
    first = view.settings.financial_year.first_month
    loaded = view.snapshot.months(*view.settings.force.all_names)
    starts = {stamp.year for stamp in view.snapshot.targets()["start"]}
    found = {quarter_of(month, first) for month in loaded}
    ours = sorted((q for q in found if q.start_year in starts), reverse=True)
    return {quarter.key: quarter for quarter in ours}
