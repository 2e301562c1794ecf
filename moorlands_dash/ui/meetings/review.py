"""The quarterly review: the agenda, a drafted report an exception, and what was decided."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.measures import verdicts
from moorlands_dash.rows import Row
from moorlands_dash.tables.meetings.review import EXCEPTION
from moorlands_dash.tables.model import Table
from moorlands_dash.target_kinds import by_period
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.targets.pictures import target_picture
from moorlands_dash.ui.targets.rows import chance_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.meetings import review as words
from moorlands_dash.words.meetings.review import PLACE, TYPE, WARD
from moorlands_dash.words.numbers import decimal, difference, number
from moorlands_dash.words.targets.rows import row_sentence

_MOST = 5
"""Parts of a kind that a report shows; the table beneath has all."""


def agenda_panel(view: View, table: Table) -> None:
    """Show the agenda as a numbered list with minutes; each target is a link to its card."""
    st.header("Agenda, by need", anchor=False)
    asked = ("agenda", view.key, view.colours)
    show(made_of(table.frame, asked, lambda: _agenda(view, table)))
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
        show(_decision(row))
    if not table.frame.empty:
        parts.beneath(view, table)


def _agenda(view: View, table: Table) -> Markup:
    promised = view.table("targets").frame.set_index("target_id", drop=False)
    pictures = {
        key: picture(target_picture(view, promised.loc[key].to_dict()), "mt-stamp", "")
        for key in table.frame["target_id"].dropna()
        if key in promised.index
    }
    items = Markup("").join(
        Markup('<li><div class="mt-pictured"><div>{}</div>{}</div></li>').format(
            _item(row, view), pictures.get(row["target_id"], "")
        )
        for row in table.frame.to_dict("records")
    )
    return Markup('<ol class="mt-agenda">{}</ol>').format(items)


def _item(row: Row, view: View) -> Markup:
    title, said = str(row["title"]), str(row["words"])
    minutes = Markup('<span class="mt-minutes">{} min</span>').format(number(row["minutes"]))
    if pd.isna(row["target_id"]):
        return Markup("{} <b>{}.</b> {}").format(minutes, title, said)
    stands = status_html(str(row["status"]), view.colours)
    shown = link(view, title, "targets", str(row["target_id"]))
    return Markup("{} {} <b>{}</b>: {}").format(minutes, stands, shown, said)


def _report(view: View, row: Row, gap: pd.DataFrame) -> None:
    st.subheader(parts.plain(str(row["title"])), anchor=False)
    name = f"exception_{row['target_id']}_{view.colours.paper}"
    show(view.said(name, ("targets",), lambda: _at_sight(view, row)))
    with st.expander("The draft report", key=f"draft_{row['target_id']}", type="compact"):
        _draft(view, row, gap)


def _at_sight(view: View, row: Row) -> Markup:
    """Return an exception at first sight: how it stands, where it is heading, and its picture."""
    return Markup(
        '<div class="mt-row"><div><p class="mt-stands">{} {}</p><p>{}</p></div>{}</div>'
    ).format(
        status_html(str(row["status"]), view.colours),
        chance_html(row),
        row_sentence(row),
        picture(target_picture(view, row), "mt-wide-fan", ""),
    )


def _draft(view: View, row: Row, gap: pd.DataFrame) -> None:
    if by_period(row):
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
            show(_parts_html(rows, words.DIMENSIONS[name], view))


def _parts_html(rows: pd.DataFrame, head: str, view: View) -> Markup:
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(_part(row, view)) for row in rows.to_dict("records")
    )
    heads = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(side, text)
        for text, side in (
            (head, ""),
            ("Came", _RIGHT),
            ("Expected", _RIGHT),
            ("Difference", _RIGHT),
        )
    )
    return Markup(
        '<table class="mt-table mt-parts"><caption class="mt-hidden">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(head, heads, body)


_RIGHT = Markup(' class="mt-number"')


def _part(row: Row, view: View) -> Markup:
    colour = {verdicts.MORE: view.colours.worse, verdicts.FEWER: view.colours.better}
    said = difference(row["difference"])
    if row["verdict"] in colour:
        said = Markup('<b style="color:{}">{}, clear</b>').format(colour[str(row["verdict"])], said)
    return Markup('<th scope="row">{}</th><td{}>{}</td><td{}>{}</td><td{}>{}</td>').format(
        str(row["part"]),
        _RIGHT,
        number(row["count"]),
        _RIGHT,
        decimal(row["expected"]),
        _RIGHT,
        said,
    )


def _decision(row: Row) -> Markup:
    then = f" Status then: {row['status_then']}." if row["status_then"] else ""
    if pd.notna(row["chance_then"]):
        then += f" Chance then: {chance_percent(float(row['chance_then']))}."
    about = f" On “{row['title']}”." if row["title"] else ""
    due = f"{row['due']:%d %B %Y}".lstrip("0")
    met = f"{row['meeting_date']:%d %B %Y}".lstrip("0")
    return Markup(
        '<div class="mt-decision"><p><b>{}, '
        "{}.</b> {}{}</p>"
        "<p>{}, by {}. Decided on {}, seeing snapshot "
        "{}.{}</p>"
        "<p>{}</p></div>"
    ).format(
        str(row["decision_id"]),
        str(row["standing"]),
        str(row["decision"]),
        about,
        str(row["owner"]),
        due,
        met,
        str(row["snapshot"]),
        then,
        str(row["followed"]),
    )
