"""What is loaded, how fresh, what was refused? The data themselves."""

from moorlands_dash.ui.data.loaded import (
    difference_panel,
    due_panel,
    files_panel,
    licences_panel,
    months_panel,
    places_panel,
    quarantine_panel,
    snapshot_panel,
    withdrawals_panel,
)
from moorlands_dash.ui.view import current_view

view = current_view()
view.say(f"{view.freshness()} {view.table('files').sentence} {view.table('quarantine').sentence}")

snapshot_panel(view)
difference_panel(view)
months_panel(view)
due_panel(view)
files_panel(view)
withdrawals_panel(view)
quarantine_panel(view)
places_panel(view)
licences_panel()
