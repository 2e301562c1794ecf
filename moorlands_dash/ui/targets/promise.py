"""The promise maker: choose a change, see its chance, what a year could show and what it takes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.targets.promise import likely_changes, promise_fan
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.query import as_query
from moorlands_dash.tables.targets.promise import USUAL_CHANGE
from moorlands_dash.ui import parts
from moorlands_dash.ui.carry import carry
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View
from moorlands_dash.words.chances import chance_said
from moorlands_dash.words.targets.promises import change_words, points

CHANGES = (-0.3, -0.2, -0.15, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2, 0.3)
"""Changes that can be looked at, as shares of the baseline."""
_BY = {change_words(change): change for change in CHANGES}


def asked_promise(view: View) -> Selection:
    """Ask where, and by how much; return what the tables of the promise maker are asked."""
    places = [view.settings.district.name, *view.settings.towns, *view.wards()]
    with st.container(horizontal=True, gap="small", key="promise_choices"):
        carry("promise_area")
        area = st.selectbox("Where", places, key="promise_area", bind="query-params", width=260)
        carry("promise_change")
        usual = list(_BY).index(change_words(USUAL_CHANGE))
        change = st.selectbox(
            "By how much, against the last 12 months",
            list(_BY),
            index=usual,
            key="promise_change",
            bind="query-params",
            width=260,
        )
    chosen = view.choice.selection()
    own = None if area == view.settings.district.name else area
    return replace(chosen, area=own, change=str(_BY[change]), period=None, year=None, whose="")


def chance_panel(view: View, table: Table, asked: Selection) -> None:
    """Show the chance as a large figure beside the year as it is likely to run."""
    row = table.frame.iloc[0].to_dict()
    months = view.asked("promise-months", asked)
    left, right = st.columns([1, 2], gap="medium", vertical_alignment="center")
    with left:
        show(_chance(row))
        said = Markup("").join(Markup("<li>{}</li>").format(text) for text in points(row)[:1])
        show(Markup('<ul class="mt-points">{}</ul>').format(said))
    with right:
        draw = partial(promise_fan, months.frame, row, view.colours)
        parts.figure(view, _key("promise_fan", asked), draw, table.sentence)
    parts.beneath(view, table)


def known_panel(view: View, table: Table, asked: Selection) -> None:
    """Say what a year could show, what chance lent the baseline, and what other series did."""
    row = table.frame.iloc[0].to_dict()
    others = view.asked("promise-others", asked)
    st.header("What to know before it is promised", anchor=False)
    said = Markup("").join(Markup("<li>{}</li>").format(text) for text in points(row)[1:])
    show(Markup('<ul class="mt-points">{}</ul>').format(said))
    if not others.frame.empty and row["baseline"]:
        ratio = float(row["target"]) / float(row["baseline"])
        draw = partial(likely_changes, others.frame, ratio, view.colours)
        parts.figure(view, _key("promise_others", asked), draw, others.sentence)
    parts.beneath(view, others)


def monthly_panel(view: View, asked: Selection) -> None:
    """Show what the promise takes each month, and offer it as a row of targets.csv."""
    months, draft = view.asked("promise-months", asked), view.asked("promise-draft", asked)
    st.header("What it takes each month", anchor=False)
    st.markdown(parts.plain(months.sentence))
    parts.beneath(view, months)
    st.header("Put it among the targets", anchor=False)
    st.markdown(parts.plain(draft.sentence))
    query = as_query(asked)
    take(view, "Row for targets.csv", "promise.csv", query, key="promise_csv", icon="download")


def _chance(row: Row) -> Markup:
    bare, _, words = chance_said(float(row["chance"])).partition(", ")
    return Markup('<p class="mt-chance mt-promised"><b>{}</b> {}</p>').format(
        bare, f"{words}, if nothing changes" if words else "if nothing changes"
    )


def _key(name: str, asked: Selection) -> str:
    return f"{name}_{asked.category}_{asked.area}_{asked.change}"
