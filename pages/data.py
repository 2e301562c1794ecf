"""What is loaded, how fresh, what was refused? The data themselves."""

from moorlands_dash.ui.data.loaded import (
    difference_panel,
    due_panel,
    folded_panels,
    quarantine_panel,
    withdrawals_panel,
)
from moorlands_dash.ui.data.strips import strips_panel
from moorlands_dash.ui.view import current_view

view = current_view()
view.say(f"{view.freshness()} {view.table('files').sentence} {view.table('quarantine').sentence}")

strips_panel(view)
due_panel(view)
difference_panel(view)
withdrawals_panel(view)
quarantine_panel(view)
folded_panels(view)
