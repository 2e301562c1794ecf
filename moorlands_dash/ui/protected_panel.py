"""The figures that could point at a person, as the public may have them."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from moorlands_dash import vocabulary
from moorlands_dash.periods import Period
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.protected import NAME, YEAR
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.view import View
from moorlands_dash.words.disclosure import hidden_words


def protected_panel(view: View) -> None:
    """Show the latest year's counts of what is withheld elsewhere; nothing where nothing is."""
    if not view.snapshot.withheld:
        return
    table = view.table(NAME, chosen=False)
    st.header(table.title, anchor=False)
    st.markdown(plain(table.sentence))
    if not table.frame.empty:
        st.html(_latest(table, view))
        beneath(view, table)


def _latest(table: Table, view: View) -> str:
    """Return the latest year as a table: wards down, categories across."""
    years = table.frame[table.frame["span"] == YEAR]
    latest = years[years["to"] == years["to"].max()]
    if view.choice.ward:
        latest = latest[latest["area_code"].isin((view.choice.ward, view.settings.district.code))]
    wide = latest.pivot_table(
        index="area_name", columns="category", values="count", aggfunc="first", sort=False,
        dropna=False,
    )  # fmt: skip
    months = Period(latest["from"].iloc[0].date(), latest["to"].iloc[0].date())
    names = [vocabulary.CATEGORY_BY_KEY[key].name for key in wide.columns]
    head = "".join(f'<th scope="col" class="mt-number">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{escape(str(area))}</th>{"".join(map(_cell, row))}</tr>'
        for area, row in zip(wide.index, wide.to_numpy(dtype=object), strict=True)
    )
    title = f"{table.title}: {months}"
    rule = hidden_words(view.settings.disclosure.threshold)
    return (
        f'<div class="mt-scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
        f'<table class="mt-table"><caption>{escape(title)}. “Hidden”: {escape(rule)}.</caption>'
        f'<thead><tr><th scope="col">Ward</th>{head}</tr></thead><tbody>{body}</tbody>'
        "</table></div>"
    )


def _cell(count: Any) -> str:
    text = "hidden" if pd.isna(count) else f"{count:,}"
    return f'<td class="mt-number">{text}</td>'
