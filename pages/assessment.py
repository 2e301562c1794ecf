"""What matters most, and how sure is that? The strategic assessment's themes, weighed and drawn."""

from moorlands_dash.ui.assessment.assessment import by_list, matrix, survives
from moorlands_dash.ui.assessment.priority_form import priorities
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("assessment")
view.say(table.sentence)

if table.frame["rank"].notna().any():
    matrix(view, table)
    survives(view)
    by_list(view)
    priorities(view, table)
