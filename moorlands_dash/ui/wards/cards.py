"""What a ward's tiles rest on: what is usual, how each theme stands beside others, the rules."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, verdict_ink
from moorlands_dash.measures import verdicts
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import download, plain, show_table
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.glance import verdict_html
from moorlands_dash.words.numbers import decimal, sentence
from moorlands_dash.words.standing import ALONE, beside
from moorlands_dash.words.usual import seen_clause, usual_clause
from moorlands_dash.words.wards.five_words import rules
from moorlands_dash.words.wards.my_ward import IN_FULL
from moorlands_dash.words.wards.years import themed

COLUMNS = (
    *("item", "count_before", "count", "difference", "usual", "usual_from", "usual_to"),
    *("verdict", "rate_per_1000"),
    *("district_rate_per_1000", "against_district", "peers_rate_per_1000", "against_peers"),
)
"""Columns of `my-ward` that its table shows: what the cards tell."""
_MONTHS = ("item", "month", "count", "usual_lower", "usual_upper")


def chosen_ward(view: View) -> str | None:
    """Return the code of the ward that the page is about."""
    return view.choice.ward


def months_beneath(view: View) -> None:
    """Offer the months that the small charts draw, as a table and as a download."""
    table = view.table("my-ward-months", area=view.choice.ward)
    with st.container(horizontal=True, vertical_alignment="center", key="beneath_small_charts"):
        shown = st.toggle(
            "Show the small charts as a table", key="table_small_charts", persist_state="session"
        )
        download(view, table)
    if shown:
        show_table(table, columns=_MONTHS)


def rules_panel() -> None:
    """Show the five words, each with its rule."""
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(word[:1].upper() + word[1:], rule)
        for word, rule in rules()
    )
    with st.expander("What these words mean", icon=":material/dictionary:", key="usual_rules"):
        show(Markup('<dl class="mt-facts">{}</dl>').format(items))
        st.markdown(plain(ALONE))


def in_full_panel(table: Table, colours: Palette) -> None:
    """Offer each theme in full: what would be usual, and how it stands beside others."""
    items = Markup("").join(
        Markup('<li class="mt-each"><h2>{}</h2>{}{}{}</li>').format(
            themed(row, table.period),
            verdict_html(str(row["verdict"]), colours),
            _usual(row, colours),
            _beside(row),
        )
        for row in table.frame.to_dict("records")
    )
    with st.expander(IN_FULL, icon=":material/balance:", key="in_full"):
        show(Markup('<ul class="mt-full">{}</ul>').format(items))


def _usual(row: Row, colours: Palette) -> Markup:
    """Return what would be usual, in words and as a bar with the count on it."""
    if pd.isna(row["usual"]) or row["verdict"] == verdicts.CANNOT_TELL:
        return Markup()
    top = 1.05 * max(float(row["usual_to"]), float(row["count"]), 1.0)
    low, high, usual, now = (
        round(100 * float(row[name]) / top, 1)
        for name in ("usual_from", "usual_to", "usual", "count")
    )
    said = seen_clause(row) if row["verdict"] == verdicts.TOO_FEW else usual_clause(row)
    return Markup(
        '<span class="mt-plot" aria-hidden="true"><span>'
        '<i class="mt-interval" style="left:{}%;width:{}%;background:{}"></i>'
        '<i class="mt-line" style="left:{}%;background:{}"></i>'
        '<i class="mt-dot" style="left:{}%;color:{}">●</i></span></span><small>{}</small>'
    ).format(
        low,
        round(high - low, 1),
        colours.quiet,
        usual,
        colours.ink,
        now,
        verdict_ink(str(row["verdict"]), colours),
        sentence(said),
    )


def _beside(row: Row) -> Markup:
    if pd.isna(row["rate_per_1000"]):
        return Markup('<p class="mt-beside">No rate: residents or a month are not known.</p>')
    parts = [
        f"Per 1,000 residents {decimal(row['rate_per_1000'])}",
        f"{beside(row['against_district'])} the district's "
        f"{decimal(row['district_rate_per_1000'])}",
    ]
    if pd.notna(row["peers_rate_per_1000"]):
        peers = decimal(row["peers_rate_per_1000"])
        parts.append(f"{beside(row['against_peers'])} wards like it, {peers}")
    return Markup('<p class="mt-beside">{}</p>').format("; ".join(parts))
