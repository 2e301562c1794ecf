"""What could we promise, and how likely is it? A target looked at before it is set."""

from moorlands_dash.ui.targets.promise import (
    asked_promise,
    chance_panel,
    known_panel,
    monthly_panel,
)
from moorlands_dash.ui.view import current_view

view = current_view()
asked = asked_promise(view)
table = view.asked("promise", asked)
view.say(table.sentence)

if not table.frame.empty:
    chance_panel(view, table, asked)
    known_panel(view, table, asked)
    monthly_panel(view, asked)
