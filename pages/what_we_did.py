"""What did you say, and what did we do about it? Answers beside actions, by ward."""

from moorlands_dash.ui.plan.did import did_panel, said_panel
from moorlands_dash.ui.plan.said_did import by_area_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("what-we-did", area=view.choice.ward)
view.say(table.sentence)

said_panel(view)
by_area_panel(view)
if not table.frame.empty:
    did_panel(view, table)
