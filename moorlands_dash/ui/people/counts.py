"""The parts of the page on people: one measure over time, shares, needs, cohorts, what has come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.people.series import people_chart
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.plan.share_strips import SCALE, share_strip
from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.people.counts import STRIPS_KEY, strip_words

_COLUMNS = (
    *("theme", "title", "from", "to", "count", "of", "share", "lower_95", "upper_95", "meaning"),
    *("share_before", "same_mix", "p_adjusted", "verdict"),
)
_SERIES = (
    *("title", "from", "to", "count", "of", "share", "lower_95", "upper_95", "mean", "lower"),
    *("upper", "rule", "meaning"),
)
_NOTABLE = (icons.CONCERNING, icons.DIFFERENT, icons.IMPROVING, icons.COMMON, icons.CANNOT_TELL)


def measure_panel(view: View) -> None:
    """Show one measure over time: the reader's choice, else the one that stands out most."""
    with st.container(horizontal=True):
        asked = st.container()
        area = _area(view)
    table, series = (view.table(name, area=area) for name in ("people", "people-series"))
    titles = list(_by_note(table.frame)["title"])
    with asked:
        chosen = st.selectbox("What is counted", titles, key="people_measure", bind="query-params")
    row = table.frame[table.frame["title"] == chosen].iloc[0].to_dict()
    rows = series.frame[series.frame["title"] == chosen]
    st.markdown(parts.plain(str(row["words"])))
    key = f"people_{row['measure']}_{row['area_code']}"
    parts.figure(view, key, lambda: people_chart(rows, view.colours), f"{chosen}. {row['words']}")
    parts.beneath(view, series, columns=_SERIES, rows=rows)


def _area(view: View) -> str | None:
    """Ask for a ward among those of which anything was sent; None is the district."""
    sent = set(view.snapshot.people()["area_code"])
    held = {name: code for name, code in view.wards().items() if code in sent}
    if not held:
        return None
    names = [view.settings.district.name, *held]
    return held.get(st.selectbox("Where", names, key="people_area", bind="query-params", width=330))


def _by_note(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the measures with what stands out first."""
    order = frame["meaning"].map(_NOTABLE.index)
    return frame.assign(order=order).sort_values("order", kind="stable")


def shares_panel(view: View, table: Table) -> None:
    """Show every share on one scale, the needs of offenders by themselves."""
    shares = table.frame[table.frame["share"].notna()]
    for need, head in ((False, "Of how many"), (True, "Needs of offenders that were met")):
        rows = shares[shares["need"].astype("bool") == need]
        if len(rows):
            st.header(head, anchor=False)
            told = ("people strips", need, view.colours)
            show(
                made_of(
                    table.frame,
                    told,
                    partial(strips, rows, view, _named, told="" if need else STRIPS_KEY),
                )
            )
    parts.behind(view, table, columns=_COLUMNS)


def cohorts_panel(view: View) -> None:
    """Show two cohorts beside each other, group by group: who came in, and what they did."""
    table = view.table("people-cohorts")
    if table.frame.empty:
        return
    st.header("Is it what they did, or who came in?", anchor=False)
    st.markdown(parts.plain(table.sentence))
    draw = partial(strips, table.frame, view, _group)
    show(made_of(table.frame, ("cohorts", view.colours), draw))
    parts.behind(view, table)


def supply_panel(view: View) -> None:
    """Show to when each measure is known, what lacks and what is late."""
    table = view.table("people-supply")
    st.header("What has come, and what is due", anchor=False)
    st.markdown(parts.plain(table.sentence))
    parts.behind(view, table)


def strips(rows: pd.DataFrame, view: View, name: Callable[[Row], str], *, told: str = "") -> Markup:
    """Return shares below each other on one axis, each beside that of the year before.

    `told` says what they show.
    """
    axis = Markup("").join(
        Markup('<i class="mt-axis" style="left:{:.0%}">{:.0%}</i>').format(at, at) for at in SCALE
    )
    items = Markup("").join(_strip(row, view, name) for row in rows.to_dict("records"))
    key = Markup('<p class="mt-kind">{}</p>').format(told) if told else ""
    return Markup(
        '<div class="mt-bars mt-scale"><p class="mt-bars-axis" aria-hidden="true"><span>{}</span>'
        "</p><ul>{}</ul>{}</div>"
    ).format(axis, items, key)


def _strip(row: Row, view: View, name: Callable[[Row], str]) -> Markup:
    before: float = float("nan") if pd.isna(row["share_before"]) else float(row["share_before"])
    drawn = picture(share_strip(row, before, view.colours), "mt-strip", "")
    return Markup("<li><span>{}</span>{}<small>{}</small></li>").format(
        name(row), drawn, strip_words(row)
    )


def _named(row: Row) -> str:
    return str(row["title"]).removeprefix("Needs met: ").capitalize()


def _group(row: Row) -> str:
    before: str = f"{row['of_before']:,}" if pd.notna(row["of_before"]) else "none"
    return f"{str(row['group_name']).capitalize()}: {row['of']:,} people, {before} a year before"
