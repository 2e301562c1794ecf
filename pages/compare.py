"""Are we safer than elsewhere? Official recorded crime, and street-level counts, kept apart."""

from moorlands_dash.ui.comparison.others import official_panel, street_panel
from moorlands_dash.ui.view import current_view

view = current_view()
view.say(view.table("comparison-recorded").sentence)

official_panel(view)
street_panel(view)
