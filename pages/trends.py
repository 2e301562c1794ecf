"""Is this real, and what changed? Control charts, all measures, the wards screened."""

from moorlands_dash.ui.trends.board import board_panel
from moorlands_dash.ui.trends.rebase_form import rebase_form
from moorlands_dash.ui.trends.rhythm import chart_panel, rhythm_panels
from moorlands_dash.ui.trends.screening import what_changed_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("control-chart", area=view.choice.ward)
view.say(table.sentence)

if not table.frame.empty:
    chart_panel(view, table)
    rebase_form(view, table)
board_panel(view)
what_changed_panel(view)
rhythm_panels(view)
