"""What is done about a target: the actions tied to it, the late ones first."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.measures.plan.actions import LATE, STANDINGS
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import counted

PLAN = "delivery_plan"
"""Address of the page that holds every action."""

_MOST = 4


def target_actions(view: View, target_id: str) -> None:
    """Show the actions tied to a target, with a link to the plan; say so where there is none."""

    def write() -> Markup:
        frame = view.table("actions").frame
        return actions_html(frame[frame["target_id"] == target_id], view.settings.address(PLAN))

    show(view.said(f"actions_{target_id}", ("actions",), write))


def actions_html(actions: pd.DataFrame, plan: str = PLAN) -> Markup:
    """Return the actions as a list: title, owner and how each goes; beyond four a count."""
    link = Markup('<a href="{}" target="_self">Delivery plan</a>').format(plan)
    if actions.empty:
        head = Markup("No action is tied to this target. {}").format(link)
        return _points(head, Markup())
    order = actions["standing"].map(STANDINGS.index).sort_values(kind="stable").index
    rows = actions.loc[order].to_dict("records")
    items = Markup("").join(
        Markup("<li>{} {} ({}): {}</li>").format(
            _marked(str(row["standing"])), str(row["title"]), str(row["owner"]), str(row["words"])
        )
        for row in rows[:_MOST]
    )
    shown = f", of which {_MOST} are shown" if len(rows) > _MOST else ""
    tied = Markup("{} tied to it{}. {}").format(counted(len(rows), "action"), shown, link)
    return _points(tied, items)


def _marked(standing: str) -> Markup:
    """Return a late action's standing in bold, so that it is found at a glance."""
    said = Markup("<b>{}.</b>") if standing in LATE else Markup("{}.")
    return said.format(standing.capitalize())


def _points(head: Markup, items: Markup) -> Markup:
    listed = Markup('<ul class="mt-actions">{}</ul>').format(items) if items else ""
    return Markup('<div class="mt-points"><p><b>What is done about it?</b> {}</p>{}</div>').format(
        head, listed
    )
