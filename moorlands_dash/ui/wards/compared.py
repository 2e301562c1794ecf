"""Wards beside each other: all in one list, or two to four on the same axes."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.heads import changed_mark, only_changed, sort_head
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.wards.pairs import rolling_rates, theme_rates
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.filters import ORDERS
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import beneath, caption, figure, plain
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.glance import verdict_html
from moorlands_dash.words.numbers import counted, decimal
from moorlands_dash.words.usual import by_itself
from moorlands_dash.words.wards.my_ward import rank_words, trend_alt
from moorlands_dash.words.wards.years import before_words, now_words, themed

COLUMNS = (
    *("ward_name", "verdict", "verdict_alone", "count_before", "count", "difference", "usual"),
    *("usual_from", "usual_to", "rate_per_1000"),
    *("lower_95", "upper_95", "district_rate_per_1000", "against_district"),
    *("rank_lower", "rank_upper"),
)
"""Columns of `all-wards` that its table shows."""
_BESIDE = (
    *("item", "ward_name", "count_before", "count", "verdict"),
    *("rate_per_1000", "lower_95", "upper_95", "clearly_above"),
)
_MONTHS = ("ward_name", "month", "count", "count_12", "rate_per_1000", "lower_95", "upper_95")
_SHOWN = 36


def every_ward(view: View, table: Table) -> None:
    """Show every ward in the order asked for: its word, counts, rate, possible places, months."""
    months = view.table("ward-months", whole=True).frame
    drawn = view.drawn("every_ward", lambda: _sparklines(months, view))
    column, rising = ORDERS[view.choice.order]
    ordered = table.frame.sort_values(
        [column, "ward_name"], ascending=[rising, True], na_position="last", kind="stable"
    )
    top = float(table.frame["upper_95"].max()) if table.frame["upper_95"].notna().any() else 1.0
    length = counted(len(table.period), "month") if table.period else "Now"
    rows = view.drawn(
        "every_ward_rows",
        lambda: Markup("").join(
            _line(row, drawn.get(str(row["ward_code"]), ""), top, view, length)
            for row in ordered.to_dict("records")
        ),
    )
    level = table.frame["district_rate_per_1000"].max()
    district = "" if pd.isna(level) else f"; line: district, {decimal(level)}"
    heads = (
        *("Ward", "What it means", length, "Before"),
        *(f"Per 1,000 and its 95% interval{district}", "Place", "36 months"),
    )
    head = Markup("").join(sort_head(text) for text in heads[:-1])
    head += Markup('<th scope="col">{}</th>').format(heads[-1])
    show(
        only_changed(list(ordered["verdict"]))
        + Markup(
            '<table class="mt-every"><caption class="mt-hidden">{}</caption><thead><tr>{}'
            "</tr></thead><tbody>{}</tbody></table>"
        ).format(table.title, head, rows)
    )


def _sparklines(months: pd.DataFrame, view: View) -> dict[str, str]:
    """Return each ward's latest months, drawn; wards without any have none."""
    recent = months[months["month"] > months["month"].max() - pd.DateOffset(months=_SHOWN)]
    return {
        str(code): picture(sparkline(rows, view.colours), "mt-spark", trend_alt(rows))
        for code, rows in recent.groupby("ward_code")
        if rows["count"].notna().any()
    }


def _line(row: Row, drawn: str, top: float, view: View, months: str) -> Markup:
    ward = str(row["ward_name"])
    name = link(view, ward, "my_ward", ward=ward)
    return Markup(
        '<tr{}><th scope="row">{}</th>'
        "<td>{}</td>"
        '<td class="mt-n" data-head="{}">{}</td>'
        '<td class="mt-n" data-head="Before">{}</td>'
        '<td data-head="Per 1,000">{}</td>'
        '<td class="mt-n mt-wide">{}</td><td>{}</td></tr>'
    ).format(
        changed_mark(row["verdict"]),
        name,
        verdict_html(str(row["verdict"]), view.colours) + _by_itself(row),
        months,
        now_words(row),
        before_words(row),
        _rate(row, top, view),
        _place(row),
        drawn,
    )


def _by_itself(row: Row) -> Markup:
    """Return that a change stands out by itself, though not among all wards; "" of others."""
    way = by_itself(row)
    return Markup("<br><small>by itself {} than usual</small>").format(way) if way else Markup()


def _rate(row: Row, top: float, view: View) -> str:
    if pd.isna(row["rate_per_1000"]):
        return "–"
    left, right = (round(100 * float(row[name]) / top, 1) for name in ("lower_95", "upper_95"))
    at = round(100 * float(row["rate_per_1000"]) / top, 1)
    level = round(100 * float(row["district_rate_per_1000"]) / top, 1)
    colours = view.colours
    bar = f"left:{left}%;width:{round(right - left, 1)}%;background:{colours.ours}"
    interval = f"{decimal(row['lower_95'])} to {decimal(row['upper_95'])}"
    return Markup(
        "<span>{} <small>({})</small></span>"
        '<span class="mt-plot" aria-hidden="true"><span>'
        '<i class="mt-line" style="left:{}%;background:{}"></i>'
        '<i class="mt-interval" style="{}"></i>'
        '<i class="mt-dot" style="left:{}%;color:{}">●</i></span></span>'
    ).format(decimal(row["rate_per_1000"]), interval, level, colours.ink, bar, at, colours.ours)


def _place(row: Row) -> str:
    if pd.isna(row["rank_lower"]):
        return "–"
    low, high = int(row["rank_lower"]), int(row["rank_upper"])
    words = str(low) if low == high else f"{low} to {high}"
    return Markup('<span title="{}">{}</span>').format(rank_words(row), words)


def choose_first(view: View) -> None:
    """Say what to do where no ward is chosen."""
    view.say("Choose two to four wards to see them on the same axes.")
    st.caption(caption(view, view.table("all-wards")))


def rates_panel(view: View, table: Table) -> None:
    """Show each theme's rate in each ward, with its interval."""
    st.header("Theme by theme", anchor=False)
    figure(
        view,
        "compare_rates",
        lambda: theme_rates(table.frame, view.colours, table.period),
        table.sentence,
    )


def years_panel(view: View) -> None:
    """Show the year up to each month, per 1,000 residents: what the page's answer is about."""
    table = view.table("compare-wards-months")
    st.header("The year up to each month", anchor=False)
    drawn = table.frame["rate_per_1000"].notna().any()
    if drawn:
        figure(
            view,
            "compare_years",
            lambda: rolling_rates(table.frame, view.colours),
            table.sentence,
        )
    st.markdown(plain(table.sentence))
    beneath(view, table, columns=_MONTHS, saved="compare-years" if drawn else "")


def beside_each_other(view: View, table: Table) -> None:
    """Show theme by theme what each ward's year means against what is usual there."""
    st.header("Each ward against what is usual there", anchor=False)
    frame = table.frame
    wards = list(dict.fromkeys(frame["ward_name"]))
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in wards)
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>').format(themed(rows[0], table.period))
        + Markup("").join(_cell(row, view) for row in rows)
        + Markup("</tr>")
        for rows in (found.to_dict("records") for _, found in frame.groupby("item", sort=False))
    )
    show(
        Markup(
            '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
            '<table class="mt-table mt-glance mt-pairs"><thead><tr><td></td>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(table.title, head, body)
    )
    beneath(view, table, columns=_BESIDE, saved="compare-rates")


def _cell(row: Row, view: View) -> Markup:
    was: str = f", was {before_words(row)}" if pd.notna(row["count_before"]) else ""
    counts = f"{now_words(row)}{was}"
    verdict = verdict_html(str(row["verdict"]), view.colours)
    return Markup('<td data-head="{}">{}<br>{}</td>').format(row["ward_name"], verdict, counts)
