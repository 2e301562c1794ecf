"""The delivery plan: every action, the late ones first; what it leaves open, and what it costs."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from moorlands_dash.charts.theme import Palette
from moorlands_dash.measures.plan import actions as measures
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import number
from moorlands_dash.words.plan.actions import NO_ACTION

MARKS = {
    measures.OVERDUE: ("◆", "worse"),
    measures.STALLED: ("▬", "worse"),
    measures.DUE_SOON: ("○", "ink"),
    measures.ON_TIME: ("●", "better"),
    measures.DONE: ("✔", "better"),
    measures.STOPPED: ("✖", "quiet"),
}
"""Standing -> its sign, and which colour of the palette."""

_ALL = "All"
_COLUMNS = (
    "title", "standing", "target_title", "area_name", "owner", "start", "due", "days_late",
    "progress", "cost", "funder", "note", "updated", "moved",
)  # fmt: skip
_HEADS = ("Action", "Standing", "How it goes", "Who does it", "Serves", "Cost")


def standing_html(standing: str, colours: Palette) -> str:
    """Return an action's standing as HTML: its mark, which screen readers pass over, and word."""
    mark, meaning = MARKS[standing]
    return (
        f'<b class="mt-status" style="color:{getattr(colours, meaning)}"><span aria-hidden="true">'
        f"{mark}</span> {escape(standing.capitalize())}</b>"
    )


def actions_panel(view: View, table: Table) -> None:
    """Show the actions, narrowed to an owner or a theme where the reader chose one."""
    with st.container(horizontal=True):
        owner = _pick("Who does it", table.frame["owner"], "owner")
        theme = _pick("Theme", table.frame["theme"], "theme")
    rows = table.frame
    for column, chosen in (("owner", owner), ("theme", theme)):
        rows = rows if chosen == _ALL else rows[rows[column] == chosen]
    asked = st.query_params.get("action", "")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in _HEADS)
    body = "".join(
        f"<tr{_chosen(row, asked)}>{_cells(row, view)}</tr>" for row in rows.to_dict("records")
    )
    title = escape(table.title)
    st.html(
        f'<div class="mt-scroll" role="region" tabindex="0" aria-label="{title}">'
        f'<table class="mt-table mt-glance mt-plan"><caption class="mt-hidden">{title}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    parts.beneath(view, table, columns=_COLUMNS, rows=rows)


def gaps_panel(view: View) -> None:
    """Show targets that nothing serves, and actions that serve none."""
    table = view.table("action-gaps")
    st.header("What the plan leaves open", anchor=False)
    st.markdown(parts.plain(table.sentence))
    items = "".join(f"<li>{_gap(row, view)}</li>" for row in table.frame.to_dict("records"))
    if items:
        st.html(f'<ul class="mt-actions">{items}</ul>')
    parts.beneath(view, table)


def costs_panel(view: View) -> None:
    """Show what the plan costs, by who pays."""
    table = view.table("action-costs")
    st.header("What it costs, and who pays", anchor=False)
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        parts.show_table(table)
        parts.beneath(view, table, toggle=False)


def _pick(label: str, values: pd.Series, key: str) -> str:
    found = sorted(set(values.dropna()) - {""})
    picked: str = st.selectbox(label, [_ALL, *found], key=key, bind="query-params", width=330)
    return picked


def _chosen(row: Row, asked: str) -> str:
    return ' class="mt-chosen"' if row["action_id"] == asked else ""


def _cells(row: Row, view: View) -> str:
    told = row["area_code"] == view.settings.district.code or row["area_name"] in row["title"]
    place = "" if told else f" ({row['area_name']})"
    return "".join(
        [
            f'<th scope="row">{escape(str(row["title"]))}{escape(place)}</th>',
            f"<td>{standing_html(str(row['standing']), view.colours)}</td>",
            f"<td>{escape(str(row['words']))}</td>",
            f"<td>{escape(str(row['owner']))}</td>",
            f"<td>{_serves(row, view)}</td>",
            f"<td>{escape(_cost(row))}</td>",
        ]
    )


def _serves(row: Row, view: View) -> str:
    if pd.isna(row["target_id"]):
        return f"No target; theme {escape(str(row['theme']))}" if row["theme"] else "No target"
    if pd.isna(row["target_title"]):
        return f"{escape(str(row['target_id']))}, which is not loaded"
    title = escape(str(row["target_title"]))
    return link(view, title, "targets", str(row["target_id"]))


def _cost(row: Row) -> str:
    if pd.isna(row["cost"]):
        return "No cost given"
    funder = f", {row['funder']}" if pd.notna(row["funder"]) and row["funder"] else ""
    return f"£{number(row['cost'])}{funder}"


def _gap(row: Row, view: View) -> str:
    title = escape(str(row["title"]))
    if row["kind"] != NO_ACTION:
        return f"{standing_html(str(row['status']), view.colours)} {title}: no target."
    shown = link(view, title, "targets", str(row["target_id"]))
    return f"{status_html(str(row['status']), view.colours)} {shown}: no action."
