"""How are the figures worked out, and how good are the forecasts? Measured, and in the open."""

from moorlands_dash.ui.data.methods import (
    backtest_panel,
    breaks_panel,
    duties_panel,
    entry_panel,
    glossary_panel,
    measures_panel,
    rules_panel,
    status_panel,
    terms_panel,
)
from moorlands_dash.ui.view import current_view

view = current_view()
view.say(view.table("backtest").sentence)

backtest_panel(view)
entry_panel(view)
terms_panel()
status_panel(view)
rules_panel(view)
breaks_panel(view)
if not view.snapshot.public:
    duties_panel(view)
glossary_panel(view)
measures_panel()
