"""The quarterly review: the agenda, a drafted report an exception, and what was decided."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from moorlands_dash.measures import verdicts
from moorlands_dash.rows import Row
from moorlands_dash.tables.meetings.review import EXCEPTION
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.status import badge, status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.meetings import review as words
from moorlands_dash.words.meetings.review import PLACE, TYPE, WARD
from moorlands_dash.words.numbers import decimal, difference, number

_MOST = 5
"""Parts of a kind that a report shows; the table beneath has all."""


def agenda_panel(view: View, table: Table) -> None:
    """Show the agenda as a numbered list with minutes; each target is a link to its card."""
    st.header("Agenda, by need", anchor=False)
    items = "".join(f"<li>{_item(row, view)}</li>" for row in table.frame.to_dict("records"))
    st.html(f'<ol class="mt-agenda">{items}</ol>')
    parts.beneath(view, table)


def reports(view: View) -> None:
    """Show a drafted report for every target that is an exception, in the agenda's order."""
    agenda = view.table("agenda").frame
    promised = view.table("targets").frame.set_index("target_id", drop=False)
    rows = promised.loc[agenda.loc[agenda["item"] == EXCEPTION, "target_id"]].to_dict("records")
    table = view.table("exception")
    st.header("Exceptions: a draft report each", anchor="exceptions")
    st.markdown(parts.plain(table.sentence))
    for row in rows:
        with st.container(border=True, key=f"report_{row['target_id']}"):
            _report(view, row, table.frame[table.frame["target_id"] == row["target_id"]])
    parts.beneath(view, table)


def decisions_panel(view: View) -> None:
    """Show what was decided, what became of it, and what followed."""
    table = view.table("decisions")
    st.header("What was decided, and what followed", anchor="decisions")
    st.markdown(parts.plain(table.sentence))
    for row in table.frame.to_dict("records"):
        st.html(_decision(row))
    if not table.frame.empty:
        parts.beneath(view, table)


def _item(row: Row, view: View) -> str:
    title = escape(str(row["title"]))
    said = escape(str(row["words"]))
    minutes = f'<span class="mt-minutes">{number(row["minutes"])} min</span>'
    if pd.isna(row["target_id"]):
        return f"{minutes} <b>{title}.</b> {said}"
    stands = status_html(str(row["status"]), view.colours)
    shown = link(view, title, "targets", str(row["target_id"]))
    return f"{minutes} {stands} <b>{shown}</b>: {said}"


def _report(view: View, row: Row, gap: pd.DataFrame) -> None:
    st.subheader(parts.plain(str(row["title"])), anchor=False)
    badge(str(row["status"]), view.colours)
    if str(row["kind"]).startswith("survey"):
        st.markdown(parts.plain(words.survey_report(row)))
    else:
        st.markdown(parts.plain(" ".join(words.report_points(row, gap))))
        _tables(view, gap)
    actions = view.table("actions").frame
    st.markdown(parts.plain(words.late_sentence(actions[actions["target_id"] == row["target_id"]])))


def _tables(view: View, gap: pd.DataFrame) -> None:
    shown = [name for name in (WARD, TYPE, PLACE) if (gap["dimension"] == name).any()]
    if not shown:
        return
    for column, name in zip(st.columns(len(shown), gap="medium"), shown, strict=True):
        rows = gap[(gap["dimension"] == name)].head(_MOST)
        with column:
            st.html(_parts_html(rows, words.DIMENSIONS[name], view))


def _parts_html(rows: pd.DataFrame, head: str, view: View) -> str:
    body = "".join(f"<tr>{_part(row, view)}</tr>" for row in rows.to_dict("records"))
    heads = "".join(
        f'<th scope="col"{side}>{text}</th>'
        for text, side in (
            (escape(head), ""),
            ("Came", _RIGHT),
            ("Expected", _RIGHT),
            ("Difference", _RIGHT),
        )
    )
    return (
        f'<table class="mt-table mt-parts"><caption class="mt-hidden">{escape(head)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


_RIGHT = ' class="mt-number"'


def _part(row: Row, view: View) -> str:
    colour = {verdicts.MORE: view.colours.worse, verdicts.FEWER: view.colours.better}
    said = difference(row["difference"])
    if row["verdict"] in colour:
        said = f'<b style="color:{colour[str(row["verdict"])]}">{escape(said)}, clear</b>'
    return (
        f'<th scope="row">{escape(str(row["part"]))}</th>'
        f"<td{_RIGHT}>{number(row['count'])}</td><td{_RIGHT}>{decimal(row['expected'])}</td>"
        f"<td{_RIGHT}>{said}</td>"
    )


def _decision(row: Row) -> str:
    then = f" Status then: {row['status_then']}." if row["status_then"] else ""
    if pd.notna(row["chance_then"]):
        then += f" Chance then: {chance_percent(float(row['chance_then']))}."
    about = f" On “{row['title']}”." if row["title"] else ""
    due = f"{row['due']:%d %B %Y}".lstrip("0")
    met = f"{row['meeting_date']:%d %B %Y}".lstrip("0")
    return (
        f'<div class="mt-decision"><p><b>{escape(str(row["decision_id"]))}, '
        f"{escape(str(row['standing']))}.</b> {escape(str(row['decision']))}{escape(about)}</p>"
        f"<p>{escape(str(row['owner']))}, by {due}. Decided on {met}, seeing snapshot "
        f"{escape(str(row['snapshot']))}.{escape(then)}</p>"
        f"<p>{escape(str(row['followed']))}</p></div>"
    )
