"""The figures that could point at a person, as the public may have them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash import vocabulary
from moorlands_dash.periods import Period
from moorlands_dash.tables.data.disclosure import NAME, YEAR
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.view import View
from moorlands_dash.words.data.disclosure import NOT_BY_WARD, hidden_words

HIDDEN, NOT_GIVEN = "hidden", "not given"


def protected_panel(view: View) -> None:
    """Show the latest year's counts of what is withheld elsewhere; nothing where nothing is."""
    if not view.snapshot.withheld:
        return
    table = view.table(NAME, chosen=False)
    st.header(plain(table.title), anchor=False)
    st.markdown(plain(table.sentence))
    if not table.frame.empty:
        show(_latest(table, view))
        beneath(view, table)


def _latest(table: Table, view: View) -> Markup:
    """Return the latest year: wards down, categories across; of one ward the other way round."""
    years = table.frame[table.frame["span"] == YEAR]
    latest = years[years["to"] == years["to"].max()]
    if view.choice.ward:
        latest = latest[latest["area_code"].isin((view.choice.ward, view.settings.district.code))]
    said = latest["count"].map(lambda count: HIDDEN if pd.isna(count) else f"{count:,}")
    wide = latest.assign(said=said).pivot_table(
        index="area_name", columns="category", values="said", aggfunc="first", sort=False,
        dropna=False,
    )  # fmt: skip
    months = Period(latest["from"].iloc[0].date(), latest["to"].iloc[0].date())
    wide.columns = [vocabulary.CATEGORY_BY_KEY[key].name for key in wide.columns]
    if view.choice.ward:
        wide = wide.T
    head = Markup("").join(
        Markup('<th scope="col" class="mt-number mt-wrapped">{}</th>').format(str(name))
        for name in wide
    )
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            str(name), Markup("").join(map(_cell, row))
        )
        for name, row in zip(wide.index, wide.to_numpy(dtype=object), strict=True)
    )
    title, corner = f"{table.title}: {months}", "What" if view.choice.ward else "Ward"
    return _legend(view.settings.disclosure.threshold) + Markup(
        '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="mt-table"><caption>{}</caption>'
        '<thead><tr><th scope="col">{}</th>{}</tr></thead>'
        "<tbody>{}</tbody>"
        "</table></div>"
    ).format(title, str(months), corner, head, body)


def _legend(threshold: int) -> Markup:
    """Return what stands for a count that isn't shown, and why."""
    rule = hidden_words(threshold)
    said = Markup('<p class="mt-hint">“{}”: {}. “{}”: {}.</p>')
    return said.format(HIDDEN, rule[0].lower() + rule[1:], NOT_GIVEN, NOT_BY_WARD)


def _cell(said: Any) -> Markup:
    text = NOT_GIVEN if pd.isna(said) else said
    return Markup('<td class="mt-number">{}</td>').format(text)
