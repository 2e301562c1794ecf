"""Who does what by when, and what is late? The actions behind the promises."""

from moorlands_dash.ui.plan.actions import actions_panel, costs_panel, crime_costs_panel, gaps_panel
from moorlands_dash.ui.plan.partners import membership_panel
from moorlands_dash.ui.plan.progress_form import progress_form
from moorlands_dash.ui.plan.rollover import rollover_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("actions")
view.say(table.sentence)

if not table.frame.empty:
    actions_panel(view, table)
    progress_form(view, table)
gaps_panel(view)
membership_panel(view, always=False)
costs_panel(view)
crime_costs_panel(view)
rollover_panel(view)
