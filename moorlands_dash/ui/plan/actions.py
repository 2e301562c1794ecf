"""The delivery plan: every action, the late ones first; what it leaves open, and what it costs."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.plan.narrowing import narrowed, narrowing
from moorlands_dash.tables.request import Request
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.plan.standing import standing_html
from moorlands_dash.ui.plan.time_bars import time_bars
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import number
from moorlands_dash.words.plan.actions import NO_ACTION

_ALL = "All"
_COLUMNS = (
    "title", "standing", "target_title", "area_name", "owner", "start", "due", "days_late",
    "progress", "cost", "funder", "note", "updated", "moved",
)  # fmt: skip
_HEADS = ("Action", "Standing", "How it goes", "Who does it", "Serves", "Cost")


def actions_panel(view: View, table: Table) -> None:
    """Show the actions, narrowed to an owner or a theme where the reader chose one."""
    drawn = st.container(key="time_bars")
    with st.container(horizontal=True):
        owner = _pick("Who does it", table.frame["owner"], "owner")
        theme = _pick("Theme", table.frame["theme"], "theme")
    chosen = narrowing(*(None if picked == _ALL else picked for picked in (owner, theme)))
    rows = narrowed(table.frame, chosen)
    if rows.empty:
        return
    asked = st.query_params.get("action", "")
    day = Request(view.snapshot, view.settings, view.selection()).day
    shown = ("bars", chosen, day, view.colours)
    with drawn:
        show(made_of(table.frame, shown, lambda: time_bars(view, rows, day)))
        share(view, table, "time-bars", chosen)
    told = "Who does it, how it goes and what it costs, as a table"
    with st.expander(told, icon=":material/table_rows:", key="plan_table", expanded=bool(asked)):
        _in_words(view, table, rows, asked)


def _in_words(view: View, table: Table, rows: pd.DataFrame, asked: str) -> None:
    """Show the actions as a table, the one that the link names marked."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in _HEADS)
    body = Markup("").join(
        Markup("<tr{}>{}</tr>").format(_chosen(row, asked), _cells(row, view))
        for row in rows.to_dict("records")
    )
    show(
        Markup(
            '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
            '<table class="mt-table mt-glance mt-plan"><caption class="mt-hidden">{}</caption>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
        ).format(table.title, table.title, head, body)
    )
    parts.beneath(view, table, columns=_COLUMNS, rows=rows)


def gaps_panel(view: View) -> None:
    """Show targets that nothing serves, and actions that serve none."""
    table = view.table("action-gaps")
    st.header("What the plan leaves open", anchor=False)
    st.markdown(parts.plain(table.sentence))
    items = Markup("").join(
        Markup("<li>{}</li>").format(_gap(row, view)) for row in table.frame.to_dict("records")
    )
    if items:
        show(Markup('<ul class="mt-actions">{}</ul>').format(items))
    parts.beneath(view, table)


def costs_panel(view: View) -> None:
    """Show what the plan costs, by who pays."""
    table = view.table("action-costs")
    st.header("What it costs, and who pays", anchor=False)
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        parts.show_table(table)
        parts.beneath(view, table, toggle=False)


def crime_costs_panel(view: View) -> None:
    """Show what recorded crimes cost society, by theme; nothing where no unit costs are given."""
    table = view.table("crime-costs", chosen=False)
    if table.frame.empty:
        return
    st.header("What crime costs society", anchor=False)
    st.markdown(parts.plain(table.sentence))
    parts.beneath(view, table)


def _pick(label: str, values: pd.Series, key: str) -> str:
    found = sorted(set(values.dropna()) - {""})
    picked: str = st.selectbox(label, [_ALL, *found], key=key, bind="query-params", width=330)
    return picked


def _chosen(row: Row, asked: str) -> Markup:
    return Markup(' class="mt-chosen"') if row["action_id"] == asked else Markup()


def _cells(row: Row, view: View) -> Markup:
    told = row["area_code"] == view.settings.district.code or row["area_name"] in row["title"]
    place = "" if told else f" ({row['area_name']})"
    return Markup("").join(
        [
            Markup('<th scope="row">{}{}</th>').format(str(row["title"]), place),
            Markup("<td>{}</td>").format(standing_html(str(row["standing"]), view.colours)),
            Markup("<td>{}</td>").format(str(row["words"])),
            Markup("<td>{}</td>").format(str(row["owner"])),
            Markup("<td>{}</td>").format(_serves(row, view)),
            Markup("<td>{}</td>").format(_cost(row)),
        ]
    )


def _serves(row: Row, view: View) -> str:
    if pd.isna(row["target_id"]):
        return f"No target; theme {row['theme']}" if row["theme"] else "No target"
    if pd.isna(row["target_title"]):
        return f"{row['target_id']}, which is not loaded"
    return link(view, str(row["target_title"]), "targets", str(row["target_id"]))


def _cost(row: Row) -> str:
    if pd.isna(row["cost"]):
        return "No cost given"
    funder = f", {row['funder']}" if pd.notna(row["funder"]) and row["funder"] else ""
    return f"£{number(row['cost'])}{funder}"


def _gap(row: Row, view: View) -> Markup:
    title = str(row["title"])
    if row["kind"] != NO_ACTION:
        stands = standing_html(str(row["status"]), view.colours)
        return Markup("{} {}: no target.").format(stands, title)
    shown = link(view, title, "targets", str(row["target_id"]))
    return Markup("{} {}: no action.").format(status_html(str(row["status"]), view.colours), shown)
