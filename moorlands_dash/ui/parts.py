"""Parts of a page: a figure with its table, download and caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from moorlands_dash.measures.register import MEASURES
from moorlands_dash.periods import month_name
from moorlands_dash.tables import SPECS
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.query import as_query
from moorlands_dash.ui.files import TABLE
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.plain_table import MOST_ROWS, table_html
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View, current_view

ENTRY = "entry"
"""Name in the link of the register's entry that the page on methods shows, by its title."""

_CONFIG = {"displayModeBar": False, "responsive": True, "doubleClick": False}


def figure(view: View, key: str, draw: Callable[[], go.Figure], alt: str) -> None:
    """Show a chart; `alt` is what it says, in words, for those who can't see it.

    `key` with the view's choices must tell figures apart: each is drawn once.
    """
    st.plotly_chart(drawn(view, key, draw), alt=alt, key=key, theme=None, config=_CONFIG)


def finding(sentence: str, key: str) -> None:
    """Write what a chart shows as its title."""
    with st.container(key=f"finding_{key}"):
        st.header(plain(sentence.removesuffix(".")), anchor=False)


def drawn(view: View, key: str, draw: Callable[[], go.Figure]) -> go.Figure:
    """Return a chart for the view's choices, drawn the first time."""
    return view.drawn(key, lambda: _told_once(draw()))


def _told_once(figure: go.Figure) -> go.Figure:
    """Return a figure whose plain values are worked out now, and not each time that it is sent.

    Nobody may change it from now on.
    """
    told = figure.to_dict()
    figure.to_dict = lambda: told
    return figure


def beneath(
    view: View,
    table: Table,
    *,
    columns: Sequence[str] | None = None,
    rows: pd.DataFrame | None = None,
    toggle: bool = True,
    key: str = "",
    saved: str = "",
    of: str = "",
) -> None:
    """Show what stands beneath every figure: table toggle, download, caption, notes and method.

    `rows` are the rows of the table that the figure shows, where that is not all of them; the
    download always has all. Without `toggle` the page shows the table already. `key` tells apart
    what a page shows of one table twice. `saved` is the figure of `reports/figures` above it, which
    can be saved and shared; `of` says which of the table's.
    """
    key, shown = key or table.name, False
    with st.container(horizontal=True, vertical_alignment="center", key=f"beneath_{key}"):
        if toggle:
            shown = st.toggle("Show as a table", key=f"table_{key}", persist_state="session")
        download(view, table, key)
        worked_out(table)
        if saved:
            share(view, table, saved, of)
    if shown:
        show_table(table, columns=columns, rows=rows)
    st.caption(caption(view, table))
    with st.expander("Notes and method", icon=":material/info:", key=f"notes_{key}"):
        show(
            Markup("<ul>")
            + Markup("").join(Markup("<li>{}</li>").format(note) for note in table.notes)
            + Markup("</ul>")
        )
        show(Markup("<p><b>Method.</b> {}</p>").format(table.method))


def behind(
    view: View,
    table: Table,
    *,
    columns: Sequence[str] | None = None,
    rows: pd.DataFrame | None = None,
    key: str = "",
) -> None:
    """Show the same as `beneath`, folded: for what is said in full without its table."""
    with st.expander(
        "As a table, with source and method",
        icon=":material/table:",
        key=f"behind_{key or table.name}",
        type="compact",
    ):
        beneath(view, table, columns=columns, rows=rows, key=key)


def show_table(
    table: Table,
    *,
    columns: Sequence[str] | None = None,
    rows: pd.DataFrame | None = None,
    title: str = "",
) -> None:
    """Show rows of a table as an accessible one, and say so where not all fit.

    All columns are shown that aren't for scripts alone, or those that are named; one in which
    nothing stands in any row is left out.
    """
    frame = table.frame if rows is None else rows

    def make() -> Markup:
        return table_markup(table, frame, columns, title or table.title)

    named = (table.name, tuple(columns or ()), title or table.title, table.counted)
    show(made_of(frame, named, make) if rows is None else make())
    if len(frame) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS:,} of {len(frame):,} rows; the download has all.")


def table_markup(
    table: Table,
    frame: pd.DataFrame,
    columns: Sequence[str] | None,
    title: str,
    *,
    sortable: bool = True,
) -> Markup:
    """Return rows of a table as HTML: the columns named, else all but those for scripts alone.

    Where no page listens, its heads aren't `sortable`.
    """
    spec = SPECS[table.name]
    asked = [spec.column(name) for name in columns or ()] or [c for c in spec.columns if c.shown]
    shown = [column for column in asked if filled(frame[column.name])] or asked
    return table_html(frame, title, shown, counted=table.counted, sortable=sortable)


def filled(values: pd.Series) -> bool:
    """Tell whether anything stands in a column."""
    known = values.dropna()
    if pd.api.types.is_object_dtype(known) or pd.api.types.is_string_dtype(known):
        return any(value != "" for value in known)
    return bool(len(known))


def download(view: View, table: Table, key: str = "") -> None:
    """Offer the whole table as a CSV that spreadsheets can't take for formulas."""
    query = [(TABLE, table.name), *as_query(table.asked or Selection())]
    key = f"download_{key or table.name}"
    take(view, "Download CSV", "table.csv", query, key=key, icon="download")


def worked_out(table: Table) -> None:
    """Link to the entry of the methods that says how a table's figures are worked out."""
    st.page_link(
        "pages/methods.py",
        label="How worked out",
        icon=":material/function:",
        query_params={ENTRY: MEASURES[table.measure].title, **current_view().settings.named},
    )


def caption(view: View, table: Table) -> str:
    """Return source, period, unit, latest complete month and snapshot, safe as Markdown."""
    parts = [
        f"Source: {table.source}",
        f"Period: {table.held}" if table.period else "",
        f"Unit: {table.unit}",
        _latest(view, table),
        f"Snapshot: {table.snapshot}",
    ]
    return plain(". ".join(part.rstrip(".") for part in parts if part) + ".")


def _latest(view: View, table: Table) -> str:
    """Return to which month all that a table counts is whole, or between which ones that lies."""
    known = (view.months(choice) for choice in table.choices)
    found = sorted({period.end for period in known if period is not None})
    if not found:
        return ""
    first, last = month_name(found[0]), month_name(found[-1])
    if first == last:
        return f"Latest complete month: {last}"
    return f"Latest complete month, by source: {first} to {last}"


def plain(text: str) -> str:
    """Return text so that Markdown shows it as it is; commands between back-ticks as code.

    Addresses that stand in it bare are kept from becoming links, by a character that isn't seen:
    Streamlit looks for them once signs that are escaped have become themselves again.
    """
    pieces = re.split("(`[^`\n]+`)", text)
    return "".join(piece if place % 2 else _escaped(piece) for place, piece in enumerate(pieces))


_BARE = re.compile(r"https?:(?=//)|www(?=\.)|@", re.IGNORECASE)
_JOINER = "\u2060"


def _escaped(text: str) -> str:
    text = _BARE.sub(lambda found: found[0] + _JOINER, text)
    for mark in "\\`*_{}[]()<>#+!|$~:":
        text = text.replace(mark, f"\\{mark}")
    return text
