"""What was asked in single wards and other areas; and, apart, what others recorded."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.rows import Record
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.plan.elsewhere import asked_words


def asked_by_area(view: View) -> None:
    """Show surveys and consultations of wards and other areas that stand nowhere else."""
    table = view.table("asked-by-area", chosen=False)
    shown = set(view.table("perception", chosen=False).frame["indicator"])
    others = table.frame[~table.frame["indicator"].isin(shown)]
    if others.empty:
        return
    st.header("Asked in single wards and other areas", anchor="by-area")
    st.markdown(parts.plain(table.sentence))
    with st.expander("Each area's answers", icon=":material/notes:", key="asked"):
        show(made_of(table.frame, "asked", lambda: _asked(others)))
        parts.beneath(view, table)


def _asked(frame: pd.DataFrame) -> Markup:
    return _facts(
        [
            (
                f"{row['title']}: {row['area_name']}",
                f"{asked_words(row)} Asked of {row['answered']}.",
            )
            for row in _latest(frame)
        ]
    )


def records(view: View) -> None:
    """Show the partnership what others counted, where anything is loaded."""
    if view.snapshot.public:
        return
    table = view.table("records", chosen=False)
    if table.frame.empty:
        return
    st.header("What others recorded", anchor="records")
    show(
        Markup(
            '<p class="mt-basis">Nobody was asked for these: they are counted from records, and '
            "say nothing of what residents think.</p>"
        )
    )
    st.markdown(parts.plain(table.sentence))
    with st.expander("What was counted", icon=":material/notes:", key="counted"):
        show(made_of(table.frame, "counted", lambda: _counted(table)))
        parts.beneath(view, table)


def _counted(table: Table) -> Markup:
    return _facts(
        [
            (f"{row['title']}: {row['area_name']}", f"{row['words']} Source: {row['source']}.")
            for row in _latest(table.frame)
        ]
    )


def _latest(frame: pd.DataFrame) -> list[Record]:
    """Return the newest row of each question or measure in each area."""
    newest = frame.sort_values("period_end", kind="stable")
    keys = [name for name in ("indicator", "area_code", "answered") if name in newest]
    return list(newest.drop_duplicates(keys, keep="last").to_dict("records"))


def _facts(said: list[tuple[str, str]]) -> Markup:
    items = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*each) for each in said)
    return Markup('<dl class="mt-facts">{}</dl>').format(items)
