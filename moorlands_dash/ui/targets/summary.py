"""All targets at a glance: a line each, the worst first, with the rule that gives the status."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import fan_key
from moorlands_dash.rows import Record, Row
from moorlands_dash.statuses import urgency
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.targets.forecasts import CHANGES
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.chances import CERTAIN, SETTLED, chance_percent, chance_said
from moorlands_dash.words.numbers import amount, number, percent
from moorlands_dash.words.statuses import status_rule
from moorlands_dash.words.targets.forecasts import change_words
from moorlands_dash.words.targets.trajectories import so_far

_HEADS = ("Target", "Status", "Chance", "Promised", "Likely by the end", "If changed")
_OVER = "Came to"
_LIKELY = _HEADS.index("Likely by the end")
_UNKNOWN = "–"
_BEHIND = {
    "targets": "All targets",
    "trajectory": "Counts and milestones, month by month",
    "forecast": "Forecasts, month by month",
    "what-if": "What if the months left bring more or fewer?",
    "track-record": "How good such forecasts have been",
    "survey": "Survey waves",
    "annotations": "Dated events",
}
_COLUMNS: dict[str, tuple[str, ...]] = {
    "targets": (
        "title", "owner", "status", "chance", "baseline", "target", "actual", "milestone_now",
        "lower_95", "upper_95", "standing", "judgement", "straight_line", "outturn_median",
        "outturn_lower_80", "outturn_upper_80", "months_left", "needed_per_month",
        "best_run_per_month",
    ),
}  # fmt: skip
"""Columns that the page draws or says, of a table with more."""
_OFFERED = [change for change in CHANGES if round(change * 100) % 10 == 0]


def ordered(targets: Table) -> list[Record]:
    """Return the targets' rows, the worst first, those of the same status by their chance."""
    rows = targets.frame.to_dict("records")
    return sorted(rows, key=lambda row: (urgency(str(row["status"])), _least(row["chance"])))


def summary(view: View, targets: Table, change: float) -> None:
    """Show a line for each target, linked to its card; with a what-if its chance as well."""
    changed = view.table("what-if").frame if change else None
    heads = list(_HEADS if change else _HEADS[:-1])
    if not targets.frame["months_left"].any():
        heads[_LIKELY] = _OVER
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(_headed(name, change)) for name in heads
    )
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(_line(row, view, changed, change)) for row in ordered(targets)
    )
    show(
        Markup(
            '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
            '<table class="mt-table mt-glance"><caption class="mt-hidden">{}</caption>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
        ).format(targets.title, targets.title, head, body)
    )


def what_if_control(view: View) -> float:
    """Ask by how much the months left may differ from the forecast; 0 is not at all."""
    if view.table("what-if").frame.empty:
        return 0.0
    picked = st.segmented_control(
        "What if the months left bring more or fewer than forecast?",
        _OFFERED,
        default=0.0,
        required=True,
        format_func=lambda change: change_words(change).removesuffix(" than forecast"),
        key="change",
        bind="query-params",
    )
    return float(picked or 0.0)


def keys(view: View) -> None:
    """Print the rule that gives the status, with the settings' thresholds, and the figures' key."""
    items = Markup("").join(
        Markup("<li>{} {}</li>").format(status_html(word, view.colours), meaning)
        for word, meaning in status_rule(view.settings.status)
    )
    drawn = Markup("").join(
        Markup('<li><i style="{}"></i> {}</li>').format(look, meaning)
        for look, meaning in fan_key(view.colours)
    )
    show(
        Markup(
            '<div class="mt-legend"><b>Status is a rule on the chance</b>'
            '<ul class="mt-rule">{}</ul><b>In the figures</b><ul>{}</ul></div>'
        ).format(items, drawn)
    )


def behind(view: View) -> None:
    """Show the tables behind the page, one at a time."""
    st.header("The figures behind this page", anchor=False)
    names = [name for name in _BEHIND if not view.table(name).frame.empty] or ["targets"]
    name = st.selectbox("Table", names, format_func=_BEHIND.__getitem__, width=420, key="behind")
    parts.beneath(view, view.table(name), columns=_COLUMNS.get(name))


def _line(row: Row, view: View, changed: pd.DataFrame | None, change: float) -> Markup:
    cells = [
        Markup('<th scope="row"><a href="#{}">{}</a></th>').format(
            str(row["target_id"]), str(row["title"])
        ),
        Markup("<td>{}</td>").format(status_html(str(row["status"]), view.colours)),
        Markup("<td>{}</td>").format(_chance(row)),
        Markup('<td data-head="promised">{}</td>').format(_promised(row)),
        Markup('<td data-head="{}">{}</td>').format(_end_head(row), _likely(row)),
    ]
    if changed is not None:
        cells.append(Markup("<td>{}</td>").format(_changed(row, changed, change, view)))
    return Markup("").join(cells)


def _chance(row: Row) -> str:
    if pd.isna(row["chance"]):
        return _UNKNOWN
    if row["chance"] in CERTAIN:
        return SETTLED
    bare, _, words = chance_said(float(row["chance"])).partition(", ")
    return Markup("<b>{}</b>{}").format(bare, f", {words}" if words else "")


def _promised(row: Row) -> str:
    side = "at least" if row["kind"] == "survey_increase" else "at most"
    return f"{side} {_amount(row, row['target'])}"


def _end_head(row: Row) -> str:
    """Return what stands before the count on a phone, where the columns have no heads."""
    if str(row["kind"]).startswith("survey") or pd.isna(row["outturn_median"]):
        return ""
    return "likely" if row["months_left"] else "came to"


def _likely(row: Row) -> str:
    """Return the median with its 80% interval; of a survey the newest share with its 95%."""
    if str(row["kind"]).startswith("survey"):
        if pd.isna(row["actual"]):
            return _UNKNOWN
        low, high = percent(row["lower_95"]), percent(row["upper_95"])
        return f"{percent(row['actual'])} ({low} to {high}) in the last wave"
    if pd.isna(row["outturn_median"]):
        return _UNKNOWN if pd.isna(row["actual"]) else so_far(row)
    low, high = number(row["outturn_lower_80"]), number(row["outturn_upper_80"])
    median = number(row["outturn_median"])
    return median if low == high else f"{median} ({low} to {high})"


def _changed(row: Row, changed: pd.DataFrame, change: float, view: View) -> str:
    found = changed[(changed["target_id"] == row["target_id"]) & (changed["change"] == change)]
    if found.empty:
        return _UNKNOWN
    then = found.iloc[0]
    chance = chance_percent(float(then["chance"]))
    return Markup("<b>{}</b> {}").format(chance, status_html(str(then["status"]), view.colours))


def _headed(name: str, change: float) -> str:
    return f"With {change_words(change)}" if name == _HEADS[-1] else name


def _amount(row: Row, value: float) -> str:
    return percent(value) if str(row["kind"]).startswith("survey") else amount(value)


def _least(chance: float) -> float:
    return 2.0 if pd.isna(chance) else float(chance)
