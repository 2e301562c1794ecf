"""Are we safer than elsewhere? Official recorded crime, and street-level counts, kept apart."""

from moorlands_dash.ui.comparison.others import official_panel, street_panel
from moorlands_dash.ui.comparison.similar import corners_panel, similar_panel
from moorlands_dash.ui.comparison.watch import watch_panel
from moorlands_dash.ui.view import current_view

view = current_view()
recorded = view.table("comparison-recorded")
view.say(recorded.sentence)

panels = [official_panel, similar_panel, corners_panel, watch_panel, street_panel]
for panel in panels[::-1] if recorded.frame.empty else panels:
    panel(view)
