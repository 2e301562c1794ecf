"""Are those we work with doing better? Counts of people: never who, only how many of how many."""

from moorlands_dash.ui.people.counts import (
    cohorts_panel,
    measure_panel,
    shares_panel,
    supply_panel,
)
from moorlands_dash.ui.people.public import protected_panel
from moorlands_dash.ui.view import current_view

view = current_view()

if view.key.public:
    view.say(view.table("people-protected").sentence)
    protected_panel(view)
else:
    table = view.table("people")
    view.say(table.sentence)
    if not table.frame.empty:
        measure_panel(view)
        shares_panel(view, table)
        cohorts_panel(view)
        supply_panel(view)
