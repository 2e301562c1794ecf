"""One ward at a glance: a card a theme, told in one of five words, each with its rule."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import VERDICT_MARKS, Palette, verdict_ink
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.measures import verdicts
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import caption, download, plain, show_table
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import counted, decimal, number, sentence
from moorlands_dash.words.standing import ALONE, beside
from moorlands_dash.words.usual import seen_clause, usual_clause
from moorlands_dash.words.wards.five_words import rules
from moorlands_dash.words.wards.my_ward import trend_alt
from moorlands_dash.words.wards.years import length_words

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


def welcome(view: View) -> None:
    """Show the wards as links, where none is chosen yet."""
    names = sorted(view.wards())
    if not names:
        return
    items = Markup("").join(
        Markup("<li>{}</li>").format(link(view, name, "my_ward", ward=name)) for name in names
    )
    show(Markup('<nav aria-label="Wards"><ul class="mt-wards">{}</ul></nav>').format(items))
    st.caption(caption(view, view.table("all-wards")))


def cards(view: View, table: Table) -> None:
    """Show each theme: its word, its counts, its months, and how it stands beside others."""
    months = view.table("my-ward-months", area=view.choice.ward).frame
    by_choice = {str(key): rows for key, rows in months.groupby("category", sort=False)}
    items = Markup("").join(
        _card(row, by_choice.get(str(row["category"])), table.period, view.colours)
        for row in table.frame.to_dict("records")
    )
    show(Markup('<ul class="mt-themes">{}</ul>').format(items))
    show(_key(months, view.colours))


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


def verdict_html(word: str, colours: Palette) -> Markup:
    """Return a verdict as its mark, which screen readers pass over, and its word."""
    colour = verdict_ink(word, colours)
    return Markup(
        '<b class="mt-status" style="color:{}"><span aria-hidden="true">{}</span> {}</b>'
    ).format(colour, VERDICT_MARKS[word], word[:1].upper() + word[1:])


def rules_panel() -> None:
    """Show the five words, each with its rule."""
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(word[:1].upper() + word[1:], rule)
        for word, rule in rules()
    )
    with st.expander("What these words mean", icon=":material/dictionary:", key="usual_rules"):
        show(Markup('<dl class="mt-facts">{}</dl>').format(items))
        st.markdown(plain(ALONE))


def _card(row: Row, months: pd.DataFrame | None, period: Period | None, colours: Palette) -> Markup:
    drawn = ""
    if months is not None and months["count"].notna().any():
        alt = f"{row['item']}, {trend_alt(months)}"
        drawn = picture(sparkline(months, colours), "mt-spark", alt)
    return Markup('<li class="mt-theme"><h2>{}</h2>{}<p class="mt-counts">{}</p>{}{}</li>').format(
        str(row["item"]),
        verdict_html(str(row["verdict"]), colours),
        _counts(row, period) + _usual(row, colours),
        drawn,
        _beside(row),
    )


def _counts(row: Row, period: Period | None) -> Markup:
    if pd.isna(row["count"]):
        return Markup("No month loaded")
    now = Markup("<b>{}</b> {}").format(number(row["count"]), length_words(row, period))
    if pd.isna(row["count_before"]) or row["verdict"] == verdicts.CANNOT_TELL:
        return now
    return Markup("{}, <b>{}</b> the year before").format(now, number(row["count_before"]))


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


def _key(months: pd.DataFrame, colours: Palette) -> Markup:
    """Return what the small charts show."""
    if months.empty:
        return Markup()
    shown = Period(months["month"].min().date(), months["month"].max().date())
    band = (
        Markup('<i style="background:{}"></i>Usual range of a month, had nothing changed').format(
            colours.band
        )
        if months["usual_lower"].notna().any()
        else "No usual range: the year before is not whole"
    )
    heavy = Markup('<i class="mt-heavy" style="background:{}"></i>Latest 12 months').format(
        colours.ours
    )
    gap = (
        Markup('<li><i style="background:{}"></i>No file loaded</li>').format(colours.missing)
        if months["count"].isna().any()
        else ""
    )
    return Markup(
        '<div class="mt-legend"><b>Small charts: {}, {}</b><ul><li>{}</li><li>{}</li>{}</ul></div>'
    ).format(counted(len(shown), "month"), shown, heavy, band, gap)
