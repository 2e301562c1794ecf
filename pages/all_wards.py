"""How does every ward stand, and where has it changed? All of them, in the order asked for."""

from moorlands_dash.ui.denominators import wards_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view
from moorlands_dash.ui.wards.cards import rules_panel
from moorlands_dash.ui.wards.compared import COLUMNS, every_ward

view = current_view()
table = view.table("all-wards")
view.say(table.sentence)

if not table.frame.empty:
    every_ward(view, table)
    wards_panel(view)
    rules_panel()
beneath(view, table, columns=COLUMNS)
