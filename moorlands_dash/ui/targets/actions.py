"""What is done about a target: the actions tied to it, the late ones first."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from moorlands_dash.measures.plan.actions import LATE, STANDINGS
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import counted

PLAN = "delivery_plan"
"""Address of the page that holds every action."""

_MOST = 4


def target_actions(view: View, target_id: str) -> None:
    """Show the actions tied to a target, with a link to the plan; say so where there is none."""

    def write() -> str:
        frame = view.table("actions").frame
        return actions_html(frame[frame["target_id"] == target_id], view.settings.address(PLAN))

    st.html(view.said(f"actions_{target_id}", ("actions",), write))


def actions_html(actions: pd.DataFrame, plan: str = PLAN) -> str:
    """Return the actions as a list: title, owner and how each goes; beyond four a count."""
    link = f'<a href="{escape(plan)}" target="_self">Delivery plan</a>'
    if actions.empty:
        return _points(f"No action is tied to this target. {link}", "")
    order = actions["standing"].map(STANDINGS.index).sort_values(kind="stable").index
    rows = actions.loc[order].to_dict("records")
    items = "".join(
        f"<li>{_marked(str(row['standing']))} {escape(str(row['title']))} "
        f"({escape(str(row['owner']))}): {escape(str(row['words']))}</li>"
        for row in rows[:_MOST]
    )
    shown = f", of which {_MOST} are shown" if len(rows) > _MOST else ""
    return _points(f"{counted(len(rows), 'action')} tied to it{shown}. {link}", items)


def _marked(standing: str) -> str:
    """Return a late action's standing in bold, so that it is found at a glance."""
    word = escape(standing.capitalize())
    return f"<b>{word}.</b>" if standing in LATE else f"{word}."


def _points(head: str, items: str) -> str:
    listed = f'<ul class="mt-actions">{items}</ul>' if items else ""
    return f'<div class="mt-points"><p><b>What is done about it?</b> {head}</p>{listed}</div>'
