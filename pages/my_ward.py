"""What is happening in my ward, and is it getting better? One ward, in ten seconds and in full."""

from moorlands_dash.ui.data.disclosure import protected_panel
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view
from moorlands_dash.ui.wards.cards import (
    COLUMNS,
    cards,
    chosen_ward,
    months_beneath,
    rules_panel,
    welcome,
)
from moorlands_dash.ui.wards.details import (
    actions_panel,
    peers_panel,
    places_panel,
    print_panel,
    said_panel,
    standing_panel,
)

view = current_view()
ward = chosen_ward(view)
table = view.table("my-ward", area=ward)
view.say(table.sentence)

if ward is None:
    welcome(view)
else:
    cards(view, table)
    rules_panel()
    beneath(view, table, columns=COLUMNS)
    months_beneath(view)
    print_panel(view, table)
    said_panel(view, table)
    actions_panel(view)
    places_panel(view)
    protected_panel(view)
    standing_panel(view)
    peers_panel(view)
