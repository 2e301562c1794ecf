"""Who is in the partnership, what does each answer for, and whom do we ask?"""

from moorlands_dash.ui.plan.partners import directory_panel, membership_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("partners")
view.say(table.sentence)

if not table.frame.empty:
    directory_panel(view, table)
membership_panel(view)
