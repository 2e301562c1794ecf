"""Paths of several years, beneath the year's targets: each as one picture."""

from __future__ import annotations

from functools import partial

import streamlit as st

from moorlands_dash.charts.targets.path import plan_path
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View


def paths_panel(view: View) -> None:
    """Show each path of several years with its yearly milestones; nothing where there is none."""
    table = view.table("plan-path")
    if table.frame.empty:
        return
    st.header("The plan, year by year", anchor=False)
    st.markdown(parts.plain(table.sentence))
    for own, rows in table.frame.groupby("target_id", sort=False):
        title = str(rows["title"].iloc[0])
        parts.finding(title, f"path_{own}")
        said = f"{title}. " + " ".join(rows["words"])
        parts.figure(view, f"path_{own}", partial(plan_path, rows, view.colours), said)
    parts.beneath(view, table)
