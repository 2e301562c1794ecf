"""About all targets: what if, the rule that gives the status, and the tables behind the page."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import fan_key
from moorlands_dash.tables.targets.forecasts import CHANGES
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.statuses import status_rule
from moorlands_dash.words.targets.forecasts import change_words

_BEHIND = {
    "targets": "All targets",
    "trajectory": "Counts and milestones, month by month",
    "forecast": "Forecasts, month by month",
    "what-if": "What if the months left bring more or fewer?",
    "track-record": "How good such forecasts have been",
    "survey": "Survey waves",
    "target-figures": "Figures that others record",
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
    """Offer the rule that gives the status, with the settings' thresholds, and the figures' key."""
    items = Markup("").join(
        Markup("<li>{} {}</li>").format(status_html(word, view.colours), meaning)
        for word, meaning in status_rule(view.settings.status)
    )
    drawn = Markup("").join(
        Markup('<li><i style="{}"></i> {}</li>').format(look, meaning)
        for look, meaning in fan_key(view.colours)
    )
    with st.expander("How to read statuses and figures", icon=":material/help:", key="reading"):
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
