"""Will we meet our targets? Every target of the financial year, the ones in trouble first."""

from moorlands_dash.ui.targets.paths import paths_panel
from moorlands_dash.ui.targets.records import records
from moorlands_dash.ui.targets.rows import target_rows
from moorlands_dash.ui.targets.summary import behind, keys, what_if_control
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("targets")
view.say(table.sentence)

if not table.frame.empty:
    target_rows(view, table, what_if_control(view))
    keys(view)
    records(view, table)
paths_panel(view)
behind(view)
