"""Is this real, and what changed? Control charts, the wards screened, years, seasons, hours."""

from moorlands_dash.ui.trends.rebase_form import rebase_form
from moorlands_dash.ui.trends.rhythm import chart_panel, hours_panel, season_panel, years_panel
from moorlands_dash.ui.trends.screening import what_changed_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("control-chart", area=view.choice.ward)
view.say(table.sentence)

if not table.frame.empty:
    chart_panel(view, table)
    rebase_form(view, table)
what_changed_panel(view)
years_panel(view)
season_panel(view)
hours_panel(view)
