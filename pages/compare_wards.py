"""How do these wards differ? Two to four of them on the same axes."""

from moorlands_dash.ui.view import current_view
from moorlands_dash.ui.wards.cards import rules_panel
from moorlands_dash.ui.wards.compared import (
    beside_each_other,
    choose_first,
    rates_panel,
    years_panel,
)

view = current_view()
if view.choice.wards:
    table = view.table("compare-wards")
    view.say(table.sentence)
    years_panel(view)
    rates_panel(view, table)
    beside_each_other(view, table)
    rules_panel()
else:
    choose_first(view)
