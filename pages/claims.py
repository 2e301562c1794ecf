"""Can I say this? A claim, typed or chosen, judged by what the figures bear."""

from moorlands_dash.ui.claims.judging import claim_panel, figures_behind, rules_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("claim")
view.say(table.sentence)

claim_panel(view, table)
rules_panel(view)
figures_behind(view, table)
