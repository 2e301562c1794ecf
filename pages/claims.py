"""Can I say this? A claim, typed or chosen, judged by what the figures bear."""

from moorlands_dash.ui.claims.judging import claim_panel, rules_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("claim")
view.say(table.sentence)

claim_panel(view, table)
rules_panel(view)
beneath(view, table)
