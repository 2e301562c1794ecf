"""What the public sees of people we work with: whole financial years, small counts hidden."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.people.protected import public_words

_COLUMNS = ("theme", "title", "from", "to", "count", "of", "share", "lower_95", "upper_95", "shown")


def protected_panel(view: View, *, head: str = "") -> None:
    """Show the latest year's figures, measure by measure, and all of them as a table."""
    table = view.table("people-protected")
    if head and len(table.frame):
        st.header(head, anchor=False)
        st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        show(made_of(table.frame, "people protected", lambda: _listed(table.frame)))
    parts.beneath(view, table, columns=_COLUMNS)


def _listed(frame: pd.DataFrame) -> Markup:
    latest = frame[frame["to"] > frame["to"].max() - pd.DateOffset(months=12)]
    items = Markup("").join(
        Markup("<dt>{}</dt>{}").format(
            title,
            Markup("").join(
                Markup("<dd>{}</dd>").format(public_words(row)) for row in rows.to_dict("records")
            ),
        )
        for title, rows in latest.groupby("title", sort=False)
    )
    return Markup('<dl class="mt-facts">{}</dl>').format(items)
